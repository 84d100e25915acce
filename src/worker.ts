import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from './errors.ts';
import type { SchemaSetup } from './host/schema-thread.ts';
import type { ThreadAnswer } from './host/threads.ts';
import type { MarkdownParts } from './markdown/document.ts';
import type { Source } from './markdown/source.ts';
import type { Job, WorkSetup } from './work/job.ts';

// A thread loads only what it is started for.
const data = workerData as WorkSetup | SchemaSetup | undefined;
if (!data) await serveParser();
else if ('notes' in data) (await import('./host/schema-service.ts')).serveSchema(data);
else await serveJobs(data);

/** The thread of host/parse-with-limit.ts, for texts that may keep the parser busy forever. */
async function serveParser(): Promise<void> {
  const { parseMarkdown } = await import('./markdown/parse.ts');
  parentPort?.on('message', (source: Source) => {
    const { tree, frontmatter, unreadable } = parseMarkdown(source);
    const parts: MarkdownParts = { tree, frontmatter, unreadable };
    parentPort?.postMessage(parts);
  });
}

async function serveJobs(setup: WorkSetup): Promise<void> {
  const { createDocumentWorker, renderPages } = await import('./work/do-job.ts');
  const { loadEnvironment } = await import('./host/environment.ts');
  const { root, settings, now, asStatus, schemaText } = setup;
  // Not read again: it may come from another commit, and files may have changed.
  const openSchema = async (file: string) => {
    const { openCustomSchema } = await import('./host/custom-schema.ts');
    return openCustomSchema(schemaText ?? '', file);
  };
  const documents = loadEnvironment(root, settings, now, openSchema).then(async (environment) =>
    createDocumentWorker(setup, { ...environment, asStatus }),
  );
  const answer = async (job: Job): Promise<ThreadAnswer> => {
    try {
      return { result: job.task === 'render' ? await renderPages(job) : await (await documents)(job) };
    } catch (error) {
      // Errors lose their class on the way.
      return error instanceof UserError ? { code: error.code, message: error.message } : { error };
    }
  };
  let before: Promise<unknown> = documents.catch(() => undefined);
  // One job after the other: an answer does not say which job it is of.
  parentPort?.on('message', (job: Job) => {
    before = before.then(async () => parentPort?.postMessage(await answer(job)));
  });
}

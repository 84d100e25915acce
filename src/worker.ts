import { parentPort, workerData } from 'node:worker_threads';
import { loadEnvironment } from './host/environment.ts';
import type { ThreadAnswer } from './host/threads.ts';
import type { MarkdownParts } from './markdown/document.ts';
import { parseMarkdown } from './markdown/parse.ts';
import type { Source } from './markdown/source.ts';
import { createDocumentWorker, renderPages } from './work/do-job.ts';
import type { Job, WorkSetup } from './work/job.ts';

if (!workerData) {
  // The thread of host/parse-with-limit.ts, for texts that may keep the parser busy forever.
  parentPort?.on('message', (source: Source) => {
    const { tree, frontmatter, unreadable } = parseMarkdown(source);
    const parts: MarkdownParts = { tree, frontmatter, unreadable };
    parentPort?.postMessage(parts);
  });
} else {
  const documents = prepare(workerData as WorkSetup);
  let before: Promise<unknown> = documents;
  // One job after the other: an answer does not say which job it is of.
  parentPort?.on('message', (job: Job) => {
    before = before.then(async () => parentPort?.postMessage(await answer(job, documents)));
  });
}

async function prepare(setup: WorkSetup): ReturnType<typeof createDocumentWorker> {
  const { root, settings, now, asStatus } = setup;
  return createDocumentWorker(setup, { ...(await loadEnvironment(root, settings, now)), asStatus });
}

async function answer(job: Job, documents: ReturnType<typeof prepare>): Promise<ThreadAnswer> {
  try {
    return { result: job.task === 'render' ? await renderPages(job) : await (await documents)(job) };
  } catch (error) {
    return { error };
  }
}

import { parentPort, workerData } from 'node:worker_threads';
import { loadEnvironment } from './host/environment.ts';
import type { ThreadAnswer, ThreadSetup } from './host/threads.ts';
import { parseMarkdown, type MarkdownParts } from './markdown/parse.ts';
import type { Source } from './markdown/source.ts';
import { createDocumentWorker, type DocumentJob, type DocumentSetup } from './work/document-jobs.ts';

if (workerData === null) {
  // The thread of host/parse-with-limit.ts, for texts that may keep the parser busy forever.
  parentPort?.on('message', (source: Source) => {
    const { tree, frontmatter, unreadable } = parseMarkdown(source);
    const parts: MarkdownParts = { tree, frontmatter, unreadable };
    parentPort?.postMessage(parts);
  });
} else {
  const work = prepare(workerData as ThreadSetup);
  let before: Promise<unknown> = work;
  // One job after the other: an answer carries no name of its job.
  parentPort?.on('message', (job: unknown) => {
    before = before.then(async () => parentPort?.postMessage(await answer(work, job)));
  });
}

type Work = (job: unknown) => Promise<unknown>;

async function prepare(setup: ThreadSetup): Promise<Work> {
  const { root, settings, now } = setup as DocumentSetup;
  const work = createDocumentWorker(settings, await loadEnvironment(root, settings, now));
  return async (job) => work(job as DocumentJob);
}

async function answer(work: Promise<Work>, job: unknown): Promise<ThreadAnswer> {
  try {
    return { result: await (await work)(job) };
  } catch (error) {
    return { error };
  }
}

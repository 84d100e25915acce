import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { readSources } from '../files.ts';
import { checkSource, checkUnreadable, type CheckedFile, type Run } from '../lint/run.ts';
import type { Source } from '../markdown/source.ts';
import { isTame } from '../markdown/tame.ts';
import type { Settings } from '../settings.ts';
import type { WorkerRequest } from '../worker.ts';

/** How long one document may take. An ordinary one takes a few milliseconds. */
const limitSeconds = 5;
const limitMegabytes = 1024;

/**
 * Read and check documents from disk, in the order given. A document that may keep the parser busy for ever is
 * read in a thread of its own, which is stopped.
 *
 * @throws {UserError} `FILE_UNREADABLE` when one cannot be read from disk.
 */
export async function checkFiles(root: string, paths: readonly string[], settings: Settings): Promise<Run> {
  const files: CheckedFile[] = [];
  for (const source of await readSources(root, paths)) {
    const tame = isTame(Buffer.from(source.text).toString('utf8'));
    files.push(tame ? checkSource(source, settings) : await checkInThread(source, settings));
  }
  return { files };
}

async function checkInThread(source: Source, settings: Settings): Promise<CheckedFile> {
  const resourceLimits = { maxOldGenerationSizeMb: limitMegabytes };
  const worker = new Worker(new URL(import.meta.resolve('#worker')), { resourceLimits });
  try {
    const request: WorkerRequest = { source, settings };
    worker.postMessage(request);
    const [file] = await once(worker, 'message', { signal: AbortSignal.timeout(limitSeconds * 1000) });
    return file;
  } catch (error) {
    if (!isLimit(error)) throw error;
    return checkUnreadable(source, settings, {
      reason: `Unexpected text that takes more than ${limitSeconds} s or ${limitMegabytes} MiB to read, expected prose`,
      note: 'Look for long runs of `*`, `_`, `[` or `>`, and put what is no prose into a code block or a file of its own.',
    });
  } finally {
    await worker.terminate();
  }
}

function isLimit(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY');
}

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { MarkdownDocument } from '../markdown/document.ts';
import type { Source } from '../markdown/source.ts';
import { parsesQuickly } from '../markdown/parse-budget.ts';

/** The longest that parsing one document may take. An ordinary document takes a few milliseconds. */
const limitSeconds = 5;
const limitMegabytes = 1024;

/** Parse a document in a limited time, whatever it holds. */
export async function parseWithLimit(source: Source): Promise<MarkdownDocument> {
  const isQuick = parsesQuickly(Buffer.from(source.text).toString('utf8'));
  if (!isQuick) return parseInThread(source);
  const { parseMarkdown } = await import('../markdown/parse.ts');
  return parseMarkdown(source);
}

/** Parse a document that may keep the parser busy forever in a thread, which can be stopped. */
async function parseInThread(source: Source): Promise<MarkdownDocument> {
  const { assembleDocument, unreadableDocument } = await import('../markdown/parse.ts');
  const resourceLimits = { maxOldGenerationSizeMb: limitMegabytes };
  const worker = new Worker(new URL(import.meta.resolve('#worker')), { resourceLimits });
  try {
    worker.postMessage(source);
    const [parts] = await once(worker, 'message', { signal: AbortSignal.timeout(limitSeconds * 1000) });
    return assembleDocument(source, parts);
  } catch (error) {
    if (!isLimit(error)) throw error;
    return unreadableDocument(
      source,
      `Unexpected text that takes more than ${limitSeconds} s or ${limitMegabytes} MiB to read, expected prose`,
      'Look for long runs of `*`, `_`, `[` or `>`, and move anything that is not prose into a code block or a separate file.',
    );
  } finally {
    await worker.terminate();
  }
}

function isLimit(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY');
}

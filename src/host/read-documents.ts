import type { MarkdownDocument } from '../markdown/document.ts';
import { parseWithLimit } from './parse-with-limit.ts';
import { readSources } from './read-files.ts';

/**
 * Read and parse documents from disk, in the order given.
 *
 * @param root Absolute path that the others are relative to.
 * @throws {UserError} `FILE_UNREADABLE` when one cannot be read from disk.
 */
export async function readDocuments(root: string, paths: readonly string[]): Promise<MarkdownDocument[]> {
  const documents: MarkdownDocument[] = [];
  for (const source of readSources(root, paths)) documents.push(await parseWithLimit(source));
  return documents;
}

import type { MarkdownDocument } from '../markdown/parse.ts';
import { parseWithLimit } from './parse-with-limit.ts';
import { readSource } from './read-files.ts';

/**
 * Read and parse documents from disk, in the order given.
 *
 * @param root Absolute path that the others are relative to.
 * @throws {UserError} `FILE_UNREADABLE` when one cannot be read from disk.
 */
export async function readDocuments(root: string, paths: readonly string[]): Promise<MarkdownDocument[]> {
  const documents: MarkdownDocument[] = [];
  for (const file of paths) documents.push(await parseWithLimit(await readSource(root, file)));
  return documents;
}

import { stat } from 'node:fs/promises';
import path from 'node:path';
import { relativePath } from '../disk.ts';
import { UserError } from '../errors.ts';
import { nearest } from '../text/typo.ts';
import { findDocuments } from './read-files.ts';

/**
 * Find the document that a user names.
 *
 * @param name Its id, which is its file name without `.md`, or its path relative to `cwd`.
 * @returns Path relative to the root, `/` as separator.
 * @throws {UserError} `DOCUMENT_UNKNOWN`, with the most similar id; `FILE_NOT_FOUND`.
 */
export async function findDocument(name: string, root: string, globs: readonly string[], cwd: string): Promise<string> {
  const documents = await findDocuments(root, globs);
  const idOf = (file: string): string => path.posix.basename(file).replace(/\.md$/i, '');
  const found = documents.filter((file) => idOf(file) === name);
  const [file, other] = found;
  if (other !== undefined) {
    throw new UserError('DOCUMENT_UNKNOWN', `Unexpected id ${name} of ${found.join(' and ')}, expected a path`);
  }
  if (file !== undefined) return file;
  if (/[\\/]|\.md$/i.test(name)) {
    const named = path.resolve(cwd, name);
    const stats = await stat(named).catch((cause: unknown) => {
      throw new UserError('FILE_NOT_FOUND', `Cannot find ${name}`, { cause });
    });
    if (stats.isFile()) return relativePath(root, named);
    throw new UserError('DOCUMENT_UNKNOWN', `Unexpected folder ${name}, expected one document`);
  }
  const known = nearest(name, documents.map(idOf));
  const hint =
    known === undefined ? 'expected the name of a document without .md, or its path' : `did you mean ${known}?`;
  throw new UserError('DOCUMENT_UNKNOWN', `Unknown document ${name}; ${hint}`);
}

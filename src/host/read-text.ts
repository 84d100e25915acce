import path from 'node:path';
import { readRepositoryFile, repositoryOf } from '../disk.ts';
import { UserError } from '../errors.ts';

/** In bytes. A baseline of 10,000 documents takes about one MiB. */
const longest = 2 * 1024 * 1024;

/**
 * Read a file of the repository that need not exist.
 *
 * @param root Absolute path that the name is relative to.
 * @returns `undefined` if there is none.
 * @throws {UserError} `FILE_UNREADABLE`
 */
export function readTextIfThere(root: string, name: string): string | undefined {
  const part = readRepositoryFile(repositoryOf(root), path.join(root, name), longest);
  if ('bytes' in part && part.size <= longest) return part.bytes.toString('utf8');
  if ('bytes' in part) throw new UserError('FILE_UNREADABLE', `Cannot read ${name}: it is too large`);
  if (part.code === 'ENOENT') return undefined;
  throw new UserError('FILE_UNREADABLE', `Cannot read ${name}: ${part.reason}`, { cause: part.cause });
}

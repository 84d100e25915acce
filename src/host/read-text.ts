import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, UserError } from '../errors.ts';

/**
 * Read a file of the repository that need not exist.
 *
 * @param root Absolute path that the name is relative to.
 * @returns `undefined` if there is none.
 * @throws {UserError} `FILE_UNREADABLE`
 */
export async function readTextIfThere(root: string, name: string): Promise<string | undefined> {
  try {
    return await readFile(path.join(root, name), 'utf8');
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return undefined;
    throw new UserError('FILE_UNREADABLE', `Cannot read ${name}: ${errorCode(cause)}`, { cause });
  }
}

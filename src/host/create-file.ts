import { constants } from 'node:fs';
import { copyFile, link, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../errors.ts';
import { unwritable, writeAside } from './write-aside.ts';

/**
 * Create a file with all of its content, or not at all. An existing file is never replaced.
 *
 * @param file Absolute path; its folder is created if needed.
 * @returns Whether it was created; `false` if there is a file of that name.
 * @throws {UserError} `FILE_UNWRITABLE`
 */
export async function createFile(file: string, content: string): Promise<boolean> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
  } catch (cause) {
    throw unwritable(file, cause);
  }
  return writeAside(file, content, undefined, (aside) => place(aside, file));
}

/**
 * A link fails if the name is taken, where a rename would replace the file. Some file systems have no links.
 *
 * @returns Whether the name was free.
 */
async function place(aside: string, file: string): Promise<boolean> {
  try {
    await link(aside, file);
    return true;
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (code === 'EEXIST') return false;
    if (!withoutLinks.has(code)) throw error;
  }
  try {
    await copyFile(aside, file, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP']);

import { access, chmod, constants, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, UserError } from '../errors.ts';

/**
 * Replace the content of a file atomically: a reader sees all of the old content or all of the new. The file keeps its
 * mode, and a symbolic link keeps its target.
 *
 * @param file Absolute path.
 * @param before Its content when it was read.
 * @returns Whether it has the new content; `false`, without a change, if its content is no longer `before`.
 * @throws {UserError} `FILE_UNWRITABLE`
 */
export async function replaceFile(file: string, before: Uint8Array, after: string): Promise<boolean> {
  try {
    const target = await realpath(file);
    // A rename would replace a read-only file.
    await access(target, constants.W_OK);
    const { mode } = await stat(target);
    const aside = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}`);
    // `wx`: an existing file of that name must not be overwritten, or removed below.
    await writeFile(aside, after, { flag: 'wx', mode });
    try {
      await chmod(aside, mode);
      const present = await readFile(target);
      if (present.equals(Buffer.from(after))) return true;
      if (!present.equals(before)) return false;
      await rename(aside, target);
      return true;
    } finally {
      await rm(aside, { force: true });
    }
  } catch (cause) {
    const code = errorCode(cause);
    if (code === undefined) throw cause;
    throw new UserError('FILE_UNWRITABLE', `Cannot write ${path.basename(file)}: ${code}`, { cause });
  }
}

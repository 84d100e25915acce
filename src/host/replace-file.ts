import { access, chmod, constants, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, UserError } from '../errors.ts';

/**
 * Replace what a file holds, at once: whoever reads it meanwhile sees all of the old or all of the new. Its mode stays,
 * and a symbolic link goes on to lead where it led.
 *
 * @param file Absolute path.
 * @param before What it held when it was read.
 * @returns Whether it holds the new text; it is left alone when it has come to hold something else.
 * @throws {UserError} `FILE_UNWRITABLE`
 */
export async function replaceFile(file: string, before: Uint8Array, after: string): Promise<boolean> {
  try {
    const target = await realpath(file);
    // A rename would replace a file that must not be written.
    await access(target, constants.W_OK);
    const { mode } = await stat(target);
    const aside = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}`);
    // A file of that name is not ours to remove.
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

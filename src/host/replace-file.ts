import { access, chmod, constants, readFile, realpath, rename, stat } from 'node:fs/promises';
import { unwritable, writeAside } from './write-aside.ts';

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
    return await writeAside(target, after, mode, async (aside) => {
      await chmod(aside, mode);
      const present = await readFile(target);
      if (present.equals(Buffer.from(after))) return true;
      if (!present.equals(before)) return false;
      await rename(aside, target);
      return true;
    });
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { unwritable, writeAside } from './write-aside.ts';

/**
 * Write a file atomically, whether it exists or not: a reader sees all of the old content or all of the new.
 *
 * @param file Absolute path; its folder is created if needed.
 * @throws {UserError} `FILE_UNWRITABLE`
 */
export async function writeWhole(file: string, content: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
  } catch (cause) {
    throw unwritable(file, cause);
  }
  await writeAside(file, content, undefined, async (aside) => rename(aside, file));
}

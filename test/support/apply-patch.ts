import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { applyPatch as applyOne, parsePatch } from 'diff';

/** Apply a patch to the files of a folder with git, or with the library `diff` on a machine without git. */
export async function applyPatch(folder: string, patch: string): Promise<void> {
  const file = path.join(folder, 'a.patch');
  await writeFile(file, patch);
  try {
    await promisify(execFile)('git', ['apply', file], { cwd: folder });
  } catch (error) {
    // The cast: errors of a process that cannot be started have a code.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await applyWithoutGit(folder, patch);
  }
}

async function applyWithoutGit(folder: string, patch: string): Promise<void> {
  for (const part of parsePatch(patch)) {
    const file = path.join(folder, part.newFileName?.replace(/^b\//, '') ?? '');
    const text = applyOne(await readFile(file, 'utf8'), part, { autoConvertLineEndings: false });
    if (text === false) throw new Error(`The patch does not fit ${file}`);
    await writeFile(file, text);
  }
}

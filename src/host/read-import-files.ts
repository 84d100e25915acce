import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, UserError } from '../errors.ts';
import { globsOfFiles } from '../text/glob.ts';
import { findFiles } from './find-files.ts';

/** A file that an import reads. */
export interface ImportFile {
  /** As the user named it, `/` as separator; below a folder that they named, with that folder in front. */
  path: string;
  /** Absolute path; absent for standard input. */
  file?: string;
  bytes: Uint8Array;
}

/** What tools export, and what people write; a folder may hold other files, which are not asked for. */
const readable = globsOfFiles(['**/*.{md,markdown,mdown,txt,json,jsonl,csv}']);

/** Files beside write-ups that are none. */
const notWriteUp = /^(?:readme|licen[cs]e|_)|template/i;

/** Name of a text that comes from standard input. */
const stdinName = 'standard-input.md';

/**
 * Read the files that a user named, and those below folders that they named, by path.
 *
 * @param folder Absolute path that the names are relative to.
 * @param names Files, folders, or `-` for standard input.
 * @throws {UserError} `FILE_NOT_FOUND`, `FILE_UNREADABLE`, or `NO_DOCUMENTS` if a folder has nothing to read.
 */
export async function readImportFiles(
  folder: string,
  names: readonly string[],
  readStdin: () => Promise<Uint8Array>,
): Promise<ImportFile[]> {
  const files = new Map<string, ImportFile>();
  for (const name of names) {
    if (name === '-') {
      files.set(name, { path: stdinName, bytes: await readStdin() });
      continue;
    }
    const absolute = path.resolve(folder, name);
    const stats = await stat(absolute).catch((cause: unknown) => {
      throw new UserError('FILE_NOT_FOUND', `Cannot find ${name}`, { cause });
    });
    const below = stats.isDirectory() ? findBelow(absolute) : [''];
    if (below.length === 0) throw new UserError('NO_DOCUMENTS', `Nothing to import below ${name}`);
    for (const part of below.toSorted()) {
      const file = path.join(absolute, part);
      const shown = path.posix.join(name.replaceAll(path.sep, '/'), part);
      files.set(file, { path: shown, file, bytes: await readOrThrow(file, shown) });
    }
  }
  return [...files.values()];
}

function findBelow(folder: string): string[] {
  return findFiles(folder, readable).filter((file) => !notWriteUp.test(path.posix.basename(file)));
}

async function readOrThrow(file: string, shown: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new UserError('FILE_UNREADABLE', `Cannot read ${shown}: ${errorCode(cause)}`, { cause });
  }
}

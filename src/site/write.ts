import { mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../errors.ts';

const manifestName = '.casebook.json';
const temporaryName = '.casebook-tmp';

/** What a build left in a folder. */
export interface Written {
  /** How many files are new or different; the others keep their bytes and times. */
  changed: number;
  /** How many files of an earlier build were removed. */
  removed: number;
}

/**
 * Bring a folder to the given files. Each file is the old one or the new one at any moment; files of an
 * earlier build that are not among them are removed last, and nothing that Casebook did not write is touched.
 *
 * @param out Absolute path of the folder; made when it is not there.
 * @param files Text by path relative to `out`, `/` as separator, in the order in which they are written.
 * @throws {UserError} `OUT_UNWRITABLE` when the folder cannot be written, or its list of files cannot be read.
 */
export async function writeSite(out: string, files: ReadonlyMap<string, string>): Promise<Written> {
  try {
    return await bringTo(out, files);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error instanceof UserError) throw error;
    throw new UserError('OUT_UNWRITABLE', `Cannot write to ${out}: ${error.message}`, { cause: error });
  }
}

async function bringTo(out: string, files: ReadonlyMap<string, string>): Promise<Written> {
  const earlier = await readManifest(out);
  const temporary = path.join(out, temporaryName);
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  const replace = async (file: string, text: string): Promise<boolean> => {
    const target = path.join(out, file);
    if ((await readText(target)) === text) return false;
    const aside = path.join(temporary, 'file');
    await writeFile(aside, text);
    await mkdir(path.dirname(target), { recursive: true });
    await rename(aside, target);
    return true;
  };

  // Until the build is done, what it writes and what it replaces are both known to the next one.
  await replace(manifestName, manifestText([...new Set([...earlier, ...files.keys()])]));
  let changed = 0;
  for (const [file, text] of files) if (await replace(file, text)) changed += 1;
  const leftovers = earlier.filter((file) => !files.has(file));
  for (const file of leftovers) await removeFile(out, file);
  await replace(manifestName, manifestText([...files.keys()]));
  await rm(temporary, { recursive: true, force: true });
  return { changed, removed: leftovers.length };
}

function manifestText(files: string[]): string {
  return `${JSON.stringify({ version: 1, files: files.toSorted() }, null, 2)}\n`;
}

async function readManifest(out: string): Promise<string[]> {
  const text = await readText(path.join(out, manifestName));
  if (text === undefined) return [];
  try {
    const { files } = JSON.parse(text) as { files: unknown };
    if (Array.isArray(files) && files.every((file) => typeof file === 'string' && isInside(file))) return files;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw new UserError(
    'OUT_UNWRITABLE',
    `Cannot read ${path.join(out, manifestName)}; remove that folder and build again`,
  );
}

/** A list that somebody edited must not lead a build to remove files elsewhere. */
function isInside(file: string): boolean {
  return !path.isAbsolute(file) && !file.split(/[/\\]/).includes('..');
}

async function removeFile(out: string, file: string): Promise<void> {
  await rm(path.join(out, file), { force: true });
  for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
    try {
      await rmdir(path.join(out, folder));
    } catch (error) {
      if (['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(codeOf(error))) return;
      throw error;
    }
  }
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code);
}

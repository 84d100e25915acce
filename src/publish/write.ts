import type { Stats } from 'node:fs';
import {
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { errorCode, UserError } from '../errors.ts';

const manifestName = '.casebook.json';
const temporaryPrefix = '.casebook-tmp-';

/** A file of a site: its text, or the absolute path of a file that it is a copy of. */
export type SiteFile = string | { copyOf: string };

/** The result of writing a site. */
export interface Written {
  /** Number of files that are new or different; the others keep their bytes and times. */
  changed: number;
}

/**
 * Make the folder contain exactly these files. Each write is atomic; stale files of an earlier build are removed last, and
 * files that Casebook did not write are never touched.
 *
 * @param out Absolute path of the folder; created if it does not exist.
 * @param files By path relative to `out`, `/` as separator, in the order in which they are written.
 * @throws {UserError} `OUT_UNWRITABLE` if the folder cannot be written, or its list of files cannot be read;
 *   `OUT_REFUSED` if it would overwrite a file that Casebook did not write.
 */
export async function writeSite(out: string, files: ReadonlyMap<string, SiteFile>): Promise<Written> {
  try {
    return await updateFolder(out, files);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error instanceof UserError) throw error;
    throw new UserError('OUT_UNWRITABLE', `Cannot write to ${out}: ${error.message}`, { cause: error });
  }
}

async function updateFolder(out: string, files: ReadonlyMap<string, SiteFile>): Promise<Written> {
  const earlier = await readManifest(out);
  await refuseForeign(out, earlier, files);
  await mkdir(out, { recursive: true });
  await removeTemporary(out);
  const temporary = await mkdtemp(path.join(out, temporaryPrefix));
  const replace = async (file: string, content: SiteFile): Promise<boolean> => {
    const target = path.join(out, file);
    if (await holds(target, content)) return false;
    const aside = path.join(temporary, 'file');
    if (typeof content === 'string') await writeFile(aside, content);
    else await copyFile(content.copyOf, aside);
    await mkdir(path.dirname(target), { recursive: true });
    await rename(aside, target);
    return true;
  };

  try {
    // Until the build is done, the list names old and new files, so that the next build can clean up after both.
    await replace(manifestName, manifestText([...new Set([...earlier, ...files.keys()])]));
    let changed = 0;
    for (const [file, content] of files) if (await replace(file, content)) changed += 1;
    for (const file of earlier) if (!files.has(file)) await removeFile(out, file);
    await replace(manifestName, manifestText([...files.keys()]));
    return { changed };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Remove the temporary files of killed builds. Those of a running build are too recent. */
async function removeTemporary(out: string): Promise<void> {
  for (const name of await readdir(out)) {
    if (!name.startsWith(temporaryPrefix)) continue;
    const { mtimeMs } = await lstat(path.join(out, name));
    if (Date.now() - mtimeMs > 3_600_000) await rm(path.join(out, name), { recursive: true, force: true });
  }
}

/** Refuse to overwrite files that are not from an earlier build, and to write through symbolic links. */
async function refuseForeign(
  out: string,
  earlier: readonly string[],
  files: ReadonlyMap<string, SiteFile>,
): Promise<void> {
  const own = new Set(earlier);
  const checked = new Set<string>();
  for (const file of new Set([...earlier, ...files.keys()])) {
    if (!own.has(file) && (await exists(path.join(out, file)))) {
      throw new UserError(
        'OUT_REFUSED',
        `Cannot build over ${path.join(out, file)}, which is not from an earlier build`,
      );
    }
    for (let folder = path.dirname(file); folder !== '.' && !checked.has(folder); folder = path.dirname(folder)) {
      checked.add(folder);
      if ((await exists(path.join(out, folder)))?.isSymbolicLink()) {
        throw new UserError('OUT_REFUSED', `Cannot build through the symbolic link ${path.join(out, folder)}`);
      }
    }
  }
}

async function exists(file: string): Promise<Stats | undefined> {
  try {
    return await lstat(file);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
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

/** An edited list must not make a build remove files outside the folder. */
function isInside(file: string): boolean {
  return !path.isAbsolute(file) && !file.split(/[/\\]/).includes('..');
}

async function removeFile(out: string, file: string): Promise<void> {
  await rm(path.join(out, file), { force: true });
  for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
    try {
      await rmdir(path.join(out, folder));
    } catch (error) {
      if (['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(errorCode(error) ?? '')) return;
      throw error;
    }
  }
}

/** The name of a copy contains a hash of its content, so it is enough to compare sizes. */
async function holds(target: string, content: SiteFile): Promise<boolean> {
  if (typeof content === 'string') return (await readText(target)) === content;
  const [there, wanted] = await Promise.all([exists(target), stat(content.copyOf)]);
  return there?.isFile() === true && there.size === wanted.size;
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

import { lstatSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync, type Stats } from 'node:fs';
import { copyFile, lstat, mkdir, mkdtemp, open, readdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, UserError } from '../errors.ts';

const manifestName = '.casebook.json';
const temporaryPrefix = '.casebook-tmp-';

/** A file of a site: its content, in one piece or in parts, or the absolute path of a file that it is a copy of. */
export type SiteFile = AssetFile | Iterable<Uint8Array>;

/** A file that pages refer to. */
export type AssetFile = string | { copyOf: string };

/** What is remembered of a file that was written, to see whether it is still the same. */
export interface Written {
  /** Of everything that the file was made from. */
  digest: string;
  /** In bytes. */
  size: number;
  /** In milliseconds since 1970. */
  modified: number;
}

/** A folder that a site is written to. */
export interface Output {
  /** Absolute path of an empty folder for files that `move` puts in their place. */
  temporary: string;
  /** Absolute path of a file of the site. */
  pathOf: (file: string) => string;
  /** Size and time of a file. */
  statOf: (file: string) => Omit<Written, 'digest'>;
  /** Write a file, unless it is there with the same content. Returns whether it was written. */
  replace: (file: string, content: SiteFile) => Promise<boolean>;
  /** Put a file in its place. */
  move: (from: string, file: string) => Promise<void>;
  /** Remove what earlier builds have written and this one has not. */
  finish: () => Promise<void>;
  /** Remove the folder for temporary files, whatever has happened. */
  close: () => Promise<void>;
}

/**
 * Prepare to make a folder contain exactly some files. Each of them is replaced at once; stale files of an earlier build
 * are removed last, and files that Casebook did not write are never touched.
 *
 * @param out Absolute path of the folder; created if it does not exist.
 * @param files Paths relative to `out`, `/` as separator.
 * @throws {UserError} `OUT_UNWRITABLE` if the folder cannot be written, or its list of files cannot be read;
 *   `OUT_REFUSED` if it would overwrite a file that Casebook did not write.
 */
export async function openOutput(out: string, files: ReadonlySet<string>): Promise<Output> {
  return inFolder(out, async () => {
    const earlier = await readManifest(out);
    await refuseForeign(out, earlier, files);
    await mkdir(out, { recursive: true });
    await removeTemporary(out);
    const temporary = await mkdtemp(path.join(out, temporaryPrefix));
    const folders = new Set<string>();
    // Most files are small, and there are thousands: a promise for each step costs as much as the file.
    const move = (from: string, file: string): void => {
      const target = path.join(out, file);
      const folder = path.dirname(target);
      if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
      folders.add(folder);
      renameSync(from, target);
    };
    const replace = async (file: string, content: SiteFile): Promise<boolean> => {
      const aside = path.join(temporary, 'file');
      if (typeof content === 'string') {
        const bytes = Buffer.from(content);
        if (isContent(path.join(out, file), bytes)) return false;
        writeFileSync(aside, bytes);
      } else {
        if ('copyOf' in content) await copyFile(content.copyOf, aside);
        else await writeFile(aside, content);
        if (await areEqual(aside, path.join(out, file))) return false;
      }
      move(aside, file);
      return true;
    };
    // Until the build is done, the list names old and new files, so that the next build can clean up after both.
    await replace(manifestName, manifestText([...new Set([...earlier, ...files])]));
    return {
      temporary,
      pathOf: (file) => path.join(out, file),
      statOf(file) {
        const { size, mtimeMs } = statSync(path.join(out, file));
        return { size, modified: mtimeMs };
      },
      replace: async (file, content) => inFolder(out, async () => replace(file, content)),
      move: async (from, file) => inFolder(out, async () => move(from, file)),
      finish: async () =>
        inFolder(out, async () => {
          for (const file of earlier) if (!files.has(file)) await removeFile(out, file);
          await replace(manifestName, manifestText([...files]));
        }),
      close: async () => rm(temporary, { recursive: true, force: true }),
    };
  });
}

/** Whether a file is as it was when it was written from the same things. */
export function isUnchanged(file: string, digest: () => string, written: Written | undefined): boolean {
  if (!written || written.digest !== digest()) return false;
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() === true && stats.size === written.size && stats.mtimeMs === written.modified;
}

async function inFolder<Result>(out: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error instanceof UserError) throw error;
    throw new UserError('OUT_UNWRITABLE', `Cannot write to ${out}: ${error.message}`, { cause: error });
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
async function refuseForeign(out: string, earlier: readonly string[], files: ReadonlySet<string>): Promise<void> {
  const own = new Set(earlier);
  const checked = new Set<string>();
  for (const file of new Set([...earlier, ...files])) {
    if (!own.has(file) && statsOf(path.join(out, file))) {
      throw new UserError(
        'OUT_REFUSED',
        `Cannot build over ${path.join(out, file)}, which is not from an earlier build`,
      );
    }
    for (let folder = path.dirname(file); folder !== '.' && !checked.has(folder); folder = path.dirname(folder)) {
      checked.add(folder);
      if (statsOf(path.join(out, folder))?.isSymbolicLink()) {
        throw new UserError('OUT_REFUSED', `Cannot build through the symbolic link ${path.join(out, folder)}`);
      }
    }
  }
}

function statsOf(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

function isContent(file: string, bytes: Buffer): boolean {
  const there = statsOf(file);
  return there?.isFile() === true && there.size === bytes.length && readFileSync(file).equals(bytes);
}

function manifestText(files: string[]): string {
  return `${JSON.stringify({ version: 1, files: files.toSorted() }, null, 2)}\n`;
}

async function readManifest(out: string): Promise<string[]> {
  const bytes = await readIfThere(path.join(out, manifestName));
  if (bytes === undefined) return [];
  try {
    const { files } = JSON.parse(bytes.toString('utf8')) as { files: unknown };
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

/** Whether two files have the same content; the second one may not exist. */
async function areEqual(file: string, other: string): Promise<boolean> {
  const there = statsOf(other);
  if (!there?.isFile() || there.size !== (await stat(file)).size) return false;
  const [one, two] = await Promise.all([open(file), open(other)]);
  try {
    const [a, b] = [Buffer.alloc(chunkLength), Buffer.alloc(chunkLength)];
    for (;;) {
      const [{ bytesRead }] = await Promise.all([one.read(a), two.read(b)]);
      if (bytesRead === 0) return true;
      if (a.compare(b, 0, bytesRead, 0, bytesRead) !== 0) return false;
    }
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
}

/** Bytes that are compared at a time: a catalog of many incidents does not fit into memory twice. */
const chunkLength = 1 << 18;

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

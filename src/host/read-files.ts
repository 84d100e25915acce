import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { errorCode, UserError } from '../errors.ts';
import type { Source } from '../markdown/source.ts';
import { findMarkdown } from './find-markdown.ts';

/** Names of Markdown files that are not postmortems: `README*`, `index.*`, `*template*`, `_*` and `.*`. */
const notPostmortem = /^(?:readme|index\.|[_.])|template/i;

/**
 * The documents that globs match, sorted by path.
 *
 * @param root Absolute path of the folder that the globs are relative to.
 * @returns Paths relative to `root`, `/` as separator.
 */
export async function findDocuments(root: string, globs: readonly string[]): Promise<string[]> {
  const [first = '', ...more] = globs;
  const paths = (more.length === 0 ? findMarkdown(root, first) : undefined) ?? (await findByGlobs(root, globs));
  // Files above the root are not part of the repository, whatever a configuration in a pull request says.
  const own = paths.filter((file) => !file.startsWith('../') && !path.isAbsolute(file));
  return own.filter(isPostmortemName).toSorted();
}

/** Whether a Markdown file of this name can be a postmortem. */
export function isPostmortemName(file: string): boolean {
  return !notPostmortem.test(path.posix.basename(file));
}

async function findByGlobs(root: string, globs: readonly string[]): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  return glob([...globs], { cwd: root, ignore: ['**/node_modules/**'], caseSensitiveMatch: false });
}

/**
 * Read documents from disk.
 *
 * @param root Absolute path that the others are relative to.
 * @throws {UserError} `FILE_UNREADABLE` if one cannot be read.
 */
export function readSources(root: string, paths: readonly string[]): (Source & { text: Buffer })[] {
  const real = realpathSync.native(root);
  // One by one: small files are read faster so than with promises, and few are open at a time.
  return paths.map((file) => {
    const absolute = path.join(root, file);
    // A user may name a file above the root; a link in a pull request must not lead there.
    if (isBelow(root, absolute) && leadsOut(real, absolute)) {
      throw new UserError('FILE_UNREADABLE', `Cannot read ${file}: it is a link to a file outside the repository`);
    }
    try {
      return { path: file, text: readFileSync(absolute) };
    } catch (cause) {
      throw new UserError('FILE_UNREADABLE', `Cannot read ${file}: ${errorCode(cause)}`, { cause });
    }
  });
}

/** A file that a page uses, such as an image. */
export interface Asset {
  /** Absolute path. */
  file: string;
  /** Absent if the file is larger than `largestAsset`. */
  bytes?: Uint8Array;
}

/** The largest file that goes into a site, in bytes. */
const largestAsset = 10 * 1024 * 1024;

/**
 * Read a file that a page uses.
 *
 * @param root Absolute path that the other is relative to.
 * @returns `undefined` if there is no such file inside `root`; symbolic links are followed first.
 */
export function readAsset(root: string, name: string): Asset | undefined {
  const file = path.join(root, name);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile()) return undefined;
  if (!isBelow(realpathSync(root), realpathSync(file))) return undefined;
  return stats.size > largestAsset ? { file } : { file, bytes: readFileSync(file) };
}

/** Whether a path is a folder or a path below it. Both are absolute. */
export function isBelow(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/** @param root Without symbolic links. */
function leadsOut(root: string, file: string): boolean {
  try {
    return !isBelow(root, realpathSync.native(file));
  } catch (error) {
    // Reading the file reports that it is missing.
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

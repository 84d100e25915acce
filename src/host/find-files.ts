import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { errorCode, UserError } from '../errors.ts';
import { isInside } from '../disk.ts';
import type { Globs } from '../text/glob.ts';

/** A folder to look into. */
interface Folder {
  /** Relative to the root, with `/` at its end unless it is the root. */
  path: string;
  /** Absolute, without links. */
  real: string;
}

/**
 * Find the files that globs match, without those in `node_modules` and `.git`. Links to folders are followed, each folder
 * is looked into once, and by its own name if it can be.
 *
 * @param root Absolute path of the folder that the globs are relative to.
 * @param boundary Absolute path of the folder that no link may lead out of.
 * @param onFolder Called with the absolute path of each folder that is looked into.
 * @returns Paths relative to `root`, `/` as separator, in any order.
 * @throws {UserError} `FILE_UNREADABLE` if a folder cannot be read, or is a link that leads out of the boundary.
 */
export function findFiles(root: string, globs: Globs, boundary = root, onFolder?: (folder: string) => void): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  const limit = realpathSync.native(boundary);
  const folders: Folder[] = [{ path: '', real: realpathSync.native(root) }];
  const links: string[] = [];
  for (;;) {
    const folder = folders.pop() ?? followed(links.shift(), root, limit);
    if (!folder) return found;
    if (seen.has(folder.real)) continue;
    seen.add(folder.real);
    onFolder?.(path.resolve(root, folder.path));
    for (const entry of entriesOf(path.join(root, folder.path), folder.path)) {
      const file = folder.path + entry.name;
      if (ignored.test(entry.name)) continue;
      if (entry.isDirectory()) {
        if (globs.reachesBelow(file)) folders.push({ path: `${file}/`, real: path.join(folder.real, entry.name) });
      } else if (entry.isFile()) {
        if (globs.matches(file)) found.push(file);
      } else if (entry.isSymbolicLink() && isFolder(path.join(root, file))) {
        if (globs.reachesBelow(file)) links.push(file);
      } else if (globs.matches(file)) found.push(file);
    }
  }
}

const ignored = /^(?:node_modules|\.git)$/i;

function entriesOf(folder: string, shown: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    throw new UserError('FILE_UNREADABLE', `Cannot read ${shown}: ${errorCode(cause)}`, { cause });
  }
}

function isFolder(file: string): boolean {
  // A link to nowhere, or to itself, is no folder; reading it as a file reports it.
  try {
    return statSync(file).isDirectory();
  } catch {
    return false;
  }
}

function followed(link: string | undefined, root: string, limit: string): Folder | undefined {
  if (link === undefined) return undefined;
  const real = realpathSync.native(path.join(root, link));
  if (isInside(limit, real)) return { path: `${link}/`, real };
  throw new UserError('FILE_UNREADABLE', `Cannot read ${link}: it is a link to a folder outside the repository`);
}

import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Folders whose names mean nothing else in a glob, then all Markdown files below them, as in the default. */
const usual = /^((?:[\w-]+\/)*)\*\*\/\*\.md$/;

/** What globs treat in their own way: line ends, which a `.` of a regular expression does not match, and backslashes. */
const unusualName = /[\n\r\u2028\u2029\\]/;

/**
 * Find the files of the usual glob without a library for globs, whose start takes as long as reading a hundred folders.
 *
 * @param root Absolute path of the folder that the glob is relative to.
 * @returns Paths relative to `root`, `/` as separator, in any order. `undefined` if it takes a library to know: another
 *   glob, links, names that globs treat in their own way, folders that cannot be read.
 */
export function findMarkdown(root: string, glob: string): string[] | undefined {
  const [, folder] = usual.exec(glob) ?? [];
  if (folder === undefined || /node_modules/i.test(folder)) return undefined;
  const found: string[] = [];
  return collect(root, folder, found) ? found : undefined;
}

/** @param below Path of a folder relative to `root`, with `/` at its end unless it is `root`. */
function collect(root: string, below: string, found: string[]): boolean {
  let entries;
  try {
    entries = readdirSync(path.join(root, below), { withFileTypes: true });
  } catch {
    return false;
  }
  return entries.every((entry) => {
    const { name } = entry;
    // Globs leave these alone.
    if (name.startsWith('.') || name.toLowerCase() === 'node_modules') return true;
    if (entry.isSymbolicLink() || unusualName.test(name)) return false;
    const isNamedMarkdown = /\.md$/i.test(name);
    if (entry.isDirectory()) return !isNamedMarkdown && collect(root, `${below}${name}/`, found);
    if (isNamedMarkdown && entry.isFile()) found.push(below + name);
    return true;
  });
}

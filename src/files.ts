import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { UserError } from './errors.ts';
import type { Source } from './markdown/source.ts';

/** What a folder of postmortems also holds: `README*`, `index.*`, `*template*`, `_*` and `.*` are not postmortems. */
const notPostmortem = /^(?:readme|index\.|[_.])|template/i;

/**
 * The documents that globs match, sorted by path.
 *
 * @param root Absolute path of the folder that the globs are relative to.
 * @returns Paths relative to `root`, `/` as separator.
 */
export async function findDocuments(root: string, globs: readonly string[]): Promise<string[]> {
  const paths = await glob([...globs], { cwd: root, ignore: ['**/node_modules/**'], caseSensitiveMatch: false });
  // What is above the root is somebody else's, whatever a configuration in a pull request says.
  const own = paths.filter((file) => !file.startsWith('../') && !path.isAbsolute(file));
  return own.filter((file) => !notPostmortem.test(path.posix.basename(file))).toSorted();
}

/**
 * The documents that somebody named: a file as it is, a folder for the Markdown files below it.
 *
 * @param root Absolute path that the result is relative to.
 * @param folder Absolute path that the names are relative to.
 * @throws {UserError} `FILE_NOT_FOUND` when a path is not there, `NO_DOCUMENTS` when a folder holds none.
 */
export async function findNamedDocuments(root: string, folder: string, names: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const name of names) {
    const absolute = path.resolve(folder, name);
    const stats = await stat(absolute).catch((cause: unknown) => {
      throw new UserError('FILE_NOT_FOUND', `Cannot find ${name}`, { cause });
    });
    const below = stats.isDirectory()
      ? (await findDocuments(absolute, ['**/*.md'])).map((file) => path.join(absolute, file))
      : [absolute];
    if (below.length === 0) throw new UserError('NO_DOCUMENTS', `No postmortem below ${name}`);
    for (const file of below) found.add(path.relative(root, file).replaceAll(path.sep, '/'));
  }
  return [...found].toSorted();
}

/**
 * Read a document.
 *
 * @param root Absolute path that the other is relative to.
 * @throws {UserError} `FILE_UNREADABLE` when it cannot be read.
 */
export async function readSource(root: string, file: string): Promise<Source & { text: Buffer }> {
  try {
    return { path: file, text: await readFile(path.join(root, file)) };
  } catch (cause) {
    throw new UserError('FILE_UNREADABLE', `Cannot read ${file}: ${(cause as NodeJS.ErrnoException).code}`, { cause });
  }
}

import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { UserError } from './errors.ts';
import type { Source } from './markdown/source.ts';

/** What a folder of postmortems also holds: `README*`, `index.*`, `*template*`, `_*` and `.*` are not postmortems. */
const notPostmortems = ['**/README*', '**/index.*', '**/*template*', '**/_*', '**/.*', '**/node_modules/**'];

/**
 * The documents that globs match, sorted by path.
 *
 * @param root Absolute path of the folder that the globs are relative to.
 * @returns Paths relative to `root`, `/` as separator.
 */
export async function findDocuments(root: string, globs: readonly string[]): Promise<string[]> {
  const paths = await glob([...globs], { cwd: root, ignore: notPostmortems, caseSensitiveMatch: false });
  return paths.toSorted();
}

/**
 * The documents that somebody named: a file as it is, a folder for the Markdown files below it.
 *
 * @throws {UserError} `FILE_NOT_FOUND` when a path is not there, or a folder holds no document.
 */
export async function findNamedDocuments(root: string, names: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const name of names) {
    const absolute = path.resolve(root, name);
    const relative = path.relative(root, absolute).replaceAll(path.sep, '/');
    const stats = await stat(absolute).catch((cause: unknown) => {
      throw new UserError('FILE_NOT_FOUND', `Cannot find ${name}`, { cause });
    });
    const below = stats.isDirectory()
      ? (await findDocuments(absolute, ['**/*.md'])).map((file) => (relative ? `${relative}/${file}` : file))
      : [relative];
    if (below.length === 0) throw new UserError('NO_DOCUMENTS', `No postmortem below ${name}`);
    for (const file of below) found.add(file);
  }
  return [...found].toSorted();
}

/**
 * Read documents.
 *
 * @throws {UserError} `FILE_UNREADABLE` when one cannot be read.
 */
export async function readSources(root: string, paths: readonly string[]): Promise<Source[]> {
  return Promise.all(
    paths.map(async (file) => ({
      path: file,
      text: await readFile(path.join(root, file)).catch((cause: unknown) => {
        throw new UserError('FILE_UNREADABLE', `Cannot read ${file}: ${(cause as NodeJS.ErrnoException).code}`, {
          cause,
        });
      }),
    })),
  );
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../errors.ts';
import type { ExitCode, Io } from '../host/io.ts';
import { nearest } from '../text/typo.ts';

/**
 * Print a page of the manual, as Markdown; the package contains it.
 *
 * @param page Such as `writing`, or `writing.md`. Without it, all pages are listed, with what each answers.
 * @throws {UserError} `PAGE_UNKNOWN`, with the most similar page.
 */
export async function manual(page: string | undefined, io: Io): Promise<ExitCode> {
  const folder = path.join(packageFolder(), 'docs');
  const pages = pagesOf(await readFile(path.join(folder, 'README.md'), 'utf8'));
  if (page === undefined) {
    const width = Math.max(...pages.map(({ name }) => name.length));
    io.stdout.write(pages.map(({ name, answers }) => `${name.padEnd(width)}  ${answers}\n`).join(''));
    io.stdout.write('\ncasebook manual <page> prints a page.\n');
    return 0;
  }
  const wanted = page.replace(/\.md$/, '');
  const names = pages.map(({ name }) => name);
  if (!names.includes(wanted)) {
    const known = nearest(wanted, names);
    const hint = known === undefined ? 'casebook manual lists all pages' : `did you mean ${known}?`;
    throw new UserError('PAGE_UNKNOWN', `Unknown page ${page}; ${hint}`);
  }
  io.stdout.write(await readFile(path.join(folder, `${wanted}.md`), 'utf8'));
  return 0;
}

/** The rows of the index that name a page. */
function pagesOf(index: string): { name: string; answers: string }[] {
  const rows = index.matchAll(/^\| \[([\w-]+)\.md\]\(\1\.md\) +\| (.*?) +\|$/gm);
  return Array.from(rows, ([, name = '', answers = '']) => ({ name, answers: answers.replaceAll('`', '') }));
}

/** The folder that the package is installed in, above this file, bundled or not. */
function packageFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
}

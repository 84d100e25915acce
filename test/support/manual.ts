import { exec } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { casebook, root } from './cli.ts';
import { wordsOf } from './shell-words.ts';

/** A fenced block of a page. */
export interface Block {
  /** The word after the fence: `sh`, `yaml`. */
  language: string;
  /** What follows it: the path of the file that the block is, or empty. */
  name: string;
  text: string;
}

/** A page of the manual, such as `start`. */
export async function readPage(name: string): Promise<{ page: string; blocks: Block[] }> {
  const page = await readFile(path.join(root, `docs/${name}.md`), 'utf8');
  return { page, blocks: blocksOf(page) };
}

/** The fenced blocks of a page, also those in lists, whose indentation is removed. */
export function blocksOf(page: string): Block[] {
  const fences = page.matchAll(/^( *)(`{3,})(\w+)(?: (\S+))?\n([^]*?)^\1\2$/gm);
  return Array.from(fences, ([, indent = '', , language = '', name = '', text = '']) => ({
    language,
    name,
    text: indent === '' ? text : text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

/** One command of a page. */
export interface PageRun {
  command: string;
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** What became of the blocks of a page. */
export interface PageResult {
  runs: PageRun[];
  /** What the page shows and no command above it printed. */
  notPrinted: string[];
}

/**
 * Follow a page in a folder, block by block:
 *
 * - `sh`: each line is run. `npx casebook` and `casebook` are run in this process, other commands by a shell.
 * - `console`: what `casebook` prints in the block of commands above it. `…` alone on a line stands for any lines.
 * - `diff`: applied with git.
 * - any other language with a path: the file is written.
 *
 * @param blocks Blocks that the test itself looks at, and without a path, are skipped.
 */
export async function followPage(
  folder: string,
  blocks: readonly Block[],
  options: Parameters<typeof casebook>[2] = {},
): Promise<PageResult> {
  const runs: PageRun[] = [];
  const notPrinted: string[] = [];
  let printed = '';
  for (const { language, name, text } of blocks) {
    if (language === 'sh') {
      const block = await runLines(folder, text, options);
      printed = block.map(({ stdout, stderr }) => stdout + stderr).join('');
      runs.push(...block);
    } else if (language === 'console') notPrinted.push(...partsMissing(printed, text));
    else if (language === 'diff') {
      await writeFile(path.join(folder, '.git/change.patch'), text);
      await runInShell(folder, 'git apply --unidiff-zero .git/change.patch');
    } else if (name !== '') {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
  }
  return { runs, notPrinted };
}

/** The commands that did not exit with 0, with their exit codes. */
export function failuresOf(runs: readonly PageRun[]): [command: string, exitCode: number][] {
  return runs.flatMap(({ command, exitCode }) => (exitCode === 0 ? [] : [[command, exitCode]]));
}

/** Run lines of a shell, one after the other. */
export async function runLines(
  folder: string,
  text: string,
  options: Parameters<typeof casebook>[2] = {},
): Promise<PageRun[]> {
  const runs: PageRun[] = [];
  for (const command of text.split('\n').filter(Boolean)) {
    const [, args] = /^(?:npx )?casebook (.*)$/.exec(command) ?? [];
    const [, plain = args ?? '', direction, file = ''] = /^(.*?) ([<>]) (\S+)$/.exec(args ?? '') ?? [];
    const target = direction === '>' ? file : undefined;
    const stdin = direction === '<' ? await readFile(path.join(folder, file), 'utf8') : undefined;
    const result =
      args === undefined
        ? await runInShell(folder, command)
        : await casebook(folder, wordsOf(plain), { ...options, ...(stdin !== undefined && { stdin }) });
    if (target !== undefined) {
      await mkdir(path.dirname(path.join(folder, target)), { recursive: true });
      await writeFile(path.join(folder, target), result.stdout);
      result.stdout = '';
    }
    runs.push({ command, ...result });
  }
  return runs;
}

/** What is shown and was not printed. `…` alone on a line stands for any lines. */
function partsMissing(printed: string, shown: string): string[] {
  const parts = shown.split(/^…\n/m);
  // Editors remove the spaces at the ends of lines.
  let rest = printed.replaceAll(/ +$/gm, '');
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const at = isLast && part !== '' ? rest.lastIndexOf(part) : rest.indexOf(part);
    if (at < 0 || (index === 0 && at > 0)) return [part];
    rest = rest.slice(at + part.length);
    if (isLast && part !== '' && rest !== '') return [part];
  }
  return [];
}

const author = {
  GIT_AUTHOR_NAME: 'Ann Example',
  GIT_AUTHOR_EMAIL: 'ann@example.org',
  GIT_COMMITTER_NAME: 'Ann Example',
  GIT_COMMITTER_EMAIL: 'ann@example.org',
};

/**
 * Commands such as git's, whose output differs between versions and is not shown.
 *
 * @throws If it fails.
 */
async function runInShell(folder: string, command: string): Promise<Omit<PageRun, 'command'>> {
  await promisify(exec)(command, { cwd: folder, env: { ...process.env, ...author } });
  return { exitCode: 0, stdout: '', stderr: '' };
}

import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli.ts';
import { withDescendants } from '../../src/cli/explain-errors.ts';
import { shells, type Shell } from '../../src/completion/shells.ts';
import { processIo } from '../../src/host/io.ts';
import { casebook, folderWith, root } from '../support/cli.ts';

/** Words of a line as bash splits them, where the cursor is at the end of the last one; and what is offered there. */
const offers: [string[], string[]][] = [
  [['lin'], ['lint']],
  [
    ['lint', '--f'],
    ['--files-from', '--fix', '--format'],
  ],
  [
    ['stats', '--format', ''],
    ['csv', 'json', 'table'],
  ],
  [['lint', '--as', 're'], ['reviewed']],
  [['new', '--preset', 'go'], ['google-sre']],
  [['new', '--kind', 'near'], ['near_miss']],
  [['note', '--kind', 'miti'], ['mitigated']],
  [['explain', 'timeline-g'], ['timeline-gap']],
  [['lint', '--output-file', 'js'], ['json=']],
  [['lint', '--config', 'case'], ['casebook.yaml']],
  [['lint', 'with'], ['with space']],
  [['tasks', 's'], ['sync']],
  [['tasks', 'sync', '--wr'], ['--write']],
  [['tasks', 'sync', '--own'], ['--owner']],
  [['tasks', '--owner', 'sync', '--ov'], ['--overdue']],
  [
    ['completion', ''],
    ['bash', 'fish', 'zsh'],
  ],
  [['help', 'ta'], ['tasks']],
  [['note', 'case'], []],
];

/** What a shell offers at the end of each line. */
async function complete(shell: Shell, lines: readonly string[][]): Promise<string[][]> {
  const { stdout } = await casebook(root, ['completion', shell]);
  const cwd = await folderWith({ 'casebook.yaml': '', 'with space/a.md': '', script: stdout });
  const run = (...args: string[]): string => execFileSync(shell, args, { cwd, encoding: 'utf8' });
  const typed = lines.map((words) => ['casebook', ...words].join(' '));
  const texts = {
    bash: () => lines.map((words) => run('--norc', '-c', inBash, 'bash', ...words)),
    zsh: () => run('-f', inZsh, './script', cwd, ...typed).split('\n\n'),
    fish: () => run('--no-config', '-c', inFish, ...typed).split('\n\n'),
  }[shell]();
  return lines.map((_, index) => wordsOf(texts[index] ?? ''));
}

const inBash =
  'source ./script; COMP_WORDS=(casebook "$@"); COMP_CWORD=$#; _casebook; printf "%s\\n" "${COMPREPLY[@]}"';
const inZsh = path.join(root, 'test/support/complete-in-zsh.zsh');
const inFish = 'source ./script; for line in $argv; complete -C $line; echo; end';

/** The words in some lines. Fish adds descriptions, and some shells a slash to a folder. */
function wordsOf(text: string): string[] {
  const words = text.split('\n').map((line) => (line.split('\t', 1)[0] ?? '').replace(/\/$/, '').replaceAll('\\', ''));
  return words.filter(Boolean).toSorted();
}

describe.each(shells)('casebook completion %s', (shell) => {
  test('offers commands, options, their values, and files', async ({ skip }) => {
    skip(spawnSync(shell, ['--version']).status !== 0, `${shell} is not installed`);
    const lines = offers.map(([words]) => words);
    const offered = await complete(shell, lines);
    expect(lines.map((words, index) => [words, offered[index]])).toEqual(offers);
  });

  test('knows every option of every command', async () => {
    const { stdout } = await casebook(root, ['completion', shell]);
    const program = createProgram(processIo(process), () => {});
    const options = withDescendants(program).flatMap((command) => command.options);
    const written = (long: string): string => (shell === 'fish' ? `-l ${long.slice(2)} ` : long);
    expect(options.length).toBeGreaterThan(60);
    expect(options.filter(({ long }) => !stdout.includes(written(long ?? '')))).toEqual([]);
  });
});

test('bash completes values after an equals sign, which it takes for a word', async ({ skip }) => {
  skip(spawnSync('bash', ['--version']).status !== 0, 'bash is not installed');
  const lines = [
    ['stats', '--format', '='],
    ['stats', '--format', '=', 'c'],
    ['lint', '--output-file', 'json', '=', 'case'],
  ];
  expect(await complete('bash', lines)).toEqual([['csv', 'json', 'table'], ['csv'], ['casebook.yaml']]);
});

import { expect, test } from 'vitest';
import { suggestFixes } from '../../../src/review/suggestions.ts';

const lines = (count: number, change: Record<number, string> = {}): string =>
  Array.from({ length: count }, (_, index) => `${change[index + 1] ?? `line ${index + 1}`}\n`).join('');

test('suggests lines that the pull request shows', async () => {
  const head = lines(40, { 10: 'changed' });
  const fixed = lines(40, { 10: 'fixed', 13: 'near', 14: 'far', 30: 'elsewhere' });
  expect(await suggestFixes({ path: 'a.md', base: lines(40), head, fixed })).toEqual([
    { path: 'a.md', startLine: 10, endLine: 10, replacement: 'fixed\n', body: '```suggestion\nfixed\n```\n' },
  ]);
});

test('shows every line of a new file, inserts below a line, and removes', async () => {
  const suggestions = await suggestFixes({
    path: 'a.md',
    base: undefined,
    head: 'a\r\nb\r\nc\r\n',
    fixed: 'a\r\nx\r\nb\r\n',
  });
  expect(suggestions?.map(({ startLine, endLine, replacement }) => [startLine, endLine, replacement])).toEqual([
    [1, 1, 'a\nx\n'],
    [3, 3, ''],
  ]);
});

test('fences code, and shows neither hidden characters nor credentials', async () => {
  const suggest = async (fixed: string) => suggestFixes({ path: 'a.md', base: undefined, head: 'a\n', fixed });
  expect((await suggest('```` x\n'))?.[0]?.body).toBe('`````suggestion\n```` x\n`````\n');
  expect(await suggest('a \u202E b\n')).toEqual([]);
  expect(await suggest(`ghp_${'a1B2c3D4e5'.repeat(4)}\n`)).toEqual([]);
});

test('inserts above the first line', async () => {
  const suggestions = await suggestFixes({ path: 'a.md', base: undefined, head: 'a\n', fixed: 'x\na\n' });
  expect(suggestions?.map(({ startLine, replacement }) => [startLine, replacement])).toEqual([[1, 'x\na\n']]);
});

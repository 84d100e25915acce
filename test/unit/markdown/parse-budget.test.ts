import { describe, expect, test } from 'vitest';
import { parsesQuickly } from '../../../src/markdown/parse-budget.ts';
import { readYaml } from '../../../src/markdown/yaml.ts';

describe('a text that people write parses quickly', () => {
  test.each([
    [
      'the output of a program',
      `    NAME     READY          STATUS\n    ----     ------${' '.repeat(90)}----\n`.repeat(30),
    ],
    ['a rule of stars', `${'*'.repeat(300)}\n\n`],
    ['quoted lists', '> - a\n> - b\n\n'.repeat(300)],
    ['a long timeline', '- 14:30 `started` A <!-- b -->\n'.repeat(3000)],
  ])('%s', (_name, text) => {
    expect(parsesQuickly(text)).toBe(true);
  });
});

describe('a text that may keep the parser busy does not', () => {
  test.each([
    ['emphasis that never ends', '*a_'.repeat(2000)],
    ['emphasis on many lines', '2) *a_\n'.repeat(2000)],
    ['deep quotations', '> '.repeat(10_000)],
    ['deep lists', `${'- '.repeat(9)}a\n`],
    ['many nested lists', `${'- '.repeat(7)}a\n`.repeat(1000)],
    ['white space', `${' '.repeat(1000)}a\n`],
    ['many lines', 'a\n'.repeat(6000)],
  ])('%s', (_name, text) => {
    expect(parsesQuickly(text)).toBe(false);
  });
});

// Comparing each key with all others takes minutes.
test('YAML with 20,000 keys, and one of them twice, is read at once', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `x${index}: 1`);
  const start = { line: 1, column: 1, offset: 0 };
  const { faults } = readYaml(`a: { ${[...keys, 'x7: 2'].join(', ')} }`, () => ({ start, end: start }));
  expect(faults.map(({ reason }) => reason)).toEqual([expect.stringContaining('`x7`')]);
});

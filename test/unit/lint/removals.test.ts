import { describe, expect, test } from 'vitest';
import { defaultSettings } from 'casebook';
import { applyFixes } from '../../../src/lint/fix.ts';
import { checkDocuments } from '../../../src/lint/check-documents.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';

const environment = { now: '2024-08-20T09:12:00Z', isFile: () => true };
const head = '---\ntitle: A\nstatus: in_review\n';
const comment = '<!-- casebook ignore id-unique: why -->';

/** Remove useless suppressions until there is nothing to remove, and count the rounds. */
function remove(text: string): { text: string; rounds: number } {
  let fixed = text;
  for (let rounds = 0; ; rounds += 1) {
    const [checked] = checkDocuments([parseMarkdown({ path: 'a.md', text: fixed })], defaultSettings, environment);
    const messages = checked?.messages.filter(({ ruleId }) => ruleId === 'ignore-used') ?? [];
    const { text: next } = applyFixes(fixed, messages);
    if (next === fixed) return { text: fixed, rounds };
    fixed = next;
  }
}

const times = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index));
const entry = (index: number) =>
  `- ${Math.floor(index / 60) + 10}:${String(index % 60).padStart(2, '0')} \`changed\` B`;

describe('removes hundreds of useless suppressions in a few rounds', () => {
  test.each([
    [
      'a list of the frontmatter',
      `${head}ignore:\n${'  - { rule: task-twice, reason: x }\n'.repeat(300)}---\nA\n`,
      `${head}---\nA\n`,
    ],
    [
      'a list of several lines for each',
      `${head}ignore:\n${'  - rule: task-twice\n    reason: x\n'.repeat(300)}---\nA\n`,
      `${head}---\nA\n`,
    ],
    [
      'a list in brackets',
      `${head}ignore: [${times(300, () => '{ rule: task-twice, reason: x }').join(', ')}]\n---\nA\n`,
      `${head}---\nA\n`,
    ],
    [
      'a list in brackets on several lines',
      `${head}ignore: [\n${times(300, () => '  { rule: task-twice, reason: x }').join(',\n')}\n]\n---\nA\n`,
      `${head}---\nA\n`,
    ],
    [
      'comments in entries',
      `${head}---\n## Timeline 2024-08-10\n${times(700, (index) => `${entry(index)} ${comment}\n`).join('')}`,
      `${head}---\n## Timeline 2024-08-10\n${times(700, (index) => `${entry(index)}\n`).join('')}`,
    ],
    ['comments below each other', `${head}---\nA\n\n${`${comment}\n`.repeat(300)}\nB\n`, `${head}---\nA\n\n\nB\n`],
    ['comments on one line', `${head}---\nA\n\nB ${`${comment} `.repeat(300)}\n`, `${head}---\nA\n\nB\n`],
    [
      'rules in one comment',
      `${head}---\nA\n\n<!-- casebook ignore ${times(300, () => 'id-unique').join(', ')}: why -->\nB\n`,
      `${head}---\nA\n\nB\n`,
    ],
    [
      'comments that keep two paragraphs apart together',
      `${head}---\nA\n${`${comment}\n`.repeat(2)}B\n`,
      `${head}---\nA\n\nB\n`,
    ],
  ])('%s', (_name, before, after) => {
    const { text, rounds } = remove(before);
    expect(text).toBe(after);
    expect(rounds).toBeLessThan(5);
  });

  test('and keeps the suppressions that are needed', () => {
    const needed = '  - { rule: nothing-of-that-name, reason: x }\n';
    const useless = '  - { rule: task-twice, reason: x }\n'.repeat(30);
    expect(remove(`${head}ignore:\n${useless}${needed}${useless}---\nA\n`).text).toBe(
      `${head}ignore:\n${needed}---\nA\n`,
    );
  });
});

test('leaves comments of a text that is too long to be parsed again and again', () => {
  const text = `${head}---\nA\n\n${`${comment}\n`.repeat(6000)}\nB\n`;
  expect(remove(text)).toEqual({ text, rounds: 0 });
});

test('leaves a comment without which a text could keep the parser busy', () => {
  const text = `${head}---\n${`${'*a_'.repeat(300)}\n${comment}\n`.repeat(10)}`;
  expect(remove(text).text).toContain(comment);
});

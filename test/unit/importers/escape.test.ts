import { toString } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { escapeLine, escapeText } from '../../../src/importers/escape.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';

test.each([
  ['a heading', '# Down', '\\# Down'],
  ['an underlined heading', 'Down\n---', 'Down\n\\---'],
  ['a list', '- one\n1. two', '\\- one\n1\\. two'],
  ['a task', '- [ ] one', '\\- \\[ ] one'],
  ['an entry kind', 'set to `resolved`', 'set to \\`resolved\\`'],
  ['HTML', '<b>no</b>', '\\<b>no\\</b>'],
  ['a comment', '<!-- casebook: check -->', '\\<!-- casebook: check -->'],
  ['emphasis and strikethrough', '*no* ~~no~~', '\\*no\\* \\~\\~no\\~\\~'],
  ['a link and an image', '[a](b) ![c](d)', '\\[a]\\(b) !\\[c]\\(d)'],
  ['a table', 'a | b\n- | -', 'a | b\n\\- | -'],
  ['a block of code', '    code\n\n```\ncode', 'code\n\n\\`\\`\\`\ncode'],
])('keeps %s from becoming one', (_name, text, markdown) => {
  expect(escapeText(text)).toBe(markdown);
});

test('leaves names, handles and times as they are', () => {
  const text = 'db_primary at 10:30 by @alice, a@example.org, #123, 20 % of 5.0';
  expect(escapeText(text)).toBe(text);
});

test('makes addresses links, without the punctuation after them', () => {
  expect(escapeText('See https://example.org/a_b?c=1&d=2. (http://example.org/e)')).toBe(
    'See <https://example.org/a_b?c=1&d=2>. (<http://example.org/e>)',
  );
});

test('keeps lines and paragraphs, whatever ends them', () => {
  expect(escapeText('one\r\ntwo  \r\n \r\n\r\nthree\n')).toBe('one\ntwo\n\nthree');
});

test('returns nothing for white space', () => {
  expect(escapeText(' \n\t')).toBe('');
});

test('writes a single line for titles', () => {
  expect(escapeLine('Down:\n\n* again')).toBe('Down: \\* again');
});

test('shows what was written', () => {
  const text = '`a` *b* _c_ <d> [e] ~f~ &amp; \\g | h # i';
  expect(toString(parseMarkdown({ path: 'a.md', text: escapeText(text) }).tree)).toBe(text);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainJson, plainLine, plainLines, plainText } from '../../../src/text/plain-text.ts';

const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/u;
const command = /##(?:\[|vso\[|teamcity\[)|^\s*::/i;
/** Without the characters that .NET ignores when it compares texts. */
const asCompared = (text: string) => text.replaceAll(/\p{DI}/gu, '');

/** Texts made of what terminals and CI hosts give a meaning to. */
const hostile = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      '#',
      '##[error]',
      '##vso[task.complete]',
      '::error file=a::b',
      ':',
      '\n',
      '\r',
      '\u001B]8;;https://example.org\u0007',
      '\u009B31m',
      '\u202E',
      '\u2066',
      '\u{E0041}',
      '\u2028',
      '\uD800',
      '\\',
      '"',
      '\u200D',
      '\uFE0F',
      '[',
    ),
  )
  .map((parts) => parts.join(''));

describe('plainText', () => {
  test.each([
    ['two\r\nlines', 'two  lines'],
    ['\u001B]8;;https://example.org\u001B\\click\u001B[31m', ' ]8;;https://example.org \\click [31m'],
    ['\u009B31mred', ' 31mred'],
    ['user\u202E\u2066// admin\u2069', 'user\uFFFD\uFFFD// admin\uFFFD'],
    ['flag \u{E0067}\u{E007F}', 'flag \uFFFD\uFFFD\uFFFD\uFFFD'],
    ['  ::error file=a.md::forged', '  : error file=a.md::forged'],
    ['text ##[add-mask]e', 'text # [add-mask]e'],
    ['###[group]', '## [group]'],
    ['\uFE0F:\u200D:error::forged', '\uFE0F:\u200D error::forged'],
    ['#\u034F#\u200C[add-mask]e', '#\u034F \u200C[add-mask]e'],
    ['##v\u200Dso[task.complete]', '# v\u200Dso[task.complete]'],
    ['##VSO[task.setvariable variable=a]b', '# VSO[task.setvariable variable=a]b'],
    ['std::vector ## Heading [link]', 'std::vector ## Heading [link]'],
    ['👩‍💻 می‌خواهم é 日本語', '👩‍💻 می‌خواهم é 日本語'],
  ])('of %j is %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  test('has nothing that a terminal or a CI host gives a meaning to, and keeps offsets', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const plain = plainText(text);
        expect(plain).not.toMatch(unsafe);
        expect(asCompared(plain)).not.toMatch(command);
        expect(plain).toHaveLength(text.length);
        expect(plainText(plain)).toBe(plain);
      }),
    );
  });
});

test('plainLine cuts the middle out of a long text', () => {
  expect(plainLine('ab'.repeat(10), 6)).toBe('aba … bab');
  expect(plainLine('a\nb')).toBe('a b');
});

test('plainLines keeps the ends of lines', () => {
  expect(plainLines('a\n::stop-commands::b\n\u001B[2J')).toBe('a\n: stop-commands::b\n [2J');
});

test('plainJson has the same value', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const json = plainJson(JSON.stringify({ text }, null, 2));
      expect(json.replaceAll('\n', '')).not.toMatch(unsafe);
      expect(json).not.toMatch(/##(?:\[|vso\[|teamcity\[)/i);
      expect(JSON.parse(json)).toEqual({ text });
    }),
  );
});

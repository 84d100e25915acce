import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseNatively } from '../../../src/markdown/native/parse.ts';
import { root } from '../../support/cli.ts';
import { compareParsers } from '../../support/compare-parsers.ts';
import { inventMarkdown } from '../../support/invent-markdown.ts';
import { mulberry32 } from '../../support/mulberry32.ts';

test('satteri is installed', () => {
  expect(parseNatively('# A\n')?.children).toHaveLength(1);
});

describe('satteri and remark give the same tree', () => {
  // INVENTED_DOCUMENTS=100000 npx vitest run --project unit test/unit/markdown/native.test.ts
  const count = Number(process.env['INVENTED_DOCUMENTS'] ?? 1000);

  test.each([
    ['documents', inventMarkdown, 0.2],
    ['addresses', (seed: number) => `x ${mix(seed, addressParts)} y`, 0.3],
    ['emphasis', (seed: number) => `x ${mix(seed, emphasisParts)}`, 0.2],
  ])('for %s made at random', { timeout: 20_000 + count * 40 }, (_name, invent, share) => {
    const results = Array.from({ length: count }, (_, seed) => compareParsers(invent(seed)));
    expect(results.filter((result) => typeof result === 'object')).toEqual([]);
    expect(results.filter((result) => result === 'same').length / count).toBeGreaterThan(share);
  });

  test('for the documents of this repository', { timeout: 20_000 }, async () => {
    const files = await Array.fromAsync(glob('{postmortems,docs,test/fixtures}/**/*.md', { cwd: root }));
    const texts = await Promise.all(files.map(async (file) => readFile(path.join(root, file), 'utf8')));
    expect(texts.map(compareParsers).filter((result) => typeof result === 'object')).toEqual([]);
  });

  test.each([
    ['a task that begins with bold text', '- [ ] **a** b\n- [x] c\n'],
    ['a comment at the end of an item', '- a\n  <!-- casebook ignore x: y -->\n- b\n'],
    ['a comment of several lines in an item', '- a\n\n  <!--\n  b\n  -->\n\n- c\n'],
    ['signs outside of ASCII', '# é 😀 日本\n\n- 😀 **é** `日` https://example.com/é\n'],
    ['Windows line ends', '# A\r\n\r\n- b\r\n  c\r\n\r\n| d |\r\n| - |\r\n| e |\r\n'],
    ['frontmatter', '---\na: b\n---\n\n# C\n'],
    ['TOML', '+++\na = 1\n+++\n\n# C\n'],
  ])('for %s', (_name, text) => {
    expect(compareParsers(text)).toBe('same');
  });
});

describe('remark reads what satteri reads otherwise', () => {
  test.each([
    ['single tildes', 'a ~b~ c\n'],
    ['footnotes', 'a[^1]\n\n[^1]: b\n'],
    ['tabs behind the mark of an item', '-\ta\n'],
    ['an address behind an open bracket', 'a [ https://example.com\n'],
    ['marks of emphasis of both kinds', 'a *b _c* d_\n'],
    ['a row of a table without bars', '| a |\n| - |\nb\n'],
    ['code in a quotation that is not closed', '> ```\n> a\n\nb\n'],
    ['HTML in an item that is not closed', '- <!-- a\n'],
    ['HTML that is indented less than its item', '- a\n <b>\nc\n'],
    ['an emoji beside marks of emphasis', '_😀__~~\n'],
    ['a list behind a definition', '[a]: b\n\n2) c\n'],
    ['a text that may take long', '*a_'.repeat(2000)],
  ])('%s', (_name, text) => {
    expect(parseNatively(text)).toBeUndefined();
  });
});

/** Up to twelve parts in any order. */
function mix(seed: number, parts: readonly string[]): string {
  const random = mulberry32(seed);
  const pick = () => parts[Math.floor(random() * parts.length)] ?? '';
  return Array.from({ length: 2 + Math.floor(random() * 10) }, pick).join('');
}

const addressParts = [
  ...'http https www HTTP : // :// . a example com x_y / @ - + &amp; &#58; &commat; \\ \\: ( ) [ ] < > * ** ~ " \' , ; ! |'.split(
    ' ',
  ),
  ...'é 😀 mailto: foo@bar.com https://a.b www.a.com http://localhost a.b@c-d.e_f user@host 1.2.3.4 # %20'.split(' '),
  ' ',
  ' ',
  ' ',
  '\n',
  '\u00A0',
];

const emphasisParts = [...'* * ** ** *** _ __ ~~ a b c ( ) . é 😀 `d` \\* a_b'.split(' '), ' ', ' ', ' ', '\n'];

import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseNatively } from '../../../src/markdown/native/parse.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { root } from '../../support/cli.ts';
import { inventMarkdown } from '../../support/invent-markdown.ts';

test('satteri is installed', () => {
  expect(parseNatively('# A\n')?.children).toHaveLength(1);
});

describe('satteri and remark give the same tree', () => {
  // INVENTED_DOCUMENTS=100000 npx vitest run --project unit test/unit/markdown/native.test.ts
  const count = Number(process.env['INVENTED_DOCUMENTS'] ?? 1000);

  test('for documents made at random', { timeout: 20_000 + count * 20 }, () => {
    const readings = Array.from({ length: count }, (_, seed) => compare(inventMarkdown(seed)));
    expect(readings.filter((reading) => typeof reading === 'object')).toEqual([]);
    expect(readings.filter((reading) => reading === 'same').length / count).toBeGreaterThan(0.2);
  });

  test('for the documents of this repository', async () => {
    const files = await Array.fromAsync(glob('{postmortems,docs,test/fixtures}/**/*.md', { cwd: root }));
    const texts = await Promise.all(files.map(async (file) => readFile(path.join(root, file), 'utf8')));
    expect(texts.map(compare).filter((reading) => typeof reading === 'object')).toEqual([]);
  });
});

/** `left to remark`, `same`, or what the two give. */
function compare(text: string): string | object {
  const native = parseNatively(text);
  if (!native) return 'left to remark';
  const { tree: remark } = parseMarkdown({ path: 'a.md', text }, { native: false });
  // TOML is taken away after parsing.
  if (remark.children.length < native.children.length) native.children.shift();
  // As text, with the fields in the same order, which takes a tenth of the time.
  return JSON.stringify(native) === JSON.stringify(remark) ? 'same' : { text, native, remark };
}

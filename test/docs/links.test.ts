import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import GithubSlugger from 'github-slugger';
import { expect, test } from 'vitest';
import { root } from '../support/cli.ts';

const files = await Array.fromAsync(glob(['*.md', 'docs/*.md'], { cwd: root }));
const texts = new Map(
  await Promise.all(
    files.map(async (name): Promise<[string, string]> => {
      const text = await readFile(path.join(root, name), 'utf8');
      return [name.replaceAll(path.sep, '/'), text.replaceAll(/^( *)(`{3,})[^]*?^\1\2$/gm, '')];
    }),
  ),
);

/** The anchors that a code host gives to headings. */
function anchorsOf(text: string): Set<string> {
  const slugger = new GithubSlugger();
  const headings = text.matchAll(/^#{1,6} (.+)$/gm);
  return new Set(Array.from(headings, ([, heading = '']) => slugger.slug(heading.replaceAll('`', ''))));
}

test('every link between pages leads to a file and a heading that exist', () => {
  const dead: string[] = [];
  let count = 0;
  for (const [name, text] of texts) {
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      count += 1;
      const [file = '', anchor] = target.split('#');
      const to = file === '' ? name : path.posix.join(path.posix.dirname(name), file);
      const page = texts.get(to);
      const isThere =
        existsSync(path.join(root, to)) && (anchor === undefined || (page && anchorsOf(page).has(anchor)));
      if (!isThere) dead.push(`${name}: ${target}`);
    }
  }
  expect(dead).toEqual([]);
  expect(count).toBeGreaterThan(100);
});

test('every page of the manual is in its index', () => {
  const index = texts.get('docs/README.md') ?? '';
  const pages = [...texts.keys()].filter((name) => name.startsWith('docs/') && name !== 'docs/README.md');
  expect(pages.filter((name) => !index.includes(`](${path.posix.basename(name)})`))).toEqual([]);
});

test('a list of contents at the top of a page names its sections in their order', () => {
  const wrong = Array.from(texts, ([name, text]) => ({
    name,
    listed: Array.from(text.matchAll(/^- \[([^\]]+)\]\(#[^)]+\)$/gm), ([, title]) => title).join('\n'),
    sections: Array.from(text.matchAll(/^## (.+)$/gm), ([, title]) => title).join('\n'),
  })).filter(({ listed, sections }) => listed !== '' && listed !== sections);
  expect(wrong).toEqual([]);
});

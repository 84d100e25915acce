import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findMarkdown } from '../../../src/host/find-markdown.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'casebook-find-'));
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

async function write(...files: string[]): Promise<void> {
  for (const file of files) {
    await mkdir(path.join(root, path.dirname(file)), { recursive: true });
    await writeFile(path.join(root, file), '');
  }
}

async function findAsGlob(pattern: string): Promise<string[]> {
  return (await glob([pattern], { cwd: root, ignore: ['**/node_modules/**'], caseSensitiveMatch: false })).toSorted();
}

test.each(['postmortems/**/*.md', '**/*.md', 'postmortems/2024/**/*.md'])(
  'finds what a glob finds: %s',
  async (pattern) => {
    await write(
      'a.md',
      'postmortems/b.md',
      'postmortems/C.MD',
      'postmortems/2024/with space & (sign) [x] {y} é.md',
      'postmortems/2024/deep/er/d.md',
      'postmortems/.md',
      'postmortems/.hidden.md',
      'postmortems/.git/e.md',
      'postmortems/node_modules/x/f.md',
      'postmortems/Node_Modules/g.md',
      'postmortems/notes.txt',
      'postmortems/h.md.txt',
      'other/i.md',
    );
    const expected = await findAsGlob(pattern);
    expect(expected.length).toBeGreaterThan(1);
    expect(findMarkdown(root, pattern)?.toSorted()).toEqual(expected);
  },
);

test('leaves other globs to the library', async () => {
  await write('postmortems/a.md');
  for (const pattern of [
    'postmortems/*.md',
    '{a,postmortems}/**/*.md',
    '../**/*.md',
    './**/*.md',
    '!postmortems/**/*.md',
  ]) {
    expect(findMarkdown(root, pattern), pattern).toBeUndefined();
  }
});

test('leaves links, folders named like files, and folders that are missing to the library', async () => {
  await write('a/a.md', 'b/folder.md/text.txt', 'c/two\nlines.md');
  await symlink('a.md', path.join(root, 'a/link.md'));
  for (const folder of ['a', 'b', 'c', 'missing']) {
    expect(findMarkdown(root, `${folder}/**/*.md`), folder).toBeUndefined();
  }
});

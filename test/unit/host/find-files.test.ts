import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findFiles } from '../../../src/host/find-files.ts';
import { globsOfFiles } from '../../../src/text/glob.ts';
import { makePipe } from '../../support/pipe.ts';

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

function find(glob: string, folder = '', boundary = folder): string[] {
  return findFiles(path.join(root, folder), globsOfFiles([glob]), path.join(root, boundary)).toSorted();
}

test('finds what globs match, and nothing in node_modules, .git or hidden folders', async () => {
  await write(
    'a.md',
    'postmortems/C.MD',
    'postmortems/2024/with space & (sign) [x] {y} é.md',
    'postmortems/2024/two\nlines.md',
    'postmortems/.hidden.md',
    'postmortems/.folder/e.md',
    'postmortems/node_modules/x/f.md',
    'postmortems/Node_Modules/g.md',
    'postmortems/.git/h.md',
    'postmortems/notes.txt',
    'postmortems/folder.md/text.txt',
  );
  const below = [
    'postmortems/2024/two\nlines.md',
    'postmortems/2024/with space & (sign) [x] {y} é.md',
    'postmortems/C.MD',
  ];
  expect(find('**/*.md')).toEqual(['a.md', ...below, 'postmortems/folder.md/text.txt']);
  expect(find('postmortems/**/*.md')).toEqual([...below, 'postmortems/folder.md/text.txt']);
  expect(find('postmortems/.git/*.md')).toEqual([]);
  expect(find('missing/**')).toEqual([]);
  expect(find('../**')).toEqual([]);
});

test('follows links to files and folders of the repository', async () => {
  await write('shared/a.md', 'postmortems/b.md');
  await symlink('../shared', path.join(root, 'postmortems/link'));
  await symlink('b.md', path.join(root, 'postmortems/c.md'));
  await symlink('nowhere', path.join(root, 'postmortems/d.md'));
  expect(find('postmortems/**')).toEqual([
    'postmortems/b.md',
    'postmortems/c.md',
    'postmortems/d.md',
    'postmortems/link/a.md',
  ]);
  expect(find('**/*.md')).toEqual(['postmortems/b.md', 'postmortems/c.md', 'postmortems/d.md', 'shared/a.md']);
});

test('looks into each folder once, whatever links lead to each other', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `f${index}`);
  await write(...names.map((name) => `postmortems/${name}/a.md`));
  for (const from of names) {
    for (const to of names) await symlink(`../${to}`, path.join(root, `postmortems/${from}/to-${to}`));
    await symlink('..', path.join(root, `postmortems/${from}/up`));
  }
  await symlink('itself', path.join(root, 'postmortems/itself'));
  expect(find('**/*.md')).toEqual(names.map((name) => `postmortems/${name}/a.md`).toSorted());
});

test('refuses a link that leads out of the repository before it looks into it', async () => {
  await write('repository/postmortems/a.md', 'outside/b.txt');
  await symlink('/', path.join(root, 'repository/postmortems/r'));
  expect(() => find('postmortems/**/*.md', 'repository')).toThrow(
    'Cannot read postmortems/r: it is a link to a folder outside the repository',
  );
  // Nothing can match below these.
  expect(find('postmortems/*.md', 'repository')).toEqual(['postmortems/a.md']);
  await rm(path.join(root, 'repository/postmortems/r'));
  await symlink('../../outside', path.join(root, 'repository/postmortems/r'));
  expect(() => find('**/*.md', 'repository')).toThrow('outside the repository');
  expect(find('**/*.md', 'repository', '')).toEqual(['postmortems/a.md']);
});

test('refuses a link into .git, where a checkout keeps credentials', async () => {
  await write('.git/info/a.md', 'postmortems/b.md');
  await symlink('../.git/info', path.join(root, 'postmortems/r'));
  expect(() => find('postmortems/**')).toThrow('Cannot read postmortems/r: it is a link');
});

test.skipIf(process.platform === 'win32')('names a pipe, so that reading it is reported', async () => {
  await write('postmortems/a.md');
  makePipe(path.join(root, 'postmortems/b.md'));
  expect(find('postmortems/**')).toEqual(['postmortems/a.md', 'postmortems/b.md']);
});

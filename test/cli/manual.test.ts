import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { casebook, root, temporaryFolder } from '../support/cli.ts';

test('lists every page, and prints each', async () => {
  const folder = await temporaryFolder();
  const files = (await readdir(path.join(root, 'docs'))).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const { exitCode, stdout, stderr } = await casebook(folder, ['manual']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const listed = Array.from(stdout.matchAll(/^([\w-]+) +[A-Z].*\?$/gm), ([, name]) => `${name}.md`);
  expect(listed.toSorted()).toEqual(files.toSorted());
  for (const file of files) {
    const page = await readFile(path.join(root, 'docs', file), 'utf8');
    expect(await casebook(folder, ['manual', file])).toEqual({ exitCode: 0, stdout: page, stderr: '' });
  }
  expect((await casebook(folder, ['manual', 'start'])).stdout).toMatch(/^# The first ten minutes\n/);
});

test('names the page that is meant', async () => {
  expect(await casebook(root, ['manual', 'writting'])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'casebook: Unknown page writting; did you mean writing?\n',
  });
  expect((await casebook(root, ['manual', '../package.json'])).stderr).toBe(
    'casebook: Unknown page ../package.json; casebook manual lists all pages\n',
  );
});

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { marker } from '../../src/review/comment/comment.ts';
import { reviewedBranches } from '../fixtures/review.ts';
import { casebook, root, temporaryFolder } from '../support/cli.ts';
import { createRepository } from '../support/git.ts';

const manual = await readFile(path.join(root, 'docs/review.md'), 'utf8');

test('the example is what the command writes', async () => {
  const { folder, git, commit } = await createRepository(reviewedBranches.start);
  git('switch', '--quiet', '--create', 'change');
  commit(reviewedBranches.bad);
  const { stdout } = await casebook(folder, ['review', '--base', 'main', '--no-cache']);
  const [, example] = /<!-- example -->\n\n<!-- prettier-ignore -->\n````md\n([^]*?)````\n/.exec(manual) ?? [];
  expect(example).toBe(stdout);
});

test('the manual names the first line', () => {
  expect(manual).toContain(`The first line is \`${marker}\``);
});

test('the tables name each option and each key', async () => {
  const { stdout } = await casebook(await temporaryFolder(), ['review', '--help']);
  const options = Array.from(stdout.matchAll(/^ {2}(--[\w-]+)/gm), ([, name]) => name);
  const documented = Array.from(manual.matchAll(/^\| `(--[\w-]+)/gm), ([, name]) => name);
  expect(new Set(documented)).toEqual(new Set(options));
  const { folder } = await createRepository(reviewedBranches.start);
  const json = (await casebook(folder, ['review', '--base', 'main', '--format', 'json', '--no-cache'])).stdout;
  const keys = Object.keys(JSON.parse(json) as object).filter((key) => !['version', 'base', 'folder'].includes(key));
  const rows = Array.from(manual.matchAll(/^\| `([a-z]\w*)`/gim), ([, name]) => name);
  expect(new Set(rows)).toEqual(new Set(keys));
});

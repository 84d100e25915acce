import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { casebook, folderWith } from '../support/cli.ts';
import { createRepository } from '../support/git.ts';

const name = 'casebook-baseline.yaml';
const file = 'postmortems/2024-01-01-a.md';
const bad = '---\ntitle: A\nstatus: x\nkind: y\n---\n';

test('records what is there, and reports what is new', async () => {
  const { folder, write } = await createRepository({ [file]: bad, 'postmortems/2024-01-02-b.md': '# B\n' });
  expect((await casebook(folder, ['lint'])).exitCode).toBe(1);
  expect(await casebook(folder, ['baseline'])).toEqual({
    exitCode: 0,
    stdout: `Recorded 3 messages in 2 documents: ${name}\n`,
    stderr: '',
  });
  expect(await readFile(path.join(folder, name), 'utf8')).toBe(
    `# Messages that were there when checking began. casebook lint reports only what is new.
# Written by casebook baseline; casebook baseline --prune removes what is fixed.
${file}:
  schema: 2
postmortems/2024-01-02-b.md:
  frontmatter: 1
`,
  );
  const { exitCode, stdout } = await casebook(folder, ['lint']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('2 documents checked, no problems');
  expect(stdout).toContain('baseline: 3 accepted messages left in 2 documents');
  expect((await casebook(folder, ['lint', '--no-baseline'])).exitCode).toBe(1);

  write({ [file]: bad.replace('title: A', '# a comment\n\ntitle: A') });
  expect((await casebook(folder, ['lint'])).exitCode).toBe(0);

  write({ [file]: bad.replace('kind', 'lang: English\nkind') });
  const more = await casebook(folder, ['lint']);
  expect(more.exitCode).toBe(1);
  expect(more.stdout).toContain('3 errors');
  expect(more.stdout).toContain(`${file}: 3 messages of schema, of which the baseline accepts 2`);
});

test('prunes what is fixed, and accepts nothing new', async () => {
  const folder = await folderWith({ [file]: bad, 'postmortems/2024-01-02-b.md': '# B\n' });
  await casebook(folder, ['baseline']);
  const { writeFile, rm } = await import('node:fs/promises');
  await writeFile(path.join(folder, file), '---\ntitle: A\nkind: y\nseverity: SEV9\nlang: English\n---\n');
  await rm(path.join(folder, 'postmortems/2024-01-02-b.md'));
  await writeFile(path.join(folder, 'postmortems/2024-01-03-c.md'), '# C\n');
  await casebook(folder, ['baseline', '--prune']);
  expect(await readFile(path.join(folder, name), 'utf8')).toContain(`fixed.\n${file}:\n  schema: 2\n`);

  await writeFile(path.join(folder, file), '---\ntitle: A\nkind: y\n---\n');
  expect((await casebook(folder, ['lint'])).stdout).toContain(
    'baseline: 1 message is fixed; run casebook baseline --prune',
  );
  expect((await casebook(folder, ['lint', file])).stdout).not.toContain('is fixed');
  expect((await casebook(folder, ['baseline', '--prune'])).stdout).toBe(
    `Removed 1 message; 1 message left in 1 document: ${name}\n`,
  );
});

test('merges changes to neighbouring documents', async () => {
  const documents = Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [`postmortems/2024-01-01-${id}.md`, bad]));
  const { folder, git, write, commit } = await createRepository(documents);
  await casebook(folder, ['baseline']);
  commit({});
  git('switch', '--quiet', '-c', 'other');
  write({ 'postmortems/2024-01-01-a.md': '---\ntitle: A\n---\n' });
  await casebook(folder, ['baseline', '--prune']);
  commit({});
  git('switch', '--quiet', 'main');
  write({ 'postmortems/2024-01-01-d.md': '---\ntitle: A\n---\n' });
  await casebook(folder, ['baseline', '--prune']);
  commit({});
  git('merge', '--quiet', '-m', 'Merge', 'other');
  expect((await casebook(folder, ['lint'])).stdout).toContain('baseline: 4 accepted messages left in 2 documents');
});

test.each([
  ['[]\n', '1:1: Unexpected content, expected a mapping from paths to rules'],
  [`${file}: 3\n`, '1:30: Unexpected value, expected a mapping from rules to numbers'],
  [`${file}:\n  schema: many\n`, '2:11: Unexpected value, expected a number of messages'],
  [`<<<<<<< HEAD\n${file}:\n  schema: 1\n=======\n`, '1:1: '],
])('refuses the baseline %j', async (text, message) => {
  const { exitCode, stdout, stderr } = await casebook(await folderWith({ [file]: bad, [name]: text }), ['lint']);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(`casebook: ${name}:${message}`);
  expect(stderr).toMatch(/; run casebook baseline to write it anew\n$/);
});

test('counts for a build as well', async () => {
  const folder = await folderWith({ [file]: bad });
  expect((await casebook(folder, ['build', '--strict'])).exitCode).toBe(1);
  await casebook(folder, ['baseline']);
  expect(await casebook(folder, ['build', '--strict'])).toMatchObject({
    exitCode: 0,
    stdout: expect.not.stringContaining('about the documents'),
  });
});

test('has nothing to prune without a baseline', async () => {
  expect(await casebook(await folderWith({ [file]: bad }), ['baseline', '--prune'])).toEqual({
    exitCode: 0,
    stdout: `No baseline to prune: there is no ${name}\n`,
    stderr: '',
  });
});

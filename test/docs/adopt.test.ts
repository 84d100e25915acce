import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { casebook, folderWith } from '../support/cli.ts';
import { failuresOf, followPage, readPage, runLines } from '../support/manual.ts';
import { oldDocuments } from '../support/old-documents.ts';

const { page, blocks } = await readPage('adopt');
const words = page.replaceAll(/\s+/g, ' ');

test('leads from forty old documents to a green check and a site, step by step', async () => {
  const folder = await folderWith(await oldDocuments());
  await runLines(
    folder,
    [
      'git init -q -b main',
      'git config core.autocrlf false',
      'git config commit.gpgsign false',
      'git add .',
      'git commit -q -m "Old documents"',
    ].join('\n'),
  );
  const workflow = blocks.findIndex(({ name }) => name.startsWith('.github/'));
  const before = await followPage(folder, blocks.slice(0, workflow + 1));
  // The check runs what the workflow runs.
  const check = await runLines(folder, /(?<=run: )npx casebook .*/.exec(blocks[workflow]?.text ?? '')?.[0] ?? '');
  const after = await followPage(folder, blocks.slice(workflow + 1));
  expect([...before.notPrinted, ...after.notPrinted].join('…\n')).toBe('');
  // Imported documents need a person, and so does what `--fix` leaves.
  const runs = [...before.runs, ...check, ...after.runs];
  expect(failuresOf(runs)).toEqual([
    [expect.stringMatching(/^npx casebook import .* --dry-run$/), 1],
    ['npx casebook import --in-place postmortems/wiki', 1],
    ['npx casebook import old', 1],
    ['npx casebook lint --fix', 1],
  ]);
  const marks = runs.find(({ command }) => command === 'npx casebook lint')?.stdout.match(/ import-check$/gm);
  expect(words).toContain(` ${marks?.length} of them are marks of the import`);
  expect(await casebook(folder, ['lint'])).toMatchObject({ exitCode: 0 });
  const pages = (await readdir(path.join(folder, '_site/incidents'))).filter((name) => name.endsWith('.html'));
  expect(pages).toHaveLength(40);
});

test('states how many documents need a person', async () => {
  const configuration = blocks.find(({ name }) => name === 'casebook.yaml')?.text ?? '';
  const folder = await folderWith({ ...(await oldDocuments()), 'casebook.yaml': configuration });
  const { stdout } = await casebook(folder, ['import', 'old', '--dry-run', '--report', 'json']);
  const documents = stdout
    .trim()
    .split('\n')
    .map((line): Record<'inferred' | 'contradictions' | 'missing', string[]> => JSON.parse(line));
  const settled = documents.filter(({ inferred, contradictions }) => inferred.length + contradictions.length === 0);
  const complete = settled.filter(({ missing }) => missing.length === 0);
  expect(words).toContain(
    `${documents.length - settled.length} of the ${documents.length} documents have something inferred or contradictory, ` +
      `which is what the last line counts. ${settled.length - complete.length} others only lack something, ` +
      `and ${complete.length} are complete`,
  );
});

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRepository } from '../support/git.ts';
import { failuresOf, followPage, readPage } from '../support/manual.ts';

describe('every command prints what is shown below it', () => {
  test('configuration', async () => {
    const { folder } = await createRepository();
    const { blocks } = await readPage('configuration');
    const { runs, notPrinted } = await followPage(folder, blocks);
    expect(notPrinted).toEqual([]);
    expect(failuresOf(runs)).toEqual([
      ['npx casebook lint', 2],
      [expect.stringContaining('casebook lint --format concise'), 1],
    ]);
  });

  test('writing', async () => {
    const { folder, git } = await createRepository();
    git('config', 'user.name', 'Ann Example');
    const { blocks } = await readPage('writing');
    const { runs, notPrinted } = await followPage(folder, blocks, { now: '2024-03-01T10:20:30Z', timeZone: 'UTC' });
    expect(notPrinted).toEqual([]);
    expect(failuresOf(runs)).toEqual([['npx casebook lint --as in_review --format concise', 1]]);
    const document = 'postmortems/2024-03-01-orders-wait-for-half-an-hour.md';
    const [tasks = 'none'] = blocks.flatMap(({ language, name, text }) => (language === 'md' && !name ? [text] : []));
    expect(await readFile(path.join(folder, document), 'utf8')).toContain(tasks);
  });
});

import { mkdirSync, readdirSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildFolder, pruneCache } from '../../../src/host/cache-folder.ts';
import { temporaryFolder } from '../../support/cli.ts';

test('removes what builds have left that nobody runs any more, and nothing of anybody else', async () => {
  const folder = await temporaryFolder();
  const old = ['casebook-old', 'other-tool', 'abcdef0123456789'];
  for (const name of [...old, 'casebook-recent']) mkdirSync(path.join(folder, name));
  mkdirSync(buildFolder(folder, 'present'));
  for (const name of [...old, 'casebook-present']) utimesSync(path.join(folder, name), new Date(0), new Date(0));
  pruneCache(folder, 'present');
  expect(readdirSync(folder).toSorted()).toEqual([
    'abcdef0123456789',
    'casebook-present',
    'casebook-recent',
    'other-tool',
  ]);
});

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { accentStyle } from '../../../src/publish/accent.ts';
import { root } from '../../support/cli.ts';

test('a team’s accent is made for the backgrounds that the pages have', async () => {
  const tokens = await readFile(path.join(root, 'site/src/styles/tokens.css'), 'utf8');
  const [light, dark] = Array.from(tokens.matchAll(/--paper: (#\w{6});/g), ([, paper]) => paper);
  const papers = Array.from(accentStyle('#0b7a75').matchAll(/--on-accent:(#\w{6})/g), ([, paper]) => paper);
  expect(papers).toEqual([light, dark]);
});

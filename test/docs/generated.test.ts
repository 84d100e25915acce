import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { generate } from '../../build/generate.ts';
import { root } from '../support/cli.ts';

test('files made by `npm run generate` are up to date', async () => {
  for (const [file, text] of Object.entries(await generate())) {
    expect(await readFile(path.join(root, file), 'utf8'), file).toBe(text);
  }
});

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

test('commands names every variable of the environment that is read', async () => {
  const source = await readFile(path.join(root, 'src/host/io.ts'), 'utf8');
  const page = await readFile(path.join(root, 'docs/commands.md'), 'utf8');
  const names = new Set(
    source.match(/\b(?:[A-Z]{2,}_)+[A-Z]+\b|\b(?:COLUMNS|TERM|OPENCODE|CLAUDECODE|LOCALAPPDATA)\b/g),
  );
  // Codes of errors, not variables.
  for (const code of ['NOW_INVALID']) names.delete(code);
  expect([...names].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  expect(names.size).toBeGreaterThan(10);
});

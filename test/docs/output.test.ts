import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { formats } from '../../src/reporters/names.ts';
import { casebook, folderWith, root } from '../support/cli.ts';

const manual = await readFile(path.join(root, 'docs/output.md'), 'utf8');
const examples = Array.from(manual.matchAll(/^```\w+ (\w+)\n([^]*?)^```$/gm), ([, format = '', text = '']) => ({
  format,
  text,
}));

async function folderWithExample(): Promise<string> {
  const readme = await readFile(path.join(root, 'README.md'), 'utf8');
  const [, postmortem = ''] = /^```md\n([^]*?)^```$/m.exec(readme) ?? [];
  return folderWith({ 'postmortems/2024-03-01-orders-wait.md': postmortem });
}

test.each(examples)('$format is what the command prints', async ({ format, text }) => {
  const { stdout } = await casebook(await folderWithExample(), ['lint', '--format', format]);
  expect(text).toBe(stdout);
});

test('names every format, and shows those that people read', () => {
  const named = Array.from(manual.matchAll(/^\| `(\w+)` /gm), ([, name]) => name);
  expect(new Set(named)).toEqual(new Set(formats));
  expect(examples.map(({ format }) => format)).toEqual(['concise', 'agent', 'github', 'markdown', 'json']);
});

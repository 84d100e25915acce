import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { rules } from '../src/rules/index.ts';
import { casebook, folderWith, root } from './support/run.ts';

const readme = await readFile(path.join(root, 'README.md'), 'utf8');
const blocks = Array.from(readme.matchAll(/^```(\w+)\n([^]*?)^```$/gm), ([, language, text = '']) => ({
  language,
  text,
}));
const only = (language: string) => blocks.filter((block) => block.language === language).map(({ text }) => text);

test('names commands that exist', async () => {
  expect(only('sh')).toEqual(['npm ci && npx casebook build\n', 'npm test\n']);
  // What they run in a fresh clone: npm ci runs prepare, npx finds the bin, npm test runs both.
  expect(packageJson.scripts).toMatchObject({
    prepare: expect.any(String),
    pretest: expect.any(String),
    test: 'vitest run',
  });
  const { stdout } = await casebook(root, ['--help']);
  const named = Array.from(readme.matchAll(/`casebook (\w+)/g), ([, command]) => command);
  expect(named.length).toBeGreaterThan(0);
  for (const command of named) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
});

test('shows what the checks say about its example', async () => {
  const [document = ''] = only('md');
  const [output = ''] = only('console');
  const name = output.split(':', 1)[0] ?? '';
  const folder = await folderWith({ [name]: document });
  expect(await casebook(folder, ['lint'])).toEqual({ exitCode: 1, stdout: output, stderr: '' });
});

test('has an example that only needs its two lines changed back', async () => {
  const [document = ''] = only('md');
  const lines = document.split('\n');
  const wrong = lines.findIndex((line) => line.startsWith('- 10:05'));
  lines.splice(wrong - 1, 2, lines[wrong] ?? '', lines[wrong - 1] ?? '');
  const folder = await folderWith({ 'postmortems/2024-03-01-orders-wait.md': lines.join('\n') });
  expect(await casebook(folder, ['lint'])).toMatchObject({ exitCode: 0 });
  expect((await casebook(folder, ['build'])).stdout).toContain('Built 1 incident, 1 outstanding task:');
});

test('names every rule', () => {
  expect(rules.filter((rule) => !readme.includes(`\`${rule.id}\``))).toEqual([]);
});

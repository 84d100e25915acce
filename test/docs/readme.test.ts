import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { configName } from '../../src/config/config.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { casebook, folderWith, root, temporaryFolder } from '../support/cli.ts';

const readme = await readFile(path.join(root, 'README.md'), 'utf8');
const blocks = Array.from(readme.matchAll(/^```(\w+)\n([^]*?)^```$/gm), ([, language, text = '']) => ({
  language,
  text,
}));
const only = (language: string) => blocks.filter((block) => block.language === language).map(({ text }) => text);

test('names commands that exist', async () => {
  expect(only('sh')).toEqual([
    'npm install --save-dev casebook\nnpx casebook lint\n',
    'npm ci && npx casebook build\n',
    'npm test\n',
  ]);
  const { stdout } = await casebook(root, ['--help']);
  const named = Array.from(readme.matchAll(/`casebook (\w+)/g), ([, command]) => command);
  expect(named.length).toBeGreaterThan(0);
  for (const command of named) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
});

test('runs npx casebook in this repository without compiling unchanged sources again', async () => {
  const stamp = path.join(root, 'dist/.inputs');
  const before = await stat(stamp, { bigint: true });
  const out = await temporaryFolder();
  // On Windows, npx is a script, which only a shell starts.
  const options = { cwd: root, shell: process.platform === 'win32' };
  const { stdout } = await promisify(execFile)('npx', ['casebook', 'build', '--out', out], options);
  expect(stdout).toMatch(/^Built \d+ incidents?, \d+ outstanding tasks: /m);
  expect(await readdir(out)).toContain('index.html');
  expect((await stat(stamp, { bigint: true })).mtimeNs).toBe(before.mtimeNs);
});

test('shows the output of casebook lint for its example', async () => {
  const [document = ''] = only('md');
  const [output = ''] = only('console');
  const name = output.split(':', 1)[0] ?? '';
  const folder = await folderWith({ [name]: document });
  expect(await casebook(folder, ['lint'])).toEqual({ exitCode: 1, stdout: output, stderr: '' });
});

test('has an example without errors once its two lines are swapped back', async () => {
  const [document = ''] = only('md');
  const lines = document.split('\n');
  const wrong = lines.findIndex((line) => line.startsWith('- 10:05'));
  lines.splice(wrong - 1, 2, lines[wrong] ?? '', lines[wrong - 1] ?? '');
  const folder = await folderWith({ 'postmortems/2024-03-01-orders-wait.md': lines.join('\n') });
  expect(await casebook(folder, ['lint'])).toMatchObject({ exitCode: 0 });
  expect((await casebook(folder, ['build'])).stdout).toContain('Built 1 incident, 1 outstanding task:');
});

test('shows the same ten lines as docs/ci.md', async () => {
  const [workflow = ''] = only('yaml');
  expect(await readFile(path.join(root, 'docs/ci.md'), 'utf8')).toContain(workflow);
});

test('shows a valid configuration', () => {
  const [, yaml = ''] = only('yaml');
  expect(readConfig(yaml, configName)).toMatchObject({
    timezone: 'Europe/Berlin',
    rules: { 'link-target': { severity: 'off' } },
  });
});

import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { presetNames } from '../../src/drafts/preset-names.ts';
import { casebook, folderWith, root } from '../support/cli.ts';

const git = async (folder: string, ...args: string[]) => promisify(execFile)('git', args, { cwd: folder });

async function repositoryWith(files: Record<string, string>, remote?: string): Promise<string> {
  const folder = await folderWith(files);
  await git(folder, 'init', '-q');
  if (remote !== undefined) await git(folder, 'remote', 'add', 'origin', remote);
  return folder;
}

async function contentsOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const own = files.map((file) => path.relative(folder, file)).filter((file) => !file.startsWith('.git/'));
  return Object.fromEntries(
    await Promise.all(own.toSorted().map(async (file) => [file, await readFile(path.join(folder, file), 'utf8')])),
  );
}

test('sets up an empty repository, once', async () => {
  const folder = await repositoryWith({}, 'git@github.com:example/incidents.git');
  const first = await casebook(folder, ['init', '--yes'], { timeZone: 'Europe/Berlin' });
  expect(first).toEqual({
    exitCode: 0,
    stdout: [
      'create casebook.yaml',
      'create postmortems/_template.md',
      'create .github/workflows/postmortems.yml',
      'create .vscode/settings.json',
      'create .gitignore',
      '',
      'Next (npx fetches Casebook unless it is installed):',
      '  npx casebook new "What happened"',
      '  npx casebook lint --as in_review',
      '  npx casebook build',
      '',
    ].join('\n'),
    stderr: '',
  });
  const written = await contentsOf(folder);
  expect(written['casebook.yaml']).toContain('timezone: Europe/Berlin\n');
  expect(written['casebook.yaml']).toContain('\n  edit: https://github.com/example/incidents/edit/main/{path}\n');
  const second = await casebook(folder, ['init', '--yes']);
  expect(second.stdout).toMatch(/^Nothing to write: everything is there\.\n/);
  expect(await contentsOf(folder)).toEqual(written);
  expect(await casebook(folder, ['new', 'Orders wait', '--author', 'ann'])).toMatchObject({ exitCode: 0, stderr: '' });
  expect((await casebook(folder, ['lint'])).stdout).toMatch(/^✔ 1 document checked, no problems\n/);
  // What a draft lacks before review, its template may lack.
  expect((await casebook(folder, ['lint', '--as', 'in_review'])).stdout).not.toContain('_template.md');
});

test.each(presetNames)('begins with the template %s, which lint accepts', async (preset) => {
  const folder = await repositoryWith({});
  await casebook(folder, ['init', '--preset', preset]);
  await writeFile(path.join(folder, 'postmortems/2024-03-01-a.md'), '---\ntitle: A\n---\n');
  expect((await casebook(folder, ['lint'])).stdout).toMatch(/^✔ 1 document checked, no problems\n/);
});

test('finds old write-ups and GitLab, and leaves what exists', async () => {
  const files = {
    '.gitignore': 'node_modules',
    '.gitlab-ci.yml': 'test: { script: make }\n',
    '.vscode/settings.json': '{}\n',
    'docs/postmortems/2024-03-01-a.md': '# A\n',
  };
  const folder = await repositoryWith(files, 'https://user:secret@gitlab.example.com/ops/incidents.git');
  const { stdout } = await casebook(folder, ['init']);
  expect(stdout).toContain('add to .gitignore: _site/\n');
  expect(stdout).toContain('.gitlab-ci.yml exists. To bind Casebook, add:\n\n    postmortems:\n');
  expect(stdout).toContain('.vscode/settings.json exists. To bind Casebook, add:\n\n    {\n');
  expect(stdout).toContain('npx casebook import --in-place --dry-run docs/postmortems\n');
  const written = await contentsOf(folder);
  expect(written).toMatchObject({ ...files, '.gitignore': 'node_modules\n_site/\n' });
  expect(written['casebook.yaml']).toContain('documents: ["docs/postmortems/**/*.md"]\n');
  expect(written['casebook.yaml']).toContain('  source: https://gitlab.example.com/ops/incidents/-/blob/main/{path}\n');
  expect(JSON.stringify(written)).not.toContain('secret');
});

test('shows everything and writes nothing with --dry-run', async () => {
  const folder = await repositoryWith({});
  const { stdout } = await casebook(folder, ['init', '--dry-run']);
  expect(stdout).toContain('create casebook.yaml\n\n    # yaml-language-server');
  expect(await contentsOf(folder)).toEqual({});
});

test('keeps a configuration that is there, under any of its names', async () => {
  const folder = await repositoryWith({ '.casebook.yml': 'version: 1\n', '.gitignore': '/_site\n' });
  expect((await casebook(folder, ['init'])).stdout).toMatch(/^create \.vscode\/settings\.json\n\nNext \(npx/);
});

test.each([
  ['https://github.com/example/a', '.github/workflows/postmortems.yml'],
  ['https://gitlab.com/example/a', '.gitlab-ci.yml'],
])('writes the check that docs/ci.md shows: %s', async (remote, file) => {
  const folder = await repositoryWith({}, remote);
  await casebook(folder, ['init']);
  const { [file]: text = 'none' } = await contentsOf(folder);
  expect(await readFile(path.join(root, 'docs/ci.md'), 'utf8')).toContain(`\`\`\`yaml\n${text}\`\`\``);
});

test.each([
  [{ 'package.json': '{}' }, 'npm install --save-dev casebook'],
  [{ 'package.json': '{}', 'pnpm-lock.yaml': '' }, 'pnpm add --save-dev casebook'],
  [{ 'package.json': '{}', 'yarn.lock': '' }, 'yarn add --dev casebook'],
])('begins the next commands with how to install it in a project with %j', async (files, command) => {
  const { stdout } = await casebook(await repositoryWith(files), ['init', '--yes']);
  expect(stdout).toContain(`\nNext:\n  ${command}\n  npx casebook new "What happened"\n`);
});

test('does not install what is there', async () => {
  const files = { 'package.json': '{ "devDependencies": { "casebook": "1.0.0" } }' };
  const { stdout } = await casebook(await repositoryWith(files), ['init', '--yes']);
  expect(stdout).toContain('unless it is installed):\n  npx casebook new');
});

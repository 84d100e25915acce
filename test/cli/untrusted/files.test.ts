import { readdir, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { casebook, folderWith } from '../../support/cli.ts';
import { makePipe } from '../../support/pipe.ts';

const secret = 'hunter2';
const document = '---\ntitle: A\nstatus: draft\n---\n# A\n\n![A](a.png) [B](a.txt)\n';

/** A repository whose file is a link to a secret outside of it. */
async function repositoryWithLink(file: string, files: Record<string, string>, content = `${secret}: 1\n`) {
  const folder = await folderWith({ outside: content, 'repository/postmortems/2024-08-10-a.md': document });
  const root = path.join(folder, 'repository');
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(root, name), text);
  await symlink(path.join(folder, 'outside'), path.join(root, file));
  return root;
}

async function builtText(root: string): Promise<string> {
  const files = await readdir(path.join(root, '_site'), { recursive: true, withFileTypes: true }).catch(() => []);
  return files.map(({ name }) => name).join('\n');
}

describe.each(['lint', 'build', 'config'])('%s', (command) => {
  test.each(['casebook.yaml', 'casebook.yml', '.casebook.yaml'])('refuses a link from %s', async (name) => {
    const root = await repositoryWithLink(name, {});
    const { exitCode, stdout, stderr } = await casebook(root, [command]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/casebook\.ya?ml: it is a link to a file outside the repository\n$/);
    expect(stdout + stderr).not.toContain(secret);
  });
});

test('reads a configuration that is a link within the git repository', async () => {
  const folder = await folderWith({
    'shared.yaml': 'documents: docs/*.md\n',
    '.git/HEAD': '',
    'service/docs/2024-08-10-a.md': document,
  });
  await symlink('../shared.yaml', path.join(folder, 'service/casebook.yaml'));
  expect((await casebook(path.join(folder, 'service'), ['lint'])).stdout).toContain('1 document checked');
});

test.each([
  ['a schema', 's.json', { 'casebook.yaml': 'schema: s.json\n' }, 'lint', 'Unexpected schema s.json, expected a file'],
  ['a schema', 's.json', { 'casebook.yaml': 'schema: s.json\n' }, 'build', 'Unexpected schema s.json, expected a file'],
  [
    'a part of a schema',
    'p.json',
    { 'casebook.yaml': 'schema: s.json\n', 's.json': '{ "$ref": "p.json" }' },
    'lint',
    'Unexpected schema p.json, expected a file',
  ],
  ['a style sheet', 's.css', { 'casebook.yaml': 'site: { stylesheet: s.css }\n' }, 'build', 'Cannot read s.css'],
  ['a logo', 'l.png', { 'casebook.yaml': 'site: { logo: l.png }\n' }, 'build', 'Cannot read l.png'],
  ['a document', 'postmortems/b.md', {}, 'lint', 'Cannot read postmortems/b.md: it is a link'],
  ['a document', 'postmortems/b.md', {}, 'build', 'Cannot read postmortems/b.md: it is a link'],
])('%s that is a link out of the repository is refused: %s %j %s', async (_name, file, files, command, message) => {
  const root = await repositoryWithLink(file, files);
  const { exitCode, stdout, stderr } = await casebook(root, [command]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
  expect(stdout + stderr).not.toContain(secret);
});

test.each([
  'schema: ../outside',
  'schema: /etc/passwd',
  'site: { logo: ../outside.png }',
  'site: { logo: /etc/passwd }',
  'site: { stylesheet: ../outside }',
  'site: { stylesheet: .git/config }',
  'schema: .git/config',
  'documents: ../outside',
  'documents: .git/config',
  'documents: [postmortems/*.md, /etc/passwd]',
])('%s reads nothing outside', async (config) => {
  const folder = await folderWith({
    outside: secret,
    'outside.png': secret,
    'repository/.git/config': secret,
    'repository/casebook.yaml': config,
    'repository/postmortems/2024-08-10-a.md': document,
  });
  const { stdout, stderr } = await casebook(path.join(folder, 'repository'), ['build', '--no-cache']);
  expect(stdout + stderr).not.toContain(secret);
  expect(stdout + stderr).not.toContain('root:');
});

test('an image that is a link out of the repository, or into .git, is not published', async () => {
  const root = await repositoryWithLink('postmortems/a.png', {});
  expect((await casebook(root, ['build'])).exitCode).toBe(0);
  expect(await builtText(root)).not.toMatch(/(?<!icon)\.png/);
  const other = await folderWith({ '.git/config': secret, 'postmortems/2024-08-10-a.md': document });
  await symlink('../.git/config', path.join(other, 'postmortems/a.png'));
  expect((await casebook(other, ['build'])).exitCode).toBe(0);
  expect(await builtText(other)).not.toMatch(/(?<!icon)\.png/);
});

test('no message tells whether a file outside the repository exists', async () => {
  const folder = await folderWith({ 'outside/a.txt': '', 'repository/postmortems/2024-08-10-a.md': '' });
  const root = path.join(folder, 'repository');
  await symlink(path.join(folder, 'outside'), path.join(root, 'assets'));
  const text = '---\ntitle: A\nstatus: draft\n---\n# A\n\n[A](/assets/a.txt) [B](/assets/b.txt)\n';
  await writeFile(path.join(root, 'postmortems/2024-08-10-a.md'), text);
  const { stdout } = await casebook(root, ['lint', '--format', 'json']);
  expect(stdout.match(/"ruleId": "link-target"/g)).toHaveLength(2);
});

describe.skipIf(process.platform === 'win32')('a pipe or a device is not read', () => {
  test.each([
    ['casebook.yaml', {}, 'casebook.yaml: it is not a file'],
    ['postmortems/b.md', {}, 'Cannot read postmortems/b.md: it is not a file'],
    ['s.json', { 'casebook.yaml': 'schema: s.json\n' }, 'Cannot read the schema s.json: it is not a file'],
    ['l.png', { 'casebook.yaml': 'site: { logo: l.png }\n' }, 'Cannot read l.png'],
    ['s.css', { 'casebook.yaml': 'site: { stylesheet: s.css }\n' }, 'Cannot read s.css'],
  ])('%s', async (file, files, message) => {
    const root = await folderWith({ 'postmortems/2024-08-10-a.md': document, ...(files as Record<string, string>) });
    makePipe(path.join(root, file));
    const { exitCode, stderr } = await casebook(root, ['build']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  test('an image', async () => {
    const root = await folderWith({ 'postmortems/2024-08-10-a.md': document });
    makePipe(path.join(root, 'postmortems/a.png'));
    await symlink('/dev/zero', path.join(root, 'postmortems/a.txt'));
    expect((await casebook(root, ['build'])).exitCode).toBe(0);
    expect((await casebook(root, ['lint'])).exitCode).toBe(0);
  });
});

describe('of a very large file, only a part is read', () => {
  const huge = 3 * 1024 ** 3;

  test('a document', async () => {
    const root = await folderWith({ 'postmortems/2024-08-10-a.md': `${document}${'é'.repeat(3_000_000)}` });
    await truncate(path.join(root, 'postmortems/2024-08-10-a.md'), huge);
    const { exitCode, stdout } = await casebook(root, ['lint']);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/Unexpected length of \d MiB, expected at most 1 MiB/);
  });

  test.each([
    ['casebook.yaml', {}, 'casebook.yaml is larger than 512 KiB'],
    ['s.json', { 'casebook.yaml': 'schema: s.json\n' }, 's.json is larger than 1 MiB'],
    ['s.css', { 'casebook.yaml': 'site: { stylesheet: s.css }\n' }, 'it is too large'],
    ['l.png', { 'casebook.yaml': 'site: { logo: l.png }\n' }, 'it is too large'],
  ])('%s', async (file, files, message) => {
    const root = await folderWith({
      'postmortems/2024-08-10-a.md': document,
      [file]: '',
      ...(files as Record<string, string>),
    });
    await truncate(path.join(root, file), huge);
    const { exitCode, stderr } = await casebook(root, ['build']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });
});

test('a folder link out of the repository is refused at once', async () => {
  const root = await folderWith({ 'postmortems/2024-08-10-a.md': document });
  await symlink('/', path.join(root, 'postmortems/r'));
  for (const args of [['lint'], ['lint', 'postmortems'], ['build'], ['import', 'postmortems', '--dry-run']]) {
    const { exitCode, stderr } = await casebook(root, args);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^casebook: Cannot read (?:postmortems\/)?r: it is a link to a folder outside the repository\n$/,
    );
  }
});

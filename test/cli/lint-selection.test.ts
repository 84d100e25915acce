import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { casebook, folderWith, temporaryFolder } from '../support/cli.ts';
import { createRepository } from '../support/git.ts';

const good = '---\ntitle: A\n---\n';
const bad = '---\ntitle: A\nstatus: closed-ish\n---\n';

describe('named files', () => {
  const files = {
    'postmortems/2024-01-01-a.md': good,
    'postmortems/README.md': '# Not a postmortem\n',
    'postmortems/template.md': '# Nor this\n',
    'docs/guide.md': '# A guide\n',
  };

  test('skips files that are no postmortems, and says so', async () => {
    const folder = await folderWith(files);
    const { exitCode, stdout } = await casebook(folder, ['lint', 'postmortems/README.md', 'postmortems/template.md']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('0 documents checked');
    expect(stdout).toContain('postmortems/README.md was skipped: files of this name are not postmortems');
    expect(stdout).toContain('postmortems/template.md was skipped');
  });

  test('skips what the configuration does not include', async () => {
    const folder = await folderWith({ ...files, 'casebook.yaml': 'documents: ["postmortems/**/*.md"]\n' });
    const { exitCode, stdout } = await casebook(folder, ['lint', 'docs/guide.md', 'postmortems/2024-01-01-a.md']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('1 document checked');
    expect(stdout).toContain('docs/guide.md was skipped: `documents` (postmortems/**/*.md) does not include it');
  });

  test('checks any file where nothing is configured', async () => {
    const { stdout } = await casebook(await folderWith(files), ['lint', 'docs/guide.md']);
    expect(stdout).toContain('1 document checked');
  });

  test('takes a glob that the shell has left alone', async () => {
    const folder = await folderWith({ ...files, 'postmortems/2024-01-02-b.md': bad });
    const { stdout } = await casebook(folder, ['lint', 'postmortems/*-a.md']);
    expect(stdout).toContain('1 document checked, no problems');
  });

  test('skips a file that was deleted, but not one that never was', async () => {
    const { folder, commit } = await createRepository(files);
    commit({ 'postmortems/2024-01-01-a.md': null });
    expect(await casebook(folder, ['lint', 'postmortems/2024-01-01-a.md'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('postmortems/2024-01-01-a.md was skipped: it is deleted'),
    });
    expect(await casebook(folder, ['lint', 'postmortems/2024-01-01-aa.md'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'casebook: Cannot find postmortems/2024-01-01-aa.md\n',
    });
  });

  test('checks nothing for an empty list, and says so', async () => {
    const folder = await folderWith({ ...files, 'postmortems/2024-01-02-b.md': bad });
    expect(await casebook(folder, ['lint', '--files-from', '-'], { stdin: '' })).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/0 documents checked[^]*no file was named/),
    });
  });

  test.each([
    ['lines', 'postmortems/2024-01-01-a.md\r\npostmortems/2024-01-02-b.md\n'],
    ['zero bytes', 'postmortems/2024-01-01-a.md\0postmortems/2024-01-02-b.md\0'],
  ])('reads a list with %s', async (_, stdin) => {
    const folder = await folderWith({
      ...files,
      'postmortems/2024-01-02-b.md': bad,
      'postmortems/2024-01-03-c.md': bad,
    });
    const { exitCode, stdout } = await casebook(folder, ['lint', '--files-from', '-'], { stdin });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('2 documents checked: 1 error');
  });

  test('reads a list in a file', async () => {
    const folder = await folderWith({ ...files, list: 'postmortems/2024-01-01-a.md\n' });
    expect((await casebook(folder, ['lint', '--files-from', 'list'])).stdout).toContain('1 document checked');
    expect(await casebook(folder, ['lint', '--files-from', 'none'])).toMatchObject({
      exitCode: 2,
      stderr: 'casebook: Cannot read none: ENOENT\n',
    });
  });
});

describe('--since', () => {
  test('reports what changed since the branch parted, whatever happened on the other', async () => {
    const { folder, git, commit, write } = await createRepository({
      'postmortems/2024-01-01-a.md': bad,
      'postmortems/2024-01-02-b.md': good,
      'postmortems/2024-01-03-c.md': good,
    });
    git('switch', '--quiet', '-c', 'feature');
    commit({ 'postmortems/2024-01-02-b.md': bad, 'postmortems/2024-01-03-c.md': null, 'README.md': '# Hello\n' });
    git('switch', '--quiet', 'main');
    commit({ 'postmortems/2024-01-05-on-main.md': bad });
    git('switch', '--quiet', 'feature');
    write({ 'postmortems/2024-01-04-not-added.md': bad });
    const { exitCode, stdout } = await casebook(folder, ['lint', '--since', 'main', '--format', 'json']);
    expect(exitCode).toBe(1);
    const { files } = JSON.parse(stdout) as { files: { path: string }[] };
    expect(files.map(({ path: file }) => file)).toEqual([
      'postmortems/2024-01-02-b.md',
      'postmortems/2024-01-04-not-added.md',
    ]);
  });

  test('knows all documents', async () => {
    const { folder, git, commit } = await createRepository({ 'postmortems/2024-01-01-a.md': good });
    git('switch', '--quiet', '-c', 'feature');
    commit({ 'postmortems/more/2024-01-01-a.md': good });
    expect((await casebook(folder, ['lint', '--since', 'main'])).stdout).toContain('id-unique');
  });

  test('checks nothing if nothing changed, and says so', async () => {
    const { folder, git, commit } = await createRepository({ 'postmortems/2024-01-01-a.md': bad });
    git('switch', '--quiet', '-c', 'feature');
    commit({ 'README.md': '# Hello\n' });
    expect(await casebook(folder, ['lint', '--since', 'main'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/0 documents checked[^]*no postmortem has changed since main/),
    });
  });

  test('works in a folder of a larger repository, with names that git would quote', async () => {
    const { folder, git, commit } = await createRepository({
      'teams/pay*ments/casebook.yaml': 'documents: ["docs/**/*.md"]\n',
      'teams/pay*ments/docs/2024-01-01-ä b.md': good,
      'teams/other/docs/2024-01-01-a.md': good,
    });
    git('switch', '--quiet', '-c', 'feature');
    commit({ 'teams/pay*ments/docs/2024-01-01-ä b.md': bad, 'teams/other/docs/2024-01-01-a.md': bad });
    const { exitCode, stdout } = await casebook(path.join(folder, 'teams/pay*ments'), ['lint', '--since', 'main']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('docs/2024-01-01-ä b.md:3:9');
    expect(stdout).toContain('1 document checked');
  });

  test('says what to do in a shallow clone', async () => {
    const { folder, git, commit } = await createRepository({ 'postmortems/2024-01-01-a.md': good });
    commit({ 'postmortems/2024-01-02-b.md': good });
    const clone = await temporaryFolder();
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${folder}`, clone]);
    const first = git('rev-parse', 'HEAD~1').trim();
    expect(await casebook(clone, ['lint', '--since', first])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `casebook: Cannot find the commit ${first}: the history is incomplete (a shallow clone); fetch all of it, with \`fetch-depth: 0\` for actions/checkout, \`GIT_DEPTH: 0\` in GitLab, or \`git fetch --unshallow\`\n`,
    });
  });

  test.each(['--output=x', 'no-such-branch', 'main:postmortems'])(
    'reports the commit `%s`, which is none',
    async (ref) => {
      const { folder } = await createRepository({ 'postmortems/2024-01-01-a.md': good });
      expect(await casebook(folder, ['lint', `--since=${ref}`])).toMatchObject({
        exitCode: 2,
        stderr: `casebook: Cannot find the commit ${ref}; fetch it first, for example with \`git fetch origin\`\n`,
      });
    },
  );

  test('reports a folder without git', async () => {
    const folder = await folderWith({ 'postmortems/2024-01-01-a.md': good });
    const { exitCode, stderr } = await casebook(folder, ['lint', '--since', 'main']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^casebook: Cannot read the git repository: not a git repository/);
  });
});

describe('--stdin', () => {
  const args = ['lint', '--stdin', '--stdin-filename', 'postmortems/2024-01-01-a.md'];

  test('checks a text as the document of a path, and knows the others', async () => {
    const folder = await folderWith({
      'postmortems/2024-01-01-a.md': '---\ntitle: On disk\n---\n',
      'postmortems/1/2024-01-01-a.md': good,
    });
    const { stdout } = await casebook(folder, args, { stdin: '---\ntitle: From an editor\n---\n' });
    expect(stdout).toContain('id-unique');
    expect(stdout).toContain('1 document checked');
  });

  test('checks a text whose file does not exist yet', async () => {
    const folder = await folderWith({ 'postmortems/2024-01-02-b.md': good });
    expect(await casebook(folder, args, { stdin: bad })).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('postmortems/2024-01-01-a.md:3:9'),
    });
  });

  test('prints the fixed text, and the rest beside it', async () => {
    const folder = await folderWith({ 'postmortems/2024-01-02-b.md': good });
    const { stdout, stderr } = await casebook(folder, [...args, '--fix'], {
      stdin: '---\ntitle: A\nservices: api\n---\n',
    });
    expect(stdout).toBe('---\ntitle: A\nservices: [api]\n---\n');
    expect(stderr).toContain('(1 fixed)');
  });

  test('prints a text without a fix as it is', async () => {
    const folder = await folderWith({ 'postmortems/2024-01-02-b.md': good });
    expect((await casebook(folder, [...args, '--fix'], { stdin: '\uFEFF---\r\ntitle: A\r\n---\r\n' })).stdout).toBe(
      '\uFEFF---\r\ntitle: A\r\n---\r\n',
    );
  });

  test('needs a path', async () => {
    expect(await casebook(await temporaryFolder(), ['lint', '--stdin'], { stdin: good })).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'casebook: --stdin needs --stdin-filename <path>: rules depend on the path\n',
    });
  });
});

describe('--as', () => {
  test('says what a draft still needs', async () => {
    const folder = await folderWith({ 'postmortems/2024-01-01-a.md': good });
    expect((await casebook(folder, ['lint'])).exitCode).toBe(0);
    const { exitCode, stdout } = await casebook(folder, ['lint', '--as', 'in_review']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Missing `severity`');
    expect(stdout).toContain('timeline-missing');
  });

  test('leaves documents that are further as they are', async () => {
    const folder = await folderWith({ 'postmortems/2024-01-01-a.md': '---\ntitle: A\nstatus: withdrawn\n---\n' });
    expect((await casebook(folder, ['lint', '--as', 'closed'])).exitCode).toBe(0);
  });
});

test('writes further reports to files', async () => {
  const folder = await folderWith({ 'postmortems/2024-01-01-a.md': bad });
  const { stdout } = await casebook(folder, [
    'lint',
    '--output-file',
    'json=out/report.json',
    '--output-file',
    'pretty=log',
  ]);
  expect(stdout).toContain('1 document checked: 1 error');
  const read = async (name: string) => (await import('node:fs/promises')).readFile(path.join(folder, name), 'utf8');
  expect(JSON.parse(await read('out/report.json'))).toMatchObject({ counts: { error: 1 } });
  expect(await read('log')).toBe(stdout);
  expect(await casebook(folder, ['lint', '--output-file', 'xml=a'])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('Expected a format and a file'),
  });
  expect(await casebook(folder, ['lint', '--output-file', 'json=log/a'])).toMatchObject({
    exitCode: 2,
    stderr: 'casebook: Cannot write a: EEXIST\n',
  });
});

test('reports errors only with --quiet, and counts warnings still', async () => {
  const folder = await folderWith({ 'postmortems/a.md': bad });
  expect((await casebook(folder, ['lint'])).stdout).toContain('1 error, 1 warning');
  const { exitCode, stdout } = await casebook(folder, ['lint', '--quiet']);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('1 document checked: 1 error\n');
  await writeFile(path.join(folder, 'postmortems/a.md'), good);
  expect((await casebook(folder, ['lint', '--quiet', '--max-warnings', '0'])).exitCode).toBe(1);
});

test('takes a configuration by its name', async () => {
  const folder = await folderWith({
    'docs/2024-01-01-a.md': bad,
    'ci/strict.yaml': 'documents: ["docs/*.md"]\n',
    'ci/broken.yaml': 'documents: 1\n',
  });
  expect((await casebook(folder, ['lint', '--config', 'ci/strict.yaml'])).stdout).toContain('docs/2024-01-01-a.md:3:9');
  expect(await casebook(folder, ['lint', '--config', 'ci/broken.yaml'])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/^casebook: ci\/broken.yaml:1:12: /),
  });
  expect(await casebook(folder, ['lint', '--config', 'none.yaml'])).toMatchObject({
    exitCode: 2,
    stderr: 'casebook: Cannot find the configuration none.yaml\n',
  });
});

describe('--config-from', () => {
  const schema = (type: string) => JSON.stringify({ properties: { team: { type } } });
  const document = '---\ntitle: A\nteam: 1\nkind: x\n---\n';

  test('takes configuration, schema and baseline from a commit', async () => {
    const { folder, git, commit } = await createRepository({
      'team/casebook.yaml': 'documents: ["docs/*.md"]\nschema: ours.json\n',
      'team/ours.json': schema('string'),
      'team/docs/2024-01-01-a.md': good,
    });
    git('switch', '--quiet', '-c', 'feature');
    commit({
      'team/casebook.yaml': 'documents: ["docs/*.md", "!docs/2024-01-02-b.md"]\nschema: ours.json\n',
      'team/ours.json': schema('number'),
      'team/casebook-baseline.yaml': 'docs/2024-01-02-b.md: { schema: 5 }\n',
      'team/docs/2024-01-02-b.md': document,
    });
    const cwd = path.join(folder, 'team/docs');
    expect((await casebook(cwd, ['lint'])).stdout).toContain('1 document checked, no problems');
    const { exitCode, stdout } = await casebook(cwd, ['lint', '--config-from', 'main']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('2024-01-02-b.md:3:7\n  error  Unexpected number `1` as `team`, expected text');
    expect(stdout).toContain('Unexpected `kind` `x`');
  });

  test('takes the defaults if there is no configuration in the commit', async () => {
    const { folder, git, commit } = await createRepository({ 'postmortems/2024-01-01-a.md': document });
    git('switch', '--quiet', '-c', 'feature');
    commit({ 'casebook.yaml': 'documents: ["none/*.md"]\n' });
    expect((await casebook(folder, ['lint', '--config-from', 'main'])).stdout).toContain(
      '1 document checked: 2 errors',
    );
  });

  test('reports an error in the configuration of the commit', async () => {
    const { folder } = await createRepository({ 'casebook.yaml': 'documents: 1\n' });
    expect(await casebook(folder, ['lint', '--config-from', 'HEAD'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/^casebook: HEAD:casebook.yaml:1:12: /),
    });
  });
});

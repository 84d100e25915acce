import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyPatch } from '../../support/apply-patch.ts';
import { casebook, folderWith } from '../../support/cli.ts';

const evil = '\u001B]8;;https://example.org\u0007\u009B31m\u202E ##[add-mask]e';
const quoted = '"\\e]8;;https://example.org\\a\\x9B31m\\u202E ##[add-mask]e"';
const unsafe = /(?!\n)[\p{Cc}\u202E\u2066]|##\[/u;

const document = '---\ntitle: A\nstatus: draft\n---\n# A\n';

test.each([
  ['an unknown key of the configuration', { 'casebook.yaml': `${quoted}: 1\n` }],
  ['a value of the configuration', { 'casebook.yaml': `severities: [${quoted}, ${quoted}]\n` }],
  ['a glob that matches nothing', { 'casebook.yaml': `documents: ${quoted}\n` }],
  ['a schema that does not exist', { 'casebook.yaml': `schema: ${quoted}\n`, 'postmortems/2024-08-10-a.md': document }],
  [
    'a schema that is not valid JSON',
    { 'casebook.yaml': 'schema: s.json\n', 's.json': `{${evil}`, 'postmortems/2024-08-10-a.md': document },
  ],
])('an error that quotes %s is one line of plain text', async (_name, files: Record<string, string>) => {
  const { exitCode, stderr } = await casebook(await folderWith(files), ['lint']);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^casebook: [^\n]+\n$/);
  expect(stderr).not.toMatch(unsafe);
});

test('an error about a flag is one line of plain text', async () => {
  const folder = await folderWith({});
  for (const args of [
    ['lint', `--${evil}`],
    ['lint', '--format', `${evil}\n::error::x`],
    [evil],
    ['explain', evil],
    ['lint', evil],
    ['export', evil, '--to', 'json'],
  ]) {
    const { exitCode, stderr } = await casebook(folder, args);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^casebook: [^\n]+\n$/);
    expect(stderr).not.toMatch(unsafe);
  }
});

test('a long value of a configuration is shortened', async () => {
  const folder = await folderWith({ 'casebook.yaml': `${'a'.repeat(20_000)}: 1\n` });
  const { stderr } = await casebook(folder, ['lint']);
  expect(stderr.length).toBeLessThan(2100);
});

test('config prints plain text', async () => {
  const folder = await folderWith({ 'casebook.yaml': `site: { title: ${quoted}, footer: "\\u2066::error::a" }\n` });
  const { stdout } = await casebook(folder, ['config']);
  expect(stdout).toContain('example.org');
  expect(stdout).not.toMatch(unsafe);
});

test('notes of a build are plain text', async () => {
  const folder = await folderWith({
    [`postmortems/2024-08-10-a.md`]: `${document}\n![A](<${evil.replace(']8;;https://example.org\u0007', '')}.svg>)\n`,
    [`postmortems/${evil.replace(']8;;https://example.org\u0007', '')}.svg`]: '<script/>',
  });
  const { exitCode, stderr } = await casebook(folder, ['build', '--no-cache']);
  expect(exitCode).toBe(0);
  expect(stderr).not.toMatch(unsafe);
});

test.each(['pretty', 'json'])('the report %s of an import is plain text', async (report) => {
  const folder = await folderWith({
    [`old/${evil.replaceAll('/', '_')}.md`]: `# ${evil}\n\n## Timeline\n- 14:30 ${evil}\n`,
  });
  const { stdout, stderr } = await casebook(folder, ['import', 'old', '--report', report]);
  expect(stdout).toContain('example.org');
  expect(stdout + stderr).not.toMatch(unsafe);
});

describe('in the log of GitHub Actions', () => {
  const actions = { githubActions: { workspace: undefined, summaryFile: undefined } };
  const name = 'postmortems/2024-08-10-a.md';
  const hostile = `---\ntitle: A\nstatus: withdrawn\n---\n::error::forged\n\nA <!-- casebook ignore schema: b -->\n##[add-mask]e\n::00000000::\n`;
  const fixed = hostile.replace(' <!-- casebook ignore schema: b -->', '');
  const stopped = /^::stop-commands::([\da-f-]{36})\n([^]*\n)::\1::\n/;

  test('a patch is between lines that stop commands, and git applies it', async () => {
    const folder = await folderWith({ [name]: hostile });
    const args = ['lint', '--fix', '--dry-run'];
    const { stdout } = await casebook(folder, args, actions);
    const [all, token, patch] = stopped.exec(stdout) ?? [];
    expect(all).toBe(stdout);
    expect(patch).toBe((await casebook(folder, args)).stdout);
    expect((await casebook(folder, args, actions)).stdout).not.toContain(token);
    await applyPatch(folder, stdout);
    expect(await readFile(path.join(folder, name), 'utf8')).toBe(fixed);
  });

  test('a fixed text from standard input is', async () => {
    const folder = await folderWith({});
    const args = ['lint', '--fix', '--stdin-filename', name];
    const { stdout } = await casebook(folder, args, { ...actions, stdin: hostile });
    expect(stopped.exec(stdout)?.[2]).toBe(fixed);
    expect((await casebook(folder, args, { stdin: hostile })).stdout).toBe(fixed);
    const harmless = '---\ntitle: A\n---\n# A\n';
    expect((await casebook(folder, args, { ...actions, stdin: harmless })).stdout).toBe(harmless);
  });

  test('the patch of an import is', async () => {
    const folder = await folderWith({ 'old/a.md': '# A\n\n::error::forged\n\n## Timeline\n- 14:30 B\n' });
    const { stdout } = await casebook(folder, ['import', 'old', '--dry-run'], actions);
    expect(stdout).toMatch(stopped);
    expect(stdout.replace(stopped, '')).not.toMatch(/^::/m);
  });
});

import { chmod, lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { replaceFile } from '../../src/host/replace-file.ts';
import { applyFixes } from '../../src/lint/fix.ts';
import type { Edit } from '../../src/edit.ts';
import type { Message } from '../../src/message.ts';
import { applyPatch } from '../support/apply-patch.ts';
import { casebook, folderWith, temporaryFolder } from '../support/cli.ts';

const start = { line: 1, column: 1, offset: 0 };

function withFix(...fix: Edit[]): Message {
  return { ruleId: 'a', severity: 'warn', reason: 'A', place: { start, end: start }, fix };
}

describe('edits', () => {
  const fixed = (text: string, ...messages: Message[]) => applyFixes(text, messages);

  test('of one message are made together', () => {
    const move = withFix({ start: 4, end: 6, text: '' }, { start: 0, end: 0, text: 'c\n' });
    expect(fixed('a\nb\nc\n', move)).toEqual({ text: 'c\na\nb\n', fixed: 1 });
  });

  test('are not made, even in part, where an earlier message has changed the text', () => {
    const first = withFix({ start: 0, end: 2, text: 'x' });
    const second = withFix({ start: 1, end: 3, text: 'y' }, { start: 5, end: 6, text: 'z' });
    const third = withFix({ start: 4, end: 5, text: 'w' });
    expect(fixed('abcdef', first, second, third)).toEqual({ text: 'xcdwf', fixed: 2 });
  });

  test('at the same position are made one per round', () => {
    const [first, second] = [withFix({ start: 2, end: 2, text: 'x' }), withFix({ start: 2, end: 2, text: 'y' })];
    expect(fixed('abcd', first, second)).toEqual({ text: 'abxcd', fixed: 1 });
  });

  test.each(['\n', '\r\n', '\r'])('get the line ending %j of their file', (ending) => {
    const lines = ['a', 'b', ''].join(ending);
    const insert = withFix({ start: 0, end: 0, text: 'x\ny\r\nz\n' });
    expect(fixed(lines, insert).text).toBe(['x', 'y', 'z', 'a', 'b', ''].join(ending));
  });

  test('leave the text around them unchanged, including its line endings', () => {
    expect(fixed('a\r\nb\nc\r\nd', withFix({ start: 3, end: 4, text: 'x\n' })).text).toBe('a\r\nx\r\n\nc\r\nd');
  });

  test('that overlap or are out of range are a bug of the rule', () => {
    const overlapping = withFix({ start: 0, end: 2, text: '' }, { start: 1, end: 3, text: '' });
    expect(() => fixed('abc', overlapping)).toThrow('a makes edits that overlap');
    expect(() => fixed('abc', withFix({ start: 2, end: 4, text: '' }))).toThrow('a makes edits that overlap');
  });

  test('are absent for a message without a fix', () => {
    const { fix: _fix, ...without } = withFix();
    expect(fixed('abc', without)).toEqual({ text: 'abc', fixed: 0 });
  });
});

const file = 'postmortems/2024-08-10-a.md';
const useless =
  '---\ntitle: A\nstatus: withdrawn\n---\n# A\n\n<!-- casebook ignore schema, frontmatter: B -->\n\nC [d](d.md)\n';
const settings = 'rules: { link-target: warn }\n';

async function folderWithUseless(text = useless): Promise<string> {
  return folderWith({ 'casebook.yaml': settings, [file]: text });
}

async function fixedText(text: string): Promise<string> {
  const folder = await folderWithUseless(text);
  await casebook(folder, ['lint', '--fix']);
  return readFile(path.join(folder, file), 'utf8');
}

test('prints the number of messages that have a fix', async () => {
  const { exitCode, stdout } = await casebook(await folderWithUseless(), ['lint']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/\n✖ 1 document checked: 3 warnings\n {2}casebook lint --fix fixes 2 of them\n/);
});

test('fixes in rounds, and reports the remaining messages', async () => {
  const folder = await folderWithUseless();
  const { exitCode, stdout, stderr } = await casebook(folder, ['lint', '--fix']);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/link-target[^]*\n✖ 1 document checked: 1 warning \(2 fixed\)\n/);
  const text = await readFile(path.join(folder, file), 'utf8');
  expect(text).toBe('---\ntitle: A\nstatus: withdrawn\n---\n# A\n\nC [d](d.md)\n');
  expect((await casebook(folder, ['lint', '--fix'])).stdout).toMatch(/1 warning \(0 fixed\)\n/);
  expect(await readFile(path.join(folder, file), 'utf8')).toBe(text);
});

test('keeps line endings and the byte order mark', async () => {
  const windows = `\uFEFF${useless.replaceAll('\n', '\r\n')}`;
  expect(await fixedText(windows)).toBe(`\uFEFF${(await fixedText(useless)).replaceAll('\n', '\r\n')}`);
});

describe('removes from a document', () => {
  const head = '---\ntitle: A\nstatus: withdrawn\n---\n';
  test.each([
    ['a comment at the end of a line', `${head}A <!-- casebook ignore schema: b -->\n`, `${head}A\n`],
    ['a comment within a line', `${head}A <!-- casebook ignore schema: b --> c\n`, `${head}A c\n`],
    ['a comment at the beginning of a line', `${head}<!-- casebook ignore schema: b --> c\n`, `${head}c\n`],
    [
      'a comment in a cell',
      `${head}| A |\n| - |\n| b <!-- casebook ignore schema: b --> |\n`,
      `${head}| A |\n| - |\n| b |\n`,
    ],
    ['a comment in an item', `${head}- A\n  <!-- casebook ignore schema: b -->\n- B\n`, `${head}- A\n- B\n`],
    ['a comment in a quotation', `${head}> <!-- casebook ignore schema: b -->\n> B\n`, `${head}>\n> B\n`],
    ['a comment that is the last line', `${head}A\n\n<!-- casebook ignore schema: b -->`, `${head}A\n\n`],
    [
      'a comment between lines, which stay apart',
      `${head}A\n<!-- casebook ignore schema: b -->\nB\n`,
      `${head}A\n\nB\n`,
    ],
    [
      'no comment that keeps two lists apart',
      `${head}- A\n\n<!-- casebook ignore schema: b -->\n\n- B\n`,
      `${head}- A\n\n<!-- casebook ignore schema: b -->\n\n- B\n`,
    ],
    ...[
      `${head}text\n<!-- casebook ignore schema: b -->\n---\n`,
      `${head}- a\n<!-- casebook ignore schema: b -->\ntext\n`,
      `${head}> a\n<!-- casebook ignore schema: b -->\ntext\n`,
      `${head}| a |\n| - |\n| b |\n<!-- casebook ignore schema: b -->\ntext\n`,
      `${head}- a\n\n<!-- casebook ignore schema: b -->\n\n      code\n`,
    ].map((text) => [
      `no comment without which the rest would be something else: ${text.slice(head.length)}`,
      text,
      text,
    ]),
    [
      'one rule of two',
      `${head}<!-- casebook ignore schema, link-target: b -->\n[A](a.md)\n`,
      `${head}<!-- casebook ignore link-target: b -->\n[A](a.md)\n`,
    ],
  ])('%s', async (_name, before, after) => {
    expect(await fixedText(before)).toBe(after);
  });

  const entry = (rule: string) => `  - rule: ${rule}\n    reason: B\n`;
  const withIgnore = (ignore: string) => `---\ntitle: A\n${ignore}status: withdrawn\n---\n[A](a.md)\n`;
  test.each([
    ['the last entry, and its key', `ignore:\n${entry('schema')}`, ''],
    ['the only entry of a list in brackets', 'ignore: [{ rule: schema, reason: B }] # why\n', ''],
    ['both of two entries', `ignore:\n${entry('schema')}${entry('id-unique')}`, ''],
    ['the first of two', `ignore:\n${entry('schema')}${entry('link-target')}`, `ignore:\n${entry('link-target')}`],
    ['the second of two', `ignore:\n${entry('link-target')}${entry('schema')}`, `ignore:\n${entry('link-target')}`],
    [
      'the first in brackets',
      'ignore: [{ rule: schema, reason: B }, { rule: link-target, reason: B }]\n',
      'ignore: [{ rule: link-target, reason: B }]\n',
    ],
    [
      'the second in brackets',
      'ignore: [{ rule: link-target, reason: B }, { rule: schema, reason: B }]\n',
      'ignore: [{ rule: link-target, reason: B }]\n',
    ],
  ])('%s', async (_name, before, after) => {
    expect(await fixedText(withIgnore(before))).toBe(withIgnore(after));
    expect(await fixedText(withIgnore(before).replaceAll('\n', '\r\n'))).toBe(
      withIgnore(after).replaceAll('\n', '\r\n'),
    );
  });
});

test('prints its changes as a patch that git accepts, and writes nothing', async () => {
  for (const text of [useless, `\uFEFF${useless.replaceAll('\n', '\r\n')}`, useless.trimEnd()]) {
    const folder = await folderWithUseless(text);
    const { exitCode, stdout, stderr } = await casebook(folder, ['lint', '--dry-run']);
    expect([exitCode, stderr]).toEqual([0, 'casebook: --fix would fix 2 messages\n']);
    expect(stdout).toContain(`--- a/${file}\n+++ b/${file}\n@@ `);
    expect(await readFile(path.join(folder, file), 'utf8')).toBe(text);
    await applyPatch(folder, stdout);
    expect(await readFile(path.join(folder, file), 'utf8')).toBe(await fixedText(text));
  }
});

test('prints a patch for names with spaces, and from a folder beside the documents', async () => {
  const name = 'postmortems/PM 1 - störung.md';
  const folder = await folderWith({
    'casebook.yaml': settings,
    [name]: useless,
    'postmortems/PM 2.md': useless,
    'src/.keep': '',
  });
  const { stdout } = await casebook(path.join(folder, 'src'), ['lint', '--dry-run']);
  expect(stdout).toContain('--- a/postmortems/PM 2.md\t\n+++ b/postmortems/PM 2.md\t\n@@ ');
  await applyPatch(folder, stdout);
  expect(await readFile(path.join(folder, name), 'utf8')).toBe(await fixedText(useless));
  expect(await readFile(path.join(folder, 'postmortems/PM 2.md'), 'utf8')).toBe(await fixedText(useless));
});

test('skips files that it cannot write, and fixes the others', async () => {
  const folder = await folderWith({
    'casebook.yaml': settings,
    'postmortems/a.md': useless,
    // The path of the temporary file that would replace the document.
    [`postmortems/.a.md.${process.pid}`]: 'not ours',
    'postmortems/b.md': useless,
  });
  const { exitCode, stdout, stderr } = await casebook(folder, ['lint', '--fix']);
  expect([exitCode, stderr]).toEqual([2, 'casebook: postmortems/a.md was not fixed: cannot write the file (EEXIST)\n']);
  expect(stdout).toContain('postmortems/a.md:7:22\n  warn  Unexpected suppression of `schema`');
  expect(stdout).toMatch(/\(2 fixed\)\n/);
  expect(await readFile(path.join(folder, 'postmortems/a.md'), 'utf8')).toBe(useless);
  expect(await readFile(path.join(folder, 'postmortems/b.md'), 'utf8')).toBe(await fixedText(useless));
});

test('keeps the mode of a file, follows a symbolic link, and leaves no temporary file', async () => {
  const folder = await folderWith({ 'casebook.yaml': settings, 'elsewhere/a.md': useless, 'postmortems/.keep': '' });
  const [target, link] = [path.join(folder, 'elsewhere/a.md'), path.join(folder, file)];
  await chmod(target, 0o640);
  await symlink(target, link);
  await casebook(folder, ['lint', '--fix']);
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  expect(await readFile(target, 'utf8')).not.toContain('ignore');
  expect((await stat(target)).mode & 0o777).toBe(0o640);
  expect(await readdir(path.join(folder, 'elsewhere'))).toEqual(['a.md']);
});

test('does not write a file without a fix', async () => {
  const folder = await folderWithUseless('---\ntitle: A\n---\n');
  const before = await stat(path.join(folder, file), { bigint: true });
  await casebook(folder, ['lint', '--fix']);
  const after = await stat(path.join(folder, file), { bigint: true });
  expect([after.mtimeNs, after.ino]).toEqual([before.mtimeNs, before.ino]);
});

test('skips a file that changed since it was read, and still reports its messages', async () => {
  const folder = await folderWith({
    'casebook.yaml': `${settings}overrides: [{ files: '**/b.md', rules: { link-target: off } }]\n`,
    'postmortems/a.md': useless.replace(
      'status: withdrawn\n',
      'ignore: [{ rule: link-target, reason: B }]\nstatus: in_review\n',
    ),
  });
  // One file under two names with different rules: the fix under one name changes the file for the other.
  await symlink('a.md', path.join(folder, 'postmortems/b.md'));
  const { exitCode, stdout, stderr } = await casebook(folder, ['lint', '--fix']);
  expect(exitCode).toBe(2);
  expect(stderr).toBe('casebook: postmortems/b.md was not fixed: another program changed it meanwhile\n');
  expect(stdout).toContain('postmortems/b.md:8:22\n  warn  Unexpected suppression of `schema`');
  expect(await readFile(path.join(folder, 'postmortems/a.md'), 'utf8')).not.toContain('<!--');
});

test('replaces a file only if its content is still the one that was read', async () => {
  const folder = await temporaryFolder();
  const name = path.join(folder, 'a.md');
  await writeFile(name, 'new');
  expect(await replaceFile(name, Buffer.from('old'), 'fixed')).toBe(false);
  expect(await readFile(name, 'utf8')).toBe('new');
  expect(await replaceFile(name, Buffer.from('new'), 'fixed')).toBe(true);
  expect(await readFile(name, 'utf8')).toBe('fixed');
  expect(await replaceFile(name, Buffer.from('new'), 'fixed')).toBe(true);
  expect(await readdir(folder)).toEqual(['a.md']);
  await expect(replaceFile(path.join(folder, 'b.md'), Buffer.from(''), '')).rejects.toMatchObject({
    code: 'FILE_UNWRITABLE',
    message: 'Cannot write b.md: ENOENT',
  });
});

describe('suggestions', () => {
  const frontmatter = `---
title: Payments fail
status: in_review
severity: SEV2
services: [payments]
timezone: UTC
duration: { start: 2024-08-10T14:00Z, end: 2024-08-10T14:20Z }
impact: Payments failed.
root_cause: A wrong cipher list.
tasks: []
---
`;
  const unmarked = `${frontmatter}
Payments failed.

## Timeline

- 14:00 Release 7.3
- 14:05 Alert fires
- 14:20 Payments work again
`;
  const marked = unmarked.replace('Alert', '`detected` Alert').replace('Payments work', '`mitigated` Payments work');

  test('are applied on request only', async () => {
    const folder = await folderWith({ 'postmortems/2024-08-10-payments.md': unmarked });
    const document = path.join(folder, 'postmortems/2024-08-10-payments.md');
    await casebook(folder, ['lint', '--fix']);
    expect(await readFile(document, 'utf8')).toBe(unmarked);
    const { stdout } = await casebook(folder, ['lint', '--fix', '--dry-run', '--suggested']);
    expect(stdout).toContain('+- 14:05 `detected` Alert fires');
    expect(await readFile(document, 'utf8')).toBe(unmarked);
    await casebook(folder, ['lint', '--fix', '--suggested']);
    expect(await readFile(document, 'utf8')).toBe(marked);
  });
});

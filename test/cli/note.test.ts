import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { casebook, folderWith } from '../support/cli.ts';

const name = 'postmortems/2024-08-20-orders-wait.md';
const draft = '---\ntitle: Orders wait\ntimezone: Europe/Berlin\n---\n\n## Timeline\n\n- 11:00 `detected` An alert\n';

test('adds an entry to the newest draft, in its zone, and shows the line', async () => {
  const folder = await folderWith({
    'casebook.yaml': 'version: 1\n',
    [name]: draft,
    'postmortems/2024-08-19-older.md': draft,
    'postmortems/2024-08-20-done.md': draft.replace('title', 'status: closed\ntitle'),
  });
  const before = await casebook(folder, ['lint', name]);
  expect(await casebook(folder, ['note', 'Rolled back\nto v41', '--kind', 'changed', '--kind', 'mitigated'])).toEqual({
    exitCode: 0,
    stdout: `${name}:9\n- 11:12 \`changed\` \`mitigated\` Rolled back to v41\n`,
    stderr: '',
  });
  expect((await casebook(folder, ['lint', name])).exitCode).toBe(before.exitCode);
  expect((await casebook(folder, ['note', 'Before that', '--at', '10:55'])).stdout).toBe(
    `${name}:8\n- 10:55 Before that\n`,
  );
  expect(await readFile(path.join(folder, name), 'utf8')).toBe(
    draft.replace('- 11:00', '- 10:55 Before that\n- 11:00') + '- 11:12 `changed` `mitigated` Rolled back to v41\n',
  );
  const below = path.join(folder, 'postmortems');
  expect((await casebook(below, ['note', 'A', '--document', '2024-08-19-older'])).stdout).toBe(
    '2024-08-19-older.md:9\n- 2024-08-20 11:12 A\n',
  );
});

test('keeps a byte order mark and Windows line endings', async () => {
  const text = `\uFEFF${draft}`.replaceAll('\n', '\r\n');
  const folder = await folderWith({ [name]: text });
  await casebook(folder, ['note', 'A']);
  expect(await readFile(path.join(folder, name), 'utf8')).toBe(`${text}- 11:12 A\r\n`);
});

test('loses no entry of notes at the same moment', async () => {
  const folder = await folderWith({ [name]: draft });
  const texts = Array.from({ length: 12 }, (_, index) => `Note ${index}`);
  const runs = await Promise.all(texts.map((text) => casebook(folder, ['note', text])));
  expect(runs.map(({ exitCode }) => exitCode)).toEqual(texts.map(() => 0));
  const written = await readFile(path.join(folder, name), 'utf8');
  for (const text of texts) expect(written.match(new RegExp(`^- 11:12 ${text}$`, 'gm'))).toHaveLength(1);
  expect(await readdir(path.join(folder, 'postmortems'))).toEqual([path.basename(name)]);
});

test('keeps what an editor saves meanwhile', async () => {
  const folder = await folderWith({ [name]: draft });
  const running = casebook(folder, ['note', 'A']);
  await writeFile(path.join(folder, name), draft.replace('An alert', 'An alert on latency'));
  expect(await running).toMatchObject({ exitCode: 0 });
  const written = await readFile(path.join(folder, name), 'utf8');
  expect(written).toContain('- 11:00 `detected` An alert on latency\n');
  // Unless the editor was the last to save, the note is there as well.
  expect(written === draft.replace('An alert', 'An alert on latency') || written.includes('- 11:12 A\n')).toBe(true);
});

test.each([
  [
    {},
    ['note', 'A'],
    'There is no draft to add to; begin one with casebook new "Title", or name a document with --document',
  ],
  [
    { [name]: draft, 'postmortems/2024-08-20-b.md': draft },
    ['note', 'A'],
    'Unclear which draft is meant, 2024-08-20-b or 2024-08-20-orders-wait; name it with --document',
  ],
  [
    { 'postmortems/2024-08-12-old.md': draft },
    ['note', 'A'],
    'The last time in the newest draft, 2024-08-12-old, is 7 days earlier; add --document 2024-08-12-old if it is meant, or begin another with casebook new "Title"',
  ],
  [{ [name]: draft }, ['note', ' '], 'Missing text, expected casebook note "what happened"'],
  [{ [name]: draft }, ['note', 'A', '--kind', 'detcted'], 'Unknown kind detcted of --kind; did you mean detected?'],
  [
    { [name]: draft },
    ['note', 'A', '--at', 'soon'],
    'Unexpected time soon of --at, expected one such as 14:32, 2024-08-10 14:32 or 14:32 UTC',
  ],
  [
    { [name]: draft },
    ['note', 'A', '--document', '2024-08-20-orders'],
    'Unknown document 2024-08-20-orders; did you mean 2024-08-20-orders-wait?',
  ],
])('refuses with one line: %#', async (files, args, reason) => {
  const folder = await folderWith({ 'README.md': '', ...files });
  expect(await casebook(folder, args)).toEqual({ exitCode: 2, stdout: '', stderr: `casebook: ${reason}\n` });
});

const old = 'postmortems/2024-08-12-old.md';

test('adds to an old draft that is named, was added to lately, or was there at the time of the entry', async () => {
  const folder = await folderWith({ [old]: draft });
  const note = async (...args: string[]) => (await casebook(folder, ['note', 'A', ...args])).stdout;
  expect(await note('--at', '2024-08-13 10:00')).toBe(`${old}:9\n- 2024-08-13 10:00 A\n`);
  expect(await note('--document', '2024-08-12-old')).toBe(`${old}:10\n- 2024-08-20 11:12 A\n`);
  expect(await note()).toMatch(/^postmortems\/2024-08-12-old\.md:1\d\n/);
});

test('prefers a recent draft to one with a later name', async () => {
  const recent = 'postmortems/orders.md';
  const folder = await folderWith({ [old]: draft, [recent]: draft.replace('11:00', '2024-08-20 09:00') });
  expect((await casebook(folder, ['note', 'A'])).stdout).toBe(`${recent}:9\n- 11:12 A\n`);
});

test.each([
  ['y', 0, '- 2024-08-20 11:12 A\n'],
  ['n', 2, '- 11:00 `detected` An alert\n'],
])('asks at a terminal whether an old draft is meant: %s', async (key, exitCode, end) => {
  const folder = await folderWith({ [old]: draft });
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = new PassThrough();
  output.resume();
  const running = casebook(folder, ['note', 'A'], { terminal: { input, output } });
  await setTimeout(300);
  input.write(key);
  expect(await running).toMatchObject({ exitCode });
  expect((await readFile(path.join(folder, old), 'utf8')).endsWith(end)).toBe(true);
});

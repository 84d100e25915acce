import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { casebook, folderWith } from '../support/cli.ts';

const run = promisify(execFile);

const writeUp = `Postmortem: Orders waited on March 1, 2024

Duration: March 1, 2024, 09:50 - 10:20 UTC
Impact: Orders were confirmed late. About 15% of our customers noticed.
Severity: SEV-3
Timeline:

09:50 UTC: The deploy ends.
10:05 UTC: Alert fires: orders wait for a worker.
10:20 UTC: Service restored, all orders are confirmed.
10:40 UTC: All orders of the day are verified.
Root cause: A deploy halved the number of workers.

Action items:

Add an alert for waiting orders (Assigned to Orders, Due: March 15, 2024).
Check the number of workers before a deploy (Assigned to Platform, Due: March 20, 2024).
`;

const document = `---
title: Orders waited on March 1, 2024
severity: SEV3
duration:
  start: 2024-03-01T09:50Z
  end: 2024-03-01T10:20Z
impact:
  summary: Orders were confirmed late. About 15% of our customers noticed.
  # casebook: check, from the words of the impact
  percent_affected:
    value: 15
    estimate: true
root_cause: A deploy halved the number of workers.
---

Postmortem: Orders waited on March 1, 2024

Duration: March 1, 2024, 09:50 - 10:20 UTC
Impact: Orders were confirmed late. About 15% of our customers noticed.
Severity: SEV-3
Timeline:

<!-- casebook: check, the kinds are inferred from the wording of the entries -->

- 09:50 UTC The deploy ends.
- 10:05 UTC \`detected\` Alert fires: orders wait for a worker.
- 10:20 UTC \`mitigated\` Service restored, all orders are confirmed.
- 10:40 UTC All orders of the day are verified.

Root cause: A deploy halved the number of workers.

Action items:

- [ ] Add an alert for waiting orders (@Orders, due 2024-03-15)
- [ ] Check the number of workers before a deploy (@Platform, due 2024-03-20)
`;

const name = 'postmortems/2024-03-01-orders-waited.md';

describe('a write-up', () => {
  test('becomes a document beside the others, and stays as it is', async () => {
    const folder = await folderWith({ 'wiki/outage.md': writeUp });
    const { exitCode, stdout, stderr } = await casebook(folder, ['import', 'wiki']);
    expect(await readFile(path.join(folder, name), 'utf8')).toBe(document);
    expect(await readFile(path.join(folder, 'wiki/outage.md'), 'utf8')).toBe(writeUp);
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 1,
      stdout: `wiki/outage.md → ${name}
  found          title, severity, duration, root_cause, 4 entries, 2 tasks
  inferred       impact.percent_affected: from the words of the impact
                 timeline: the kinds are inferred from the wording of the entries
  missing        services
`,
      stderr: 'casebook: imported 1 document from 1 file; 1 for a person to look at\n',
    });
  });

  test('comes from standard input as well', async () => {
    const folder = await folderWith({});
    await casebook(folder, ['import', '-'], { stdin: writeUp });
    expect(await readFile(path.join(folder, name), 'utf8')).toBe(document);
  });

  test('lints without a message once a person has checked it', async () => {
    const folder = await folderWith({ 'outage.md': writeUp });
    await casebook(folder, ['import', 'outage.md']);
    const checked = document.replaceAll(/ *(?:#|<!--) casebook: check.*\n\n?/g, '');
    await writeFile(path.join(folder, name), checked);
    expect(await casebook(folder, ['lint'])).toMatchObject({
      exitCode: 0,
      stdout: '✔ 1 document checked, no problems\n  read: 4 entries, 2 tasks\n',
    });
  });
});

test('never overwrites a file, and says so', async () => {
  const folder = await folderWith({ 'outage.md': writeUp, [name]: 'ours' });
  const { exitCode, stdout } = await casebook(folder, ['import', 'outage.md']);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('  not written    there is a file of that name\n');
  expect(await readFile(path.join(folder, name), 'utf8')).toBe('ours');
});

test('names a folder that it cannot write into', async () => {
  const folder = await folderWith({ 'outage.md': writeUp, new: 'a file' });
  const { exitCode, stdout } = await casebook(folder, ['import', 'outage.md', '--out', 'new']);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('  not written    cannot write the file (');
  expect(await readFile(path.join(folder, 'new'), 'utf8')).toBe('a file');
});

test('numbers documents that would have the same name', async () => {
  const folder = await folderWith({ 'a/outage.md': writeUp, 'b/outage.md': writeUp });
  await casebook(folder, ['import', 'a', 'b', '--out', 'new']);
  expect(await readdir(path.join(folder, 'new'))).toEqual([
    '2024-03-01-orders-waited-2.md',
    '2024-03-01-orders-waited.md',
  ]);
});

test('--dry-run prints a patch and writes nothing', async () => {
  const folder = await folderWith({ 'outage.md': writeUp });
  const { stdout } = await casebook(folder, ['import', 'outage.md', '--dry-run']);
  expect(stdout).toContain('+- 10:05 UTC `detected` Alert fires: orders wait for a worker.\n');
  expect(stdout).toContain('-10:05 UTC: Alert fires: orders wait for a worker.\n');
  expect(await readdir(folder)).toEqual(['outage.md']);
});

test('--report json prints an object for each document', async () => {
  const folder = await folderWith({ 'outage.md': writeUp });
  const { stdout } = await casebook(folder, ['import', 'outage.md', '--dry-run', '--report', 'json']);
  expect(JSON.parse(stdout)).toEqual({
    file: 'outage.md',
    document: name,
    title: 'Orders waited on March 1, 2024',
    date: '2024-03-01',
    zone: 'UTC',
    start: '2024-03-01T09:50',
    start_stated: true,
    end: '2024-03-01T10:20',
    end_stated: true,
    stated_duration_minutes: null,
    severity: 'SEV3',
    impact: 'Orders were confirmed late. About 15% of our customers noticed.',
    root_cause: 'A deploy halved the number of workers.',
    timeline: [
      { time: '2024-03-01T09:50', kinds: [], text: 'The deploy ends.' },
      { time: '2024-03-01T10:05', kinds: ['detected'], text: 'Alert fires: orders wait for a worker.' },
      { time: '2024-03-01T10:20', kinds: ['mitigated'], text: 'Service restored, all orders are confirmed.' },
      { time: '2024-03-01T10:40', kinds: [], text: 'All orders of the day are verified.' },
    ],
    tasks: [
      {
        text: 'Add an alert for waiting orders',
        owner: 'Orders',
        due: '2024-03-15',
        done: null,
        status: 'open',
        url: null,
      },
      {
        text: 'Check the number of workers before a deploy',
        owner: 'Platform',
        due: '2024-03-20',
        done: null,
        status: 'open',
        url: null,
      },
    ],
    inferred: ['/impact/percent_affected', '/timeline'],
    missing: ['services'],
    contradictions: [],
    unmapped: [],
  });
});

describe('--in-place', () => {
  test('rewrites a file in a clean git tree', async () => {
    const folder = await folderWith({ 'wiki/outage.md': writeUp });
    await commit(folder);
    await casebook(folder, ['import', '--in-place', 'wiki/outage.md']);
    expect(await readFile(path.join(folder, 'wiki/outage.md'), 'utf8')).toBe(document);
  });

  test('shows a patch in a tree with changes', async () => {
    const folder = await folderWith({ 'postmortems/outage.md': writeUp });
    await commit(folder);
    await writeFile(path.join(folder, 'casebook.yaml'), 'version: 1\n');
    const { exitCode, stdout } = await casebook(folder, ['import', '--in-place', '--dry-run', 'postmortems']);
    expect(stdout).toContain('+++ b/postmortems/outage.md\n');
    expect(exitCode).toBe(1);
  });

  test('names what no glob of the configuration matches', async () => {
    const folder = await folderWith({ 'postmortems/a.md': writeUp, 'postmortems/b.txt': writeUp, 'c.txt': writeUp });
    await commit(folder);
    const { stderr } = await casebook(folder, ['import', '--in-place', 'postmortems', 'c.txt']);
    expect(stderr).toContain(
      'casebook: postmortems/b.txt and 1 more will not be checked: no glob in `documents` (postmortems/**/*.md) matches\n',
    );
  });

  test('refuses a tree with changes, and one that is no repository', async () => {
    const folder = await folderWith({ 'outage.md': writeUp });
    expect(await casebook(folder, ['import', '--in-place', 'outage.md'])).toMatchObject({
      exitCode: 2,
      stderr: 'casebook: Cannot rewrite files in place outside a git repository; use --out\n',
    });
    await commit(folder);
    await writeFile(path.join(folder, 'other.md'), 'new');
    expect(await casebook(folder, ['import', '--in-place', 'outage.md'])).toMatchObject({
      exitCode: 2,
      stderr: 'casebook: Cannot rewrite files in place while the git tree has changes; commit them first\n',
    });
    expect(await readFile(path.join(folder, 'outage.md'), 'utf8')).toBe(writeUp);
  });
});

test('names what it cannot read, and imports the rest', async () => {
  const folder = await folderWith({
    'in/a.md': writeUp,
    'in/README.md': '# Our outages',
    'in/_draft.md': '# Unfinished',
    'in/template.md': '# Title',
    'in/b.json': '{',
    'in/c.json': '{"some": "thing"}',
    'in/d.md': new Uint8Array([0xff, 0xfe, 0x41]),
  });
  const { exitCode, stdout } = await casebook(folder, ['import', 'in']);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('in/b.json\n  not imported  it is not JSON: ');
  expect(stdout).toContain('in/c.json\n  not imported  no known tool exports such a file\n');
  expect(stdout).toContain('in/d.md\n  not imported  it is not UTF-8 text\n');
  expect(await readdir(path.join(folder, 'postmortems'))).toEqual(['2024-03-01-orders-waited.md']);
});

test.each([
  [['import', 'nowhere'], 'casebook: Cannot find nowhere\n'],
  [['import', 'empty'], 'casebook: Nothing to import below empty\n'],
])('%j is an error of one line', async (args, stderr) => {
  const folder = await folderWith({});
  await mkdir(path.join(folder, 'empty'));
  expect(await casebook(folder, args)).toEqual({ exitCode: 2, stdout: '', stderr });
});

async function commit(folder: string): Promise<void> {
  const git = (...args: string[]) =>
    run('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', ...args], {
      cwd: folder,
    });
  await git('init', '-q');
  await git('add', '.');
  await git('commit', '-qm', 'All');
}

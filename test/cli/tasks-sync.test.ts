import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { casebook, folderWith } from '../support/cli.ts';

const first = 'postmortems/2024-08-10-a.md';
const second = 'postmortems/2024-08-11-b.md';
const files = {
  [first]:
    '---\ntitle: A\ntasks:\n  - title: Add an alert # soon\n    ticket: "#7"\n    status: open\n  - { title: Test, ticket: "#8", status: done }\n  - { title: Write, ticket: "#9" }\n---\n',
  [second]: '# B\n\n## Tasks\n\n- [ ] Watch it (#10)\n- Restart it (#7)\n',
};
const issue = (number: number, state: string, stateReason?: string) => ({
  number,
  state,
  stateReason,
  closedAt: state === 'CLOSED' ? '2024-08-15T10:00:00Z' : null,
  url: `https://github.com/acme/app/issues/${number}`,
});
const issues = JSON.stringify([issue(7, 'CLOSED'), issue(8, 'OPEN'), issue(10, 'CLOSED', 'NOT_PLANNED')]);

describe('casebook tasks sync', () => {
  test('reports tasks that say something else than their tickets, at their position', async () => {
    const folder = await folderWith({ ...files, 'issues.json': issues });
    expect(await casebook(folder, ['tasks', 'sync', 'issues.json'])).toMatchInlineSnapshot(`
      {
        "exitCode": 1,
        "stderr": "",
        "stdout": "postmortems/2024-08-10-a.md:6:13: warn Unexpected open task whose ticket \`#7\` was closed on 2024-08-15, expected it to be done
        \`casebook tasks sync --write\` updates the task.
      postmortems/2024-08-10-a.md:7:42: info Unexpected done task whose ticket \`#8\` is open, expected both to be closed
        Close the ticket, or open the task again.
      postmortems/2024-08-11-b.md:5:1: warn Unexpected open task whose ticket \`#10\` was closed on 2024-08-15 without being done, expected it to be declined
        \`casebook tasks sync --write\` updates the task.
      postmortems/2024-08-11-b.md:6:1: warn Unexpected open task whose ticket \`#7\` was closed on 2024-08-15, expected it to be done
        \`casebook tasks sync --write\` updates the task.
      3 tickets read, 5 tasks with a ticket: 4 differences
      ",
      }
    `);
  });

  test('updates documents, and then only reports what it cannot write', async () => {
    const folder = await folderWith({ ...files, 'issues.json': issues });
    const run = await casebook(folder, ['tasks', 'sync', '--write', '-'], { stdin: issues });
    expect(run).toMatchInlineSnapshot(`
      {
        "exitCode": 1,
        "stderr": "",
        "stdout": "postmortems/2024-08-10-a.md:7:42: info Unexpected done task whose ticket \`#8\` is open, expected both to be closed
        Close the ticket, or open the task again.
      postmortems/2024-08-11-b.md:6:1: warn Unexpected open task whose ticket \`#7\` was closed on 2024-08-15, expected it to be done
        Not updated: an item without a checkbox has no place for it. Change it by hand.
      3 tickets read, 5 tasks with a ticket, 2 updated: 2 differences
      ",
      }
    `);
    expect(await readFile(path.join(folder, first), 'utf8')).toBe(
      files[first]?.replace('# soon\n', '# soon\n    closed: 2024-08-15\n').replace('status: open', 'status: done'),
    );
    expect(await readFile(path.join(folder, second), 'utf8')).toBe(
      files[second]?.replace('(#10)', "(#10, won't do, closed 2024-08-15)"),
    );
    const again = await casebook(folder, ['tasks', 'sync', '--write', 'issues.json']);
    expect(again.stdout).toContain('2 differences');
  });

  test('shows the changes as a patch', async () => {
    const folder = await folderWith({ ...files, 'issues.json': issues });
    const { stdout, exitCode } = await casebook(folder, ['tasks', 'sync', '--dry-run', 'issues.json']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('-    status: open\n+    status: done\n');
    expect(await readFile(path.join(folder, first), 'utf8')).toBe(files[first]);
  });

  test('keeps byte order marks and line ends', async () => {
    const text = `\uFEFF${files[first]?.replaceAll('\n', '\r\n')}`;
    const folder = await folderWith({ [first]: text, 'issues.json': issues });
    await casebook(folder, ['tasks', 'sync', '--write', 'issues.json']);
    expect(await readFile(path.join(folder, first), 'utf8')).toBe(
      text.replace('# soon\r\n', '# soon\r\n    closed: 2024-08-15\r\n').replace('status: open', 'status: done'),
    );
  });

  test('is content when all agree', async () => {
    const folder = await folderWith({ [first]: '---\ntitle: A\ntasks: [{ title: B, ticket: "#8" }]\n---\n' });
    expect(await casebook(folder, ['tasks', 'sync', '-'], { stdin: issues })).toEqual({
      exitCode: 0,
      stdout: '3 tickets read, 1 task with a ticket: all that were found agree\n',
      stderr: '',
    });
  });

  test.each([
    ['missing.json', 'Cannot find missing.json'],
    ['broken.json', 'Cannot read broken.json: it is not valid JSON, or only a part of it'],
  ])('refuses %s', async (name, reason) => {
    const folder = await folderWith({ ...files, 'broken.json': '[{"number": 7,' });
    expect(await casebook(folder, ['tasks', 'sync', name])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `casebook: ${reason}\n`,
    });
  });
});

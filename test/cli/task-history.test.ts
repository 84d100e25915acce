import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { casebook, folderWith, temporaryFolder } from '../support/cli.ts';
import { createRepository, type TestRepository } from '../support/git.ts';

interface Listed {
  tasks: { title: string; history?: object }[];
  removed: { title: string; removed?: string; incident: { id: string } }[];
  notes: string[];
}

const file = 'postmortems/2024-05-01-a.md';

function document(tasks: string[], more = ''): string {
  return `---\ntitle: A\n${more}tasks: [${tasks.join(', ')}]\n---\n`;
}

async function list(folder: string, ...args: string[]): Promise<Listed> {
  const { stdout, stderr } = await casebook(folder, ['tasks', '--format', 'json', ...args]);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Listed;
}

/** A task that moves twice, one that is removed and one that is closed. */
async function repository(): Promise<TestRepository> {
  const git = await createRepository();
  const keep = (due: string): string => `{ title: Add an alert, owner: ops, due: ${due} }`;
  const texts = [
    document([keep('2024-06-01'), '{ title: Test it, owner: net, due: 2024-06-01 }', '{ title: Write }']),
    document([keep('2024-07-01'), '{ title: Test it, owner: net, due: 2024-06-01 }', '{ title: Write, status: done }']),
    document([keep('2024-08-01')]),
  ];
  git.commit({ [file]: texts[0] ?? '' }, 'One', '2024-05-02T09:00:00Z');
  git.commit({ [file]: texts[1] ?? '' }, 'Two', '2024-06-02T09:00:00Z');
  git.commit({ [file]: texts[2] ?? '' }, 'Three', '2024-07-02T09:00:00Z');
  return git;
}

describe('the history of tasks', () => {
  test('tells since when a task exists, how often its due date moved, and what was removed', async () => {
    const { folder } = await repository();
    const { tasks, removed, notes } = await list(folder);
    expect(tasks.map(({ history }) => history)).toEqual([{ since: '2024-05-02', firstDue: '2024-06-01', moved: 2 }]);
    expect(removed).toMatchObject([{ title: 'Test it', removed: '2024-07-02', incident: { id: '2024-05-01-a' } }]);
    expect(notes).toEqual([]);
    const { stdout } = await casebook(folder, ['tasks'], { columns: 100 });
    expect(stdout).toContain('Add an alert (due date moved twice, first 2024-06-01)');
    expect(stdout).toContain(
      'Removed without being closed (1)\n2024-07-02: Test it (net, due 2024-06-01), 2024-05-01-a\n',
    );
    const digest = (await casebook(folder, ['tasks', '--digest'])).stdout;
    expect(digest).toContain(', due date moved twice, first 2024-06-01\n');
    expect(digest).toContain(
      '#### Removed without being closed\n\n- 2024-07-02: Test it, net, due 2024-06-01, from A\n',
    );
    const csv = (await casebook(folder, ['tasks', '--format', 'csv'])).stdout;
    expect(csv).toContain(',2024-05-02,2024-06-01,2\r\n');
  });

  test('filters what was removed, and forgets it after 90 days', async () => {
    const { folder } = await repository();
    expect((await list(folder, '--owner', 'ops')).removed).toEqual([]);
    const { stdout } = await casebook(folder, ['tasks', '--format', 'json'], { now: '2024-10-15T00:00:00Z' });
    expect((JSON.parse(stdout) as Listed).removed).toEqual([]);
    expect(await list(folder, '--no-history')).toMatchObject({ removed: [], notes: [] });
  });

  test('follows documents that are renamed, and tasks that move to another document', async () => {
    const git = await repository();
    git.commit({
      [file]: null,
      'postmortems/2024-05-01-b.md': document(['{ title: Add an alert, owner: ops, due: 2024-08-01 }']),
    });
    git.commit({ 'postmortems/2024-05-02-c.md': document(['{ title: Test it, owner: net, due: 2024-09-01 }']) });
    const { tasks, removed } = await list(git.folder);
    expect(tasks).toMatchObject([
      { title: 'Add an alert', history: { since: '2024-05-02', moved: 2 } },
      { title: 'Test it', history: { moved: 0 } },
    ]);
    expect(removed).toEqual([]);
  });

  test('finds the tasks of a document that was deleted', async () => {
    const git = await repository();
    git.commit(
      { [file]: null, 'postmortems/2024-05-02-c.md': document([], 'severity: SEV1\n') },
      'x',
      '2024-08-01T00:00:00Z',
    );
    expect((await list(git.folder)).removed).toMatchObject([
      { title: 'Add an alert', removed: '2024-08-01' },
      { title: 'Test it', removed: '2024-07-02' },
    ]);
  });

  test('does not tell of documents that the site must not show, now or when the task was removed', async () => {
    const git = await createRepository();
    const restricted = 'visibility: restricted\n';
    const other = 'postmortems/2024-05-02-b.md';
    git.commit({ [file]: document(['{ title: Secret }'], restricted), [other]: document(['{ title: Plain }']) });
    git.commit({ [file]: document([]), [other]: document([], restricted) });
    const { removed, notes } = await list(git.folder);
    expect(removed).toEqual([]);
    expect(notes).toEqual(['1 document is left out: above site.visibility (internal)']);
  });

  test('reads the working tree, and documents below the repository', async () => {
    const git = await createRepository();
    const below = `teams/pay/${file}`;
    git.commit({ [below]: document(['{ title: A }', '{ title: B, due: 2024-06-01 }']), 'teams/pay/casebook.yaml': '' });
    git.write({ [below]: document(['{ title: B, due: 2024-07-01 }']) });
    const { tasks, removed } = await list(path.join(git.folder, 'teams/pay'));
    expect(tasks).toMatchObject([{ title: 'B', history: { since: '2024-08-20', firstDue: '2024-06-01', moved: 1 } }]);
    expect(removed.map(({ title, removed: day }) => [title, day])).toEqual([['A', undefined]]);
  });

  test('says what it does not know in a shallow clone', async () => {
    const git = await repository();
    const clone = path.join(await temporaryFolder(), 'clone');
    execFileSync('git', ['clone', '--quiet', '--depth=2', pathToFileURL(git.folder).href, clone], { stdio: 'pipe' });
    const { tasks, removed, notes } = await list(clone);
    expect(tasks.map(({ history }) => history)).toEqual([{ firstDue: '2024-07-01', moved: 1 }]);
    expect(removed).toHaveLength(1);
    expect(notes).toEqual([expect.stringContaining('the git history is incomplete (a shallow clone)')]);
  });

  test('says that there is no history', async () => {
    const folder = await folderWith({ [file]: document(['{ title: A }']) });
    const { tasks, notes } = await list(folder);
    expect(tasks).toHaveLength(1);
    expect(notes).toEqual([expect.stringContaining('the history of tasks is unknown: ')]);
  });

  test('reads a repository without a commit', async () => {
    const folder = await folderWith({ [file]: document(['{ title: A }']) });
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    expect((await list(folder)).notes).toEqual([expect.stringContaining('the history of tasks is unknown: ')]);
  });
});

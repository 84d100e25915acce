import { describe, expect, test } from 'vitest';
import { casebook, folderWith } from '../support/cli.ts';

const files = {
  'casebook.yaml': 'site: { tickets: "https://t.example.com/browse/{key}" }\n',
  'postmortems/2024-08-10-sign-ins.md': `---
title: Sign-ins failed
services: [auth]
duration: 2024-08-10T10:00Z/2h
tasks:
  - { title: Release sessions, owner: dev-team, due: 2024-08-12, type: fix, ticket: PAY-100 }
  - { title: Alert on memory, owner: ops, due: 2024-08-22, type: detect }
  - { title: Test sessions, owner: dev-team, due: 2024-08-11, status: done, closed: 2024-08-11 }
---
`,
  'postmortems/2024-07-01-orders.md': `# Orders wait

## Action items
- [ ] Watch the queue (@ops, @net, due 2024-10-01)
- [ ] Write it down
`,
  'postmortems/2024-08-01-secret.md':
    '---\ntitle: Leak\nvisibility: restricted\ntasks: [{ title: Rotate keys, owner: security, due: 2024-08-02 }]\n---\n',
};

interface Listed {
  tasks: { title: string }[];
  notes: string[];
}

async function list(...args: string[]): Promise<{ titles: string[]; notes: string[]; exitCode: number }> {
  const { stdout, exitCode } = await casebook(await folderWith(files), [
    'tasks',
    '--no-history',
    '--format',
    'json',
    ...args,
  ]);
  const { tasks, notes } = JSON.parse(stdout) as Listed;
  return { titles: tasks.map(({ title }) => title), notes, exitCode };
}

const hidden = '1 document is left out: above site.visibility (internal)';

describe('casebook tasks', () => {
  test('prints a table', async () => {
    const run = await casebook(await folderWith(files), ['tasks', '--no-history'], { columns: 90 });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toMatchInlineSnapshot(`
      "Due             Owner     Task                      Incident             Ticket
      Overdue (1)
      8 days overdue  dev-team  Release sessions (fix)    2024-08-10-sign-ins  PAY-100

      Due within two weeks (1)
      In 2 days       ops       Alert on memory (detect)  2024-08-10-sign-ins

      Due later (1)
      In 42 days      ops, net  Watch the queue           2024-07-01-orders

      Without a due date (1)
      No due date     –         Write it down             2024-07-01-orders

      4 outstanding tasks of 2 incidents: 1 overdue, 1 due within two weeks, 1 due later, 1
      without a due date
      1 document is left out: above site.visibility (internal)
      "
    `);
  });

  test('lists outstanding tasks, most urgent first, without those of restricted documents', async () => {
    expect(await list()).toEqual({
      titles: ['Release sessions', 'Alert on memory', 'Watch the queue', 'Write it down'],
      notes: [hidden],
      exitCode: 0,
    });
  });

  test.each([
    ['--owner @Net', ['Watch the queue']],
    ['--owner none --owner dev-team', ['Release sessions', 'Write it down']],
    ['--overdue', ['Release sessions']],
    ['--due-before 2024-08-22', ['Release sessions']],
    ['--due-before 7d', ['Release sessions', 'Alert on memory']],
    ['--service AUTH --type detect', ['Alert on memory']],
    ['--type fix --type detect', ['Release sessions', 'Alert on memory']],
    ['--all --service auth', ['Test sessions', 'Release sessions', 'Alert on memory']],
    ['--sort owner', ['Release sessions', 'Alert on memory', 'Watch the queue', 'Write it down']],
    ['--sort age', ['Watch the queue', 'Write it down', 'Release sessions', 'Alert on memory']],
    ['--sort type', ['Alert on memory', 'Release sessions', 'Watch the queue', 'Write it down']],
  ])('%s', async (args, titles) => {
    expect((await list(...args.split(' '))).titles).toEqual(titles);
  });

  test('says what no task has', async () => {
    expect(await list('--owner', 'dev-taem', '--service', 'pay')).toMatchObject({
      titles: [],
      notes: ['no task has the owner dev-taem; did you mean dev-team?', 'no task has the service pay', hidden],
    });
  });

  test('fails if a listed task is overdue, and only then', async () => {
    const folder = await folderWith(files);
    expect(await casebook(folder, ['tasks', '--fail-on', 'overdue', '--format', 'ics'])).toMatchObject({
      exitCode: 1,
      stderr: `casebook: ${hidden}\ncasebook: 1 task is overdue\n`,
    });
    expect(await casebook(folder, ['tasks', '--fail-on', 'overdue', '--owner', 'ops'])).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
  });

  test('writes a digest', async () => {
    const { stdout } = await casebook(await folderWith(files), ['tasks', '--digest']);
    expect(stdout).toContain(
      '#### dev-team\n\n- **8 days overdue**: Release sessions, [PAY-100](<https://t.example.com/browse/PAY-100>), from Sign-ins failed\n',
    );
  });

  test.each([
    [
      ['--due-before', 'friday'],
      'Unexpected --due-before friday, expected a date such as 2024-09-01, or days from today such as 14d',
    ],
    [
      ['--type', 'bug'],
      "option '--type <type>' argument 'bug' is invalid. Allowed choices are fix, mitigate, detect, prevent, process, investigate.",
    ],
    [
      ['--sort', 'size'],
      "option '--sort <by>' argument 'size' is invalid. Allowed choices are due, owner, service, incident, priority, type, age.",
    ],
  ])('refuses %j', async (args, reason) => {
    expect(await casebook(await folderWith(files), ['tasks', ...args])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `casebook: ${reason}\n`,
    });
  });

  test('says that there are no documents', async () => {
    expect(await casebook(await folderWith({ 'a.txt': '' }), ['tasks'])).toMatchObject({
      exitCode: 2,
      stderr: 'casebook: No postmortem matches postmortems/**/*.md\n',
    });
  });
});

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { casebook } from '../support/cli.ts';
import { answer, serveCodeHost, testClock, type HostIssue, type Intercept } from '../support/code-host.ts';
import { createRepository } from '../support/git.ts';

const file = 'postmortems/2024-08-10-a.md';
const token = 'ghp_madeUpTokenOfNobody';

function documentWith(tickets: readonly string[], status = 'open'): Record<string, string> {
  const tasks = tickets.map(
    (ticket, index) => `  - { title: Task ${index}, ticket: "${ticket}", status: ${status} }\n`,
  );
  return { [file]: `---\ntitle: A\ntasks:\n${tasks.join('')}---\n` };
}

const closed = (number: number): HostIssue => ({ number, isClosed: true, reason: 'completed' });

interface Setup {
  kind?: 'github' | 'gitlab';
  tickets: string[];
  issues: HostIssue[];
  intercept?: Intercept;
  args?: string[];
}

async function sync({ kind = 'github', tickets, issues, intercept, args = [] }: Setup) {
  const { folder } = await createRepository(documentWith(tickets));
  const host = await serveCodeHost(kind, { 'acme/app': { issues } }, intercept);
  const clock = testClock();
  const flags = ['--from', kind, '--host-url', host.address, '--project', 'acme/app', ...args];
  const run = await casebook(folder, ['tasks', 'sync', ...flags], {
    codeHosts: kind === 'github' ? { GITHUB_TOKEN: token } : { GITLAB_TOKEN: token },
    clock,
  });
  const shown = (text: string): string => text.replaceAll(new URL(host.address).host, 'HOST');
  return { ...run, stdout: shown(run.stdout), stderr: shown(run.stderr), host, folder, clock };
}

describe.each(['github', 'gitlab'] as const)('%s', (kind) => {
  test('is asked for the tickets of documents, with the token', async () => {
    const { stdout, stderr, exitCode, host } = await sync({
      kind,
      tickets: ['#7', 'acme/app#8', 'PAY-1'],
      issues: [closed(7), { number: 8 }],
    });
    expect(stdout).toBe(
      'postmortems/2024-08-10-a.md:4:44: warn Unexpected open task whose ticket `#7` was closed on 2024-08-15, expected it to be done\n' +
        '  `casebook tasks sync --write` updates the task.\n' +
        '2 tickets read from HOST, 3 tasks with a ticket (1 of other trackers): 1 difference\n',
    );
    expect(stderr).toBe('');
    expect(exitCode).toBe(1);
    expect(host.requests.every(({ headers }) => headers.authorization === `Bearer ${token}`)).toBe(true);
  });

  test('is read by pages', async () => {
    const issues = Array.from({ length: 250 }, (_, index) => closed(250 - index));
    const tickets = Array.from({ length: 120 }, (_, index) => `#${index + 1}`);
    const { stdout, host } = await sync({ kind, tickets, issues });
    expect(stdout).toContain('120 tickets read from HOST, 120 tasks with a ticket: 120 differences');
    expect(host.requests.length).toBeLessThan(4);
  });

  test('updates documents with --write', async () => {
    const { exitCode, folder } = await sync({ kind, tickets: ['#7'], issues: [closed(7)], args: ['--write'] });
    expect(exitCode).toBe(0);
    expect(await readFile(path.join(folder, file), 'utf8')).toContain('status: done');
  });

  test('a missing ticket is named, and the others are compared', async () => {
    const { stdout, stderr, exitCode } = await sync({ kind, tickets: ['#7', '#9'], issues: [closed(7)] });
    expect(stdout).toContain('1 ticket read from HOST, 2 tasks with a ticket: 1 difference');
    expect(stderr).toBe(
      kind === 'github'
        ? 'casebook: Cannot read 1 ticket of acme/app (#9): not found, or GITHUB_TOKEN may not read it (404)\n'
        : 'casebook: Cannot read 1 ticket of acme/app (#9): not found, or confidential\n',
    );
    expect(exitCode).toBe(2);
  });

  test.each<[string, number, object, string]>([
    ['a wrong token', 401, {}, 'HOST does not accept TOKEN (401): it is wrong, or has expired'],
    ['a missing permission', 403, {}, 'HOST forbids it (403): TOKEN lacks a permission'],
    [
      'a limit beyond the time that is left',
      429,
      { 'Retry-After': '3600' },
      'HOST asks to wait for 3600 s, which is too long; run it again later',
    ],
    ['a lasting failure', 502, {}, 'HOST failed (502)'],
  ])('%s is one line', async (_name, status, headers, reason) => {
    const { stdout, stderr, exitCode } = await sync({
      kind,
      tickets: ['#7', '#8', '#9', '#10'],
      issues: [closed(7)],
      intercept: (_request, response) => answer(response, status, { message: `No, ${token}` }, headers),
    });
    const name = kind === 'github' ? 'GITHUB_TOKEN' : 'GITLAB_TOKEN';
    expect(stderr).toBe(
      `casebook: Cannot read 4 tickets of acme/app (#7, #8, #9, #10): ${reason.replace('TOKEN', name)}\n`,
    );
    expect(stdout).toContain('0 tickets read from HOST');
    expect(exitCode).toBe(2);
  });

  test('waits as long as it is asked to', async () => {
    const date = new Date('2024-08-20T10:00:00Z');
    const limits: [number, object][] = [
      [429, { 'Retry-After': '7' }],
      [
        403,
        {
          'X-RateLimit-Remaining': '0',
          'X-RateLimit-Reset': String(date.getTime() / 1000 + 20),
          Date: date.toUTCString(),
        },
      ],
      [500, {}],
    ];
    const { stdout, stderr, clock } = await sync({
      kind,
      tickets: ['#7'],
      issues: [closed(7)],
      intercept(_request, response) {
        const [next] = limits.splice(0, 1);
        return next && answer(response, next[0], { message: 'no' }, next[1]);
      },
    });
    expect(stdout).toContain('1 ticket read');
    expect(clock.waits).toEqual([7000, 21_000, 1000]);
    expect(stderr).toBe(
      'casebook: waiting for 7 s, since HOST allows no more requests now\n' +
        'casebook: waiting for 21 s, since HOST allows no more requests now\n',
    );
  });

  test('does not give the token to a host that it redirects to', async () => {
    const other = await serveCodeHost('github', {});
    const { stderr, exitCode } = await sync({
      kind,
      tickets: ['#7'],
      issues: [],
      intercept: (_request, response) =>
        answer(response, 302, {}, { Location: `${other.address.replace('127.0.0.1', 'localhost')}/x` }),
    });
    expect(stderr).toMatch(/: HOST redirects to another host, localhost:\d+, which does not get the token\n$/);
    expect(exitCode).toBe(2);
    expect(other.requests).toEqual([]);
  });
});

test('of many issues of GitHub, few are read one by one', async () => {
  const issues = Array.from({ length: 900 }, (_, index) => closed(900 - index));
  const { stdout, host } = await sync({ tickets: ['#7', '#850', '#9'], issues });
  expect(stdout).toContain('3 tickets read');
  expect(host.asked()).toEqual([
    'GET /repos/acme/app/issues?state=all&per_page=100',
    'GET /repos/acme/app/issues/7',
    'GET /repos/acme/app/issues/9',
  ]);
});

test('the secondary limit of GitHub is a minute', async () => {
  let count = 0;
  const { stdout, clock } = await sync({
    tickets: ['#7'],
    issues: [closed(7)],
    intercept(_request, response) {
      count += 1;
      return count < 3 && answer(response, 403, { message: 'You have exceeded a secondary rate limit.' });
    },
  });
  expect(stdout).toContain('1 ticket read');
  expect(clock.waits).toEqual([60_000, 120_000]);
});

test('a renamed project is found', async () => {
  const { stdout } = await sync({
    tickets: ['#7'],
    issues: [closed(7)],
    intercept: ({ path: asked }, response) =>
      asked === '/repos/acme/app/issues/7'
        ? answer(response, 301, {}, { Location: '/api/v3/repositories/5/issues/7' })
        : answer(response, 200, { number: 7, state: 'closed', state_reason: 'not_planned', closed_at: null }),
  });
  expect(stdout).toContain('whose ticket `#7` was closed without being done');
});

test.each<[string, unknown, string]>([
  ['something else', { number: '7', state: 'closed' }, 'unexpected issue: number'],
  ['an unknown state', { number: 7, state: '\u001B[31m' }, 'unexpected issue: state'],
])('an answer with %s is not believed', async (_name, data, reason) => {
  const { stderr } = await sync({
    tickets: ['#7'],
    issues: [],
    intercept: (_request, response) => answer(response, 200, data),
  });
  expect(stderr).toBe(`casebook: Cannot read 1 ticket of acme/app (#7): ${reason}\n`);
});

describe('which host', () => {
  const run = async (remote: string | undefined, args: string[], codeHosts = {}) => {
    const { folder, git } = await createRepository(documentWith([]));
    if (remote !== undefined) git('remote', 'add', 'origin', remote);
    return casebook(folder, ['tasks', 'sync', ...args], { codeHosts });
  };

  test('is that of the remote, and nothing is asked without tickets', async () => {
    const { stdout } = await run('https://x:secret@github.com/acme/app.git', []);
    expect(stdout).toBe('0 tickets read from github.com, 0 tasks with a ticket: all that were found agree\n');
  });

  test.each([
    [
      undefined,
      [],
      'Missing a code host: git has no remote `origin` on one; name exported files, or --from and --project',
    ],
    [
      'git@git.example.com:acme/app.git',
      [],
      'Cannot tell whether git.example.com is GitHub or GitLab; add --from github or gitlab',
    ],
    [undefined, ['--from', 'github'], 'Missing the project on github.com; add --project owner/repository'],
    [undefined, ['--from', 'github', '--project', 'a/../b'], 'Unexpected project a/../b, expected owner/repository'],
    [
      'git@github.com:acme/app.git',
      ['--host-url', 'http://git.example.com'],
      'Unexpected --host-url http://git.example.com, expected an address such as https://git.example.com',
    ],
    [
      'git@github.com:acme/app.git',
      ['--host-url', 'https://me:secret@git.example.com'],
      'Unexpected user in --host-url, expected an address such as https://git.example.com',
    ],
    [
      'git@github.com:acme/app.git',
      ['--create'],
      'Missing a token for github.com, which --create needs; set GITHUB_TOKEN',
    ],
    [
      'git@github.com:acme/app.git',
      ['--create', 'issues.json'],
      'Unexpected files with --create, which asks the code host',
    ],
  ])('%s %j is one line', async (remote, args, reason) => {
    expect(await run(remote, args)).toEqual({ exitCode: 2, stdout: '', stderr: `casebook: ${reason}\n` });
  });

  test('a token that cannot be one is not shown', async () => {
    const { stderr } = await run('git@github.com:acme/app.git', [], { GITHUB_TOKEN: 'secret\nX: y' });
    expect(stderr).toBe('casebook: Unexpected characters in GITHUB_TOKEN, expected a token\n');
  });
});

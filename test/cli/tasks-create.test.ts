import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { casebook } from '../support/cli.ts';
import { answer, serveCodeHost, testClock, type HostProject, type Intercept } from '../support/code-host.ts';
import { createRepository } from '../support/git.ts';

const first = 'postmortems/2024-08-10-a.md';
const second = 'postmortems/2024-08-11-b.md';
const files = {
  [first]:
    '---\ntitle: Sign-ins fail for @ops\nstatus: reviewed\ntasks:\n  - title: Add an alert # soon\n    owner: ops\n    due: 2024-09-01\n  - { title: Done, status: done }\n---\n',
  [second]: '---\nstatus: reviewed\n---\n# B\n\n## Tasks\n\n- [ ] Watch it (@ops, due 2024-09-02)\n',
};

interface Setup {
  kind?: 'github' | 'gitlab';
  documents?: Record<string, string>;
  project?: HostProject;
  intercept?: Intercept;
}

async function start({ kind = 'github', documents = files, project = { issues: [] }, intercept }: Setup = {}) {
  const { folder, write } = await createRepository(documents);
  const host = await serveCodeHost(kind, { 'acme/app': project }, intercept);
  const run = async (...args: string[]) => {
    const flags = ['--from', kind, '--host-url', host.address, '--project', 'acme/app', '--create', ...args];
    const { exitCode, stdout, stderr } = await casebook(folder, ['tasks', 'sync', ...flags], {
      codeHosts: { GITHUB_TOKEN: 'made-up', GITLAB_TOKEN: 'made-up' },
      clock: testClock(),
    });
    const shown = (text: string): string =>
      text.replaceAll(host.address, 'https://HOST').replaceAll(/127[.\d]+:\d+/g, 'HOST');
    return { exitCode, stdout: shown(stdout), stderr: shown(stderr) };
  };
  const read = async (name: string): Promise<string> =>
    (await readFile(path.join(folder, name), 'utf8')).replaceAll(host.address, 'https://HOST');
  const changes = (): number => host.requests.filter(({ method }) => method !== 'GET').length;
  return { run, read, write, host, changes, issues: project.issues };
}

describe.each(['github', 'gitlab'] as const)('on %s', (kind) => {
  const issue = kind === 'github' ? 'issues' : '-/issues';

  test('opens a ticket for each outstanding task without one, and writes it into the document', async () => {
    const { run, read, issues } = await start({ kind });
    expect(await run('--label', 'incident', '--label', 'follow-up')).toEqual({
      exitCode: 0,
      stdout:
        '0 tickets read from HOST, 0 tasks with a ticket: all that were found agree\n' +
        `postmortems/2024-08-10-a.md:5:5: opened https://HOST/acme/app/${issue}/1: Add an alert\n` +
        `postmortems/2024-08-11-b.md:8:1: opened https://HOST/acme/app/${issue}/2: Watch it\n` +
        '2 tickets opened\n',
      stderr: '',
    });
    expect(await read(first)).toBe(
      files[first]?.replace('# soon\n', `# soon\n    ticket: https://HOST/acme/app/${issue}/1\n`),
    );
    expect(await read(second)).toBe(
      files[second]?.replace('2024-09-02)', `2024-09-02, https://HOST/acme/app/${issue}/2)`),
    );
    expect(issues[1]).toMatchObject({ title: 'Add an alert', labels: ['incident', 'follow-up'] });
    expect(issues[1]?.body).toMatchInlineSnapshot(`
      "A task of the incident Sign-ins fail for \`@ops\`.

      - Owner: ops
      - Due: 2024-09-01

      <!-- casebook task: 2024-08-10-a/e325a407f2cbbde0 -->
      "
    `);
  });

  test('a second run opens none', async () => {
    const { run, changes } = await start({ kind });
    await run();
    expect((await run()).stdout).toContain('no outstanding task is without a ticket\n');
    expect(changes()).toBe(2);
  });

  test('a run that was cut before it wrote is finished by the next', async () => {
    const { run, read, write, changes } = await start({ kind });
    await run();
    write(files);
    const { exitCode, stdout } = await run();
    expect(stdout).toContain(`5:5: wrote the ticket https://HOST/acme/app/${issue}/1, opened by an earlier run\n`);
    expect(stdout).toContain('0 tickets opened, 2 of an earlier run written\n');
    expect(exitCode).toBe(0);
    expect(changes()).toBe(2);
    expect(await read(first)).toContain(`ticket: https://HOST/acme/app/${issue}/1\n`);
  });

  test('an answer that is lost leads to no second ticket', async () => {
    const { run, changes } = await start({
      kind,
      intercept(request, response) {
        if (request.method !== 'POST' || changes() > 1) return undefined;
        // The host does what it is asked for, and the connection breaks.
        response.end = () => response.destroy();
        return undefined;
      },
    });
    const cut = await run();
    expect(cut.stderr).toBe(
      'postmortems/2024-08-10-a.md:5:5: no ticket was opened: cannot reach HOST (UND_ERR_SOCKET); it may have been opened nevertheless, which the next run finds out\n',
    );
    expect(cut.exitCode).toBe(2);
    const { stdout } = await run();
    expect(stdout).toContain('1 ticket opened, 1 of an earlier run written\n');
    expect(changes()).toBe(2);
  });

  test('--dry-run changes nothing', async () => {
    const { run, read, changes } = await start({ kind });
    const { exitCode, stdout, stderr } = await run('--dry-run');
    expect(stdout).toBe('');
    expect(stderr).toContain('postmortems/2024-08-10-a.md:5:5: would open a ticket in acme/app: Add an alert\n');
    expect(stderr).toContain('2 tickets would be opened\n');
    expect(exitCode).toBe(0);
    expect(changes()).toBe(0);
    expect(await read(first)).toBe(files[first]);
  });

  test('nothing of a document goes to those who may not read it', async () => {
    const level = (visibility: string) =>
      `---\nstatus: reviewed\nvisibility: ${visibility}\ntasks: [{ title: Secret }]\n---\n`;
    const documents = {
      'postmortems/2024-08-10-a.md': level('restricted'),
      'postmortems/2024-08-11-b.md': level('internal'),
      'postmortems/2024-08-12-c.md': level('public'),
      'postmortems/2024-08-13-d.md': level('pubic'),
    };
    const open = await start({ kind, documents, project: { issues: [], isPublic: true } });
    const inPublic = await open.run();
    expect(inPublic.stdout).toContain(
      '3 tasks get no ticket: acme/app is public, and their documents are not (visibility)\n',
    );
    expect(inPublic.stdout).toContain('1 ticket opened\n');
    const inPrivate = await (await start({ kind, documents })).run();
    expect(inPrivate.stdout).toContain('2 tasks get no ticket: their documents are restricted (visibility)\n');
    expect(inPrivate.stdout).toContain('2 tickets opened\n');
  });

  test('in a public project, the marker of a stranger is not believed', async () => {
    const documents = { [second]: files[second]?.replace('---\n', '---\nvisibility: public\n') ?? '' };
    const project: HostProject = { issues: [], isPublic: true };
    const { run, read, write, issues, changes } = await start({ kind, documents, project });
    await run();
    for (const one of issues) one.isForeign = true;
    write(documents);
    const { exitCode, stderr } = await run();
    expect(stderr).toContain(
      `https://HOST/acme/app/${issue}/1 has the marker of this task, but its author does not belong to the project`,
    );
    expect(exitCode).toBe(2);
    expect(changes()).toBe(1);
    expect(await read(second)).toBe(documents[second]);
  });
});

test('opens as many tickets as allowed', async () => {
  const { run, changes } = await start();
  expect((await run('--limit', '1')).stdout).toContain(
    '1 more task has no ticket, beyond --limit 1\n1 ticket opened\n',
  );
  expect(changes()).toBe(1);
});

test('leaves out drafts, tables and a second document with the same id', async () => {
  const { run } = await start({
    documents: {
      'postmortems/a/2024-08-10-a.md': '---\nstatus: reviewed\ntasks: [{ title: B }]\n---\n',
      'postmortems/b/2024-08-10-a.md': '---\nstatus: reviewed\ntasks: [{ title: B }]\n---\n',
      'postmortems/2024-08-11-b.md': '---\nstatus: draft\n---\n# B\n\n## Tasks\n\n- [ ] Draft\n',
      'postmortems/2024-08-12-c.md':
        '---\nstatus: reviewed\n---\n# C\n\n## Tasks\n\n| Task | Owner |\n| - | - |\n| Watch it | ops |\n',
    },
  });
  const { stdout } = await run();
  expect(stdout).toContain('1 task gets no ticket yet: their documents are drafts\n');
  expect(stdout).toContain('2024-08-12-c.md:10:1: no ticket was opened: tables are left to people\n');
  expect(stdout).toMatch(/2024-08-10-a\.md:\d+:\d+: no ticket was opened: another document has the same id/);
  expect(stdout).toContain('1 ticket opened\n');
});

test('writes the shortest name that leads to the ticket', async () => {
  const { run, read, write, host } = await start();
  write({ 'casebook.yaml': `site: { tickets: '${host.address}/acme/app/issues/{key}' }\n` });
  await run();
  expect(await read(first)).toContain('    ticket: "#1"\n');
  expect(await read(second)).toContain('2024-09-02, #2)');
});

test('a refusal is one line, and nothing more is tried', async () => {
  const { run, changes } = await start({
    intercept: ({ method }, response) =>
      method === 'POST' &&
      answer(response, 422, { message: 'Validation Failed', errors: [{ field: 'labels', code: 'invalid' }] }),
  });
  const { stderr, exitCode } = await run();
  expect(stderr).toBe(
    'postmortems/2024-08-10-a.md:5:5: no ticket was opened: HOST refuses (422): Validation Failed (labels invalid)\n',
  );
  expect(exitCode).toBe(2);
  expect(changes()).toBe(1);
});

test('a moved project is named', async () => {
  const { run, changes } = await start({ project: { issues: [], renamed: 'acme/web' } });
  expect(await run()).toMatchObject({
    exitCode: 2,
    stderr: 'casebook: The project acme/app is acme/web now; add --project acme/web\n',
  });
  expect(changes()).toBe(0);
});

import { describe, expect, test } from 'vitest';
import { casebook, folderWith } from '../support/cli.ts';

const files = {
  'casebook.yaml': 'site: { url: "https://pm.example.com" }\n',
  'postmortems/2024-08-10-pool.md': `---
title: Sign-ins fail after a deploy
status: reviewed
severity: SEV2
services: [auth]
duration: 2024-08-10T10:00Z/2h
detection: { method: alert, source: AuthErrorRateHigh }
authors: [alice]
roles: { incident_commander: bob }
tasks:
  - { title: Limit the connection pool, owner: dev-team, due: 2024-08-22 }
---
## Timeline
- 10:00 \`started\` The pool is empty: \`FATAL: sorry, too many clients already\`
- 10:10 \`ruled_out\` The network: packets arrive
- 10:30 \`changed\` Ran \`kubectl rollout undo deploy/auth\`
- 12:00 \`resolved\` Sign-ins work

## Root cause
Connections leak.
`,
  'postmortems/2024-07-01-orders.md': '# Orders wait\n\nToo many clients had already been sorry.\n',
  'postmortems/2024-08-01-secret.md': '---\ntitle: Connection leak\nvisibility: restricted\n---\n',
};

async function find(...args: string[]) {
  return casebook(await folderWith(files), ['find', ...args], { columns: 80 });
}

interface Found {
  incidents: { id: string; passages: { name: string; line?: number; url?: string }[] }[];
  tasks: { title: string }[];
  notes: string[];
}

async function found(...args: string[]): Promise<Found> {
  return JSON.parse((await find('--format', 'json', ...args)).stdout) as Found;
}

const hidden = '1 document is not searched: above site.visibility (internal)';

describe('casebook find', () => {
  test('shows where the words are, what helped, what was ruled out, and who knows', async () => {
    expect(await find('too', 'many', 'clients', 'fatal')).toMatchInlineSnapshot(`
      {
        "exitCode": 0,
        "stderr": "",
        "stdout": "1 document is not searched: above site.visibility (internal)

      Sign-ins fail after a deploy
      SEV2 · 2024-08-10 · auth · reviewed
      postmortems/2024-08-10-pool.md:14
      https://pm.example.com/incidents/2024-08-10-pool.html#t0810-1000
        Timeline, 10:00: Started: The pool is empty: FATAL: sorry, too many clients
          already
        Ended by: 2024-08-10 10:30 UTC changed: Ran kubectl rollout undo deploy/auth
          (line 16)
        Ended by: 2024-08-10 12:00 UTC resolved: Sign-ins work (line 17)
        Ruled out: 2024-08-10 10:10 UTC: The network: packets arrive (line 15)
        Roles: bob (incident commander)
        Authors: alice
        Task owners: dev-team

      Orders wait
      2024-07-01 · draft
      postmortems/2024-07-01-orders.md
      https://pm.example.com/incidents/2024-07-01-orders.html
        Found: Too many clients had already been sorry.
        Without: fatal

      2 incidents
      ",
      }
    `);
  });

  test('finds an error text as it is written, and says so if there is none', async () => {
    const exact = await found('sorry, too many clients');
    expect(exact).toMatchObject({
      incidents: [
        {
          id: '2024-08-10-pool',
          passages: [
            {
              name: 'Timeline, 10:00',
              line: 14,
              url: 'https://pm.example.com/incidents/2024-08-10-pool.html#t0810-1000',
            },
          ],
        },
      ],
      notes: [hidden],
    });
    expect(exact.incidents).toHaveLength(1);
    const loose = await found('many clients sorry');
    expect(loose.incidents.map(({ id }) => id).toSorted()).toEqual(['2024-07-01-orders', '2024-08-10-pool']);
    expect(loose.notes).toEqual(['nothing has exactly this text; these have its words', hidden]);
  });

  test.each([
    ['the name of an alert', 'AuthErrorRateHigh', ['2024-08-10-pool']],
    ['a command', 'kubectl rollout undo', ['2024-08-10-pool']],
    ['a word with a typo', 'conections', ['2024-08-10-pool']],
    ['a name with a typo', 'AuthErorRateHigh', []],
  ])('%s', async (_, words, ids) => {
    expect((await found(words)).incidents.map(({ id }) => id)).toEqual(ids);
  });

  test('finds tasks', async () => {
    expect((await found('limit', 'pool')).tasks).toMatchObject([
      { title: 'Limit the connection pool', owner: 'dev-team', incident: { id: '2024-08-10-pool' } },
    ]);
  });

  test('finds nothing in what the site must not show, and exits with 1', async () => {
    expect(await find('secret')).toEqual({
      exitCode: 1,
      stdout: `${hidden}\n\nNothing found for secret\n`,
      stderr: '',
    });
  });

  test('shows no more than --limit', async () => {
    const { stdout } = await find('many', '--limit', '1');
    expect(stdout).toContain('1 incident, and 1 more: add words, or --limit\n');
  });

  test('says that there are no documents', async () => {
    expect(await casebook(await folderWith({ 'a.txt': '' }), ['find', 'a'])).toMatchObject({
      exitCode: 2,
      stderr: 'casebook: No postmortem matches postmortems/**/*.md\n',
    });
  });
});

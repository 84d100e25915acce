import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { check, createCatalog, type Catalog } from 'casebook';
import { expect, test } from 'vitest';
import schema from '../../schema/catalog.schema.json' with { type: 'json' };
import { casebook, folderWith } from '../support/cli.ts';
import { filesBelow } from '../support/site.ts';
import { unknownOrWrong } from '../support/strict-schema.ts';

const own = `---
title: Sign-ins fail
status: closed
severity: SEV2
services: [cache, auth]
related: [payments/2024-08-02-queue]
duration: { start: 2024-08-10T08:00Z, end: 2024-08-10T09:00Z }
---
## Timeline
- 2024-08-10T08:00Z \`started\` The cache is full
- 2024-08-10T09:00Z \`mitigated\` Restart the cache

## Action items
- [ ] Watch the cache (@edge, due 2024-09-01)
`;

const theirs = `---
title: The queue fills
status: closed
severity: SEV1
services: [cache, queue]
tags: [capacity]
aliases: [2024-08-02-old]
related: [2024-08-03-drill, 2024-08-10-sign-ins]
duration: { start: 2024-08-02T08:00Z, end: 2024-08-02T10:00Z }
---
## Timeline
- 2024-08-02T08:00Z \`started\` Consumers stop at flubber
- 2024-08-02T10:00Z \`mitigated\` Restart the cache

## Action items
- [ ] Alert on the queue (@edge, due 2024-08-30, https://tracker.example/1)
`;

function catalogOf(documents: Record<string, string>): Catalog {
  return createCatalog(
    Object.entries(documents).map(([id, text]) => check({ path: `postmortems/${id}.md`, text }).postmortem),
    {},
    [{ name: 'queue', owner: '@queue-team', runbook: 'https://wiki.example/queue', aliases: ['mq'] }],
  );
}

const payments = catalogOf({
  '2024-08-02-queue': theirs,
  '2024-08-03-drill': '---\ntitle: A drill\nkind: drill\n---\n',
  // The id of one of ours.
  '2024-08-10-sign-ins': '---\ntitle: Theirs\nvisibility: restricted\n---\n',
});

const config = `services: [cache, { name: auth, aliases: [mq] }]
sources:
  - { id: payments, name: Payments, catalog: catalogs/payments.json, url: https://payments.example/site/ }
  - { id: gone, name: Gone, catalog: catalogs/gone.json }
site: { title: All, url: https://all.example }
`;

const files = {
  'casebook.yaml': config,
  'postmortems/2024-08-10-sign-ins.md': own,
  'catalogs/payments.json': JSON.stringify(payments),
};

const home = 'https://payments.example/site/incidents/2024-08-02-queue.html';

test('incidents and tasks of another repository stand beside our own, marked, and link home', async () => {
  const folder = await folderWith(files);
  const { stdout, stderr, exitCode } = await casebook(folder, ['build']);
  expect(exitCode).toBe(0);
  expect(stderr).toBe(
    'casebook: Cannot read the source gone: catalog.json: ENOENT; the site is without its incidents\n',
  );
  expect(stdout).toContain('Built 3 incidents (2 of other repositories), 2 outstanding tasks');
  const site = path.join(folder, '_site');
  const read = async (file: string): Promise<string> => readFile(path.join(site, file), 'utf8');
  const names = await filesBelow(site);
  expect(names.filter((name) => name.startsWith('incidents/'))).toEqual([
    'incidents/2024-08-10-sign-ins.html',
    'incidents/2024-08-10-sign-ins.md',
  ]);

  const index = await read('index.html');
  expect(index).toContain(`<a href="${home}"`);
  expect(index).toContain(
    'The queue fills</a> <span class="source-mark"><span class="vh">from </span><bdi>Payments</bdi>',
  );
  expect(index.replaceAll(/\s+/g, ' ')).toContain('Incidents of Gone are missing');
  expect(index).not.toContain('Theirs');
  expect(index).toMatch(/<select[^>]*name="source"/);

  for (const file of ['tasks.html', 'owners/edge.html', 'services/queue.html', 'tags/capacity.html', 'insights.html']) {
    expect(await read(file), file).toContain(home);
  }
  expect(await read('tasks.html')).toContain('https://tracker.example/1');
  expect(await read('services/cache.html')).toMatch(/Sign-ins fail[^]*The queue fills/);
  expect(await read('services/queue.html')).toMatch(/queue-team[^]*https:\/\/wiki\.example\/queue/);

  const page = await read('incidents/2024-08-10-sign-ins.html');
  expect(page).toContain(`<a href="${home}"`);
  expect(page).not.toContain('class="turn"');

  expect(await read('tasks.csv')).toContain(
    `payments/2024-08-02-queue,The queue fills,2024-08-02,${home},SEV1,"cache, queue",,`,
  );
  expect(await read('tasks.ics')).toContain('UID:payments%2F2024-08-02-queue%2F');
  expect(await read('feed.xml')).toContain(`<id>${home.replace('queue', 'old')}</id>`);
  expect(await read('feed.xml')).toContain(`href="${home}"`);
  expect(await read('llms.txt')).toContain(`- [The queue fills](${home}): Payments. SEV1`);

  const searched = names.filter((name) => /^search\/.*\.js$/.test(name));
  const records = (await Promise.all(searched.map(read))).join('');
  expect(records).toContain(home);
  expect(records).toContain('Consumers stop at flubber');
  // A result of the search says where it is from.
  expect(records).toContain('"source":"Payments"');

  const catalog = JSON.parse(await read('catalog.json')) as Catalog;
  expect(unknownOrWrong(schema, catalog)).toEqual([]);
  expect(catalog.url).toBe('https://all.example');
  expect(catalog.incidents.map(({ id, source }) => [id, source?.id])).toEqual([
    ['2024-08-10-sign-ins', undefined],
    ['payments/2024-08-03-drill', 'payments'],
    ['payments/2024-08-02-queue', 'payments'],
  ]);
  expect(catalog.incidents[2]).toMatchObject({
    aliases: ['payments/2024-08-02-old'],
    related: [{ id: 'payments/2024-08-03-drill', relation: 'see_also' }],
    source: { id: 'payments', name: 'Payments', url: 'https://payments.example/site' },
  });

  // Nothing has changed.
  expect((await casebook(folder, ['build'])).stdout).toContain('(0 files changed)');
});

test('a joint site can be joined: its own incidents are, and those of others are left to their own source', async () => {
  const folder = await folderWith(files);
  await casebook(folder, ['build']);
  const joint = await readFile(path.join(folder, '_site/catalog.json'), 'utf8');
  const second = await folderWith({
    'casebook.yaml': 'sources: [{ id: all, catalog: all.json }]\n',
    'all.json': joint,
  });
  expect((await casebook(second, ['build'])).stdout).toContain('Built 1 incident (1 of other repositories)');
  const index = await readFile(path.join(second, '_site/index.html'), 'utf8');
  expect(index).toContain('https://all.example/incidents/2024-08-10-sign-ins.html');
});

test('a catalog that can no longer be read is shown as it was, and the index says so', async () => {
  const folder = await folderWith({ ...files, 'casebook.yaml': config.replace(/^ {2}- \{ id: gone.*\n/m, '') });
  const build = async (now: string) => casebook(folder, ['build', '--cache-location', 'kept', '--no-cache'], { now });
  expect((await build('2024-08-18T10:00:00Z')).stderr).toBe('');
  await writeFile(path.join(folder, 'catalogs/payments.json'), '{');
  const { stderr } = await build('2024-08-20T12:00:00Z');
  expect(stderr).toBe(
    'casebook: Cannot read the source payments: catalog.json is not valid JSON; its incidents are those of 2024-08-18, 2 days ago\n',
  );
  const index = (await readFile(path.join(folder, '_site/index.html'), 'utf8')).replaceAll(/\s+/g, ' ');
  expect(index).toContain('Incidents of Payments are as of 18 Aug 2024');
  expect(index).toContain(home);
});

test('nothing that a catalog of others says is markup, a script or an address of another kind', async () => {
  const first = payments.incidents.find(({ id }) => id === '2024-08-02-queue');
  const evil = `<img src=x onerror="alert(1)"></script><script>alert(1)</script>\u0000\u202E`;
  const hostile = JSON.parse(
    JSON.stringify({
      ...payments,
      incidents: [
        {
          ...first,
          title: evil,
          services: [evil, '../../x', '__proto__', 'constructor'],
          tags: [evil, '__proto__'],
          timezone: 'Mars/Base',
          lang: '"><script>',
          path: '../../../etc/passwd',
          aliases: ['../x', 'a/b', 'index'],
          links: [{ url: 'javascript:alert(1)' }, { url: 'data:text/html,x', title: evil }],
          tasks: first?.tasks.map((task) => ({
            ...task,
            title: evil,
            owner: evil,
            due: '2024-13-45',
            ticket: 'javascript:alert(1)',
            ticketUrl: 'javascript:alert(1)',
          })),
        },
        { ...first, id: '../../evil', slug: 'evil' },
        {
          ...first,
          id: 'a',
          slug: 'a',
          timeline: [{ ...first?.timeline[0], start: { ...first?.timeline[0]?.start, earliest: '99999-01-01' } }],
        },
      ],
      services: [
        { name: 'x', aliases: [], runbook: 'javascript:alert(1)' },
        { name: '__proto__', aliases: ['constructor'] },
      ],
    }).replace('"fields":{}', '"fields":{"__proto__":{"x":1},"x_a":"b"}'),
  ) as Catalog;
  const folder = await folderWith({
    ...files,
    'casebook.yaml': config.replace(/^ {2}- \{ id: gone.*\n/m, ''),
    'catalogs/payments.json': JSON.stringify(hostile),
  });
  const { exitCode, stderr } = await casebook(folder, ['build']);
  expect(stderr).toBe(
    'casebook: The site is without 2 incidents of the source payments: their ids or times are impossible\n',
  );
  expect(exitCode).toBe(0);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
  const site = path.join(folder, '_site');
  const wrong: string[] = [];
  for (const name of await filesBelow(site)) {
    const text = name.endsWith('.png') ? '' : await readFile(path.join(site, name), 'utf8');
    const markup = name.endsWith('.html') ? text.replaceAll(/="[^"]*"/g, '') : '';
    const isWrong =
      /<img src=x|<script>alert/.test(markup) ||
      /href="(?:javascript|data):/.test(text) ||
      /[\0\u202E]/.test(text) ||
      (/^(?:data|search)\//.test(name) && text.includes('ticketUrl'));
    if (isWrong) wrong.push(name);
  }
  expect(wrong).toEqual([]);
});

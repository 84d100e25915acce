import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { readCsv } from '../../src/text/csv.ts';
import { buildSite } from '../support/build-site.ts';

const first = `\uFEFF---
title: A
owner: nobody
tasks:
  - { title: "=HYPERLINK(1)", owner: edge team, due: 2024-12-01 }
  - { title: Done, owner: '@data', due: 2024-12-02, status: done }
---

<!-- A comment -->

Text\r
`;

function summaries(calendar: string): string[] {
  const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent');
  return events.map((event) => {
    const { summary, startDate } = new ICAL.Event(event);
    return `${startDate.toString()} ${summary}`;
  });
}

test('a document is beside its page as it is in the repository', async () => {
  const { read } = await buildSite({ 'postmortems/2024-08-10-a.md': first });
  expect(await read('incidents/2024-08-10-a.md')).toBe(first);
  const page = await read('incidents/2024-08-10-a.html');
  expect(page).toContain('<link rel="alternate" type="text/markdown" href="../incidents/2024-08-10-a.md">');
  expect(await read('llms.txt')).toContain('- [A](incidents/2024-08-10-a.md): ');
});

test('neither a document above `site.visibility` nor one that mentions it is published as it is', async () => {
  const { names, read } = await buildSite({
    'postmortems/2024-08-10-a.md': first,
    'postmortems/2024-08-11-Secret.md': '---\ntitle: Secret title\nvisibility: restricted\n---\n',
    'postmortems/2024-08-12-link.md': '# Link\n\n[Other](2024-08-11-secret.md)\n',
    'postmortems/2024-08-13-comment.md': '# Comment\n\n<!-- Like _2024-08-11-secret_. -->\n',
    'postmortems/2024-08-14-typo.md': '---\ntitle: Typo\nrelated: [2024-08-11-secrt]\n---\n',
    'casebook.yaml': "site: { url: 'https://incidents.example.org' }\n",
  });
  expect(names.filter((name) => name.endsWith('.md'))).toEqual(['incidents/2024-08-10-a.md']);
  expect(await read('incidents/2024-08-12-link.html')).not.toContain('text/markdown');
  expect(await read('llms.txt')).toContain('https://incidents.example.org/incidents/2024-08-12-link.html');
  for (const name of names) expect(await read(name)).not.toMatch(/2024-08-11-secre?t|Secret title/i);
});

test('calendars and a table have the outstanding tasks', async () => {
  const { names, read } = await buildSite({ 'postmortems/2024-08-10-a.md': first });
  expect(names.filter((name) => /\.(?:ics|csv)$/.test(name))).toEqual([
    'owners/data.ics',
    expect.stringMatching(/^owners\/edge-team-[0-9a-f]{8}\.ics$/),
    'tasks.csv',
    'tasks.ics',
  ]);
  const edge = names.find((name) => name.startsWith('owners/edge') && name.endsWith('.ics')) ?? '';
  for (const file of ['tasks.ics', edge]) {
    expect(summaries(await read(file))).toEqual(['2024-12-01 =HYPERLINK(1) (edge team)']);
  }
  expect(await read(edge)).toContain('X-WR-CALNAME:Tasks of edge team');
  expect(summaries(await read('owners/data.ics'))).toEqual([]);
  const rows = readCsv(await read('tasks.csv'));
  expect(rows).toMatchObject([expect.arrayContaining(['title']), expect.arrayContaining(["'=HYPERLINK(1)"]), []]);
  const owner = await read(edge.replace('.ics', '.html'));
  expect(owner).toContain(`href="../${edge}"`);
});

test('pages link to the feeds of what they show, if there are any', async () => {
  const documents = { 'postmortems/2024-08-10-a.md': '---\ntitle: A\nservices: [api]\n---\n' };
  const without = await buildSite(documents);
  expect(without.names.filter((name) => /(?<!catalog)\.(?:xml|json)$/.test(name))).toEqual(['.casebook.json']);
  expect(await without.read('services/api.html')).not.toMatch(/atom|feed\./);
  const { names, read } = await buildSite({
    ...documents,
    'casebook.yaml': "site: { url: 'https://i.example.org' }\n",
  });
  const page = await read('services/api.html');
  const linked = Array.from(
    page.matchAll(/rel="alternate" type="([^"]*)" title="([^"]*)" href="\.\.\/([^"]*)"/g),
    (match) => match.slice(1),
  );
  expect(linked).toEqual([
    ['application/atom+xml', 'api', 'services/api.xml'],
    ['application/feed+json', 'api', 'services/api.json'],
    ['application/atom+xml', 'Casebook', 'feed.xml'],
    ['application/feed+json', 'Casebook', 'feed.json'],
  ]);
  for (const [, , path = ''] of linked) expect(names).toContain(path);
});

test('an unchanged site is left alone', async () => {
  const { casebook, folderWith } = await import('../support/cli.ts');
  const folder = await folderWith({
    'postmortems/2024-08-10-a.md': first,
    'casebook.yaml': "site: { url: 'https://i.example.org' }\n",
  });
  await casebook(folder, ['build']);
  expect((await casebook(folder, ['build'])).stdout).toContain('(0 files changed)');
});

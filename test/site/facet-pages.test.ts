import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as compiled from '#renderer';
import { check, createCatalog, defaultSettings, type Incident } from 'casebook';
import { expect, test } from 'vitest';
import type { Renderer, Route } from '../../src/publish/renderer.ts';
import { stableSlug } from '../../src/text/slug.ts';
import { casebook, folderWith } from '../support/cli.ts';
import { filesBelow } from '../support/site.ts';

const renderer: Renderer = compiled;
const today = '2024-08-20';

function textOf(html: string): string {
  return html
    .replaceAll(/<(?:style|script|svg|head)[\s>][^]*?<\/(?:style|script|svg|head)>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[.,)])|(?<=\() /g, '');
}

async function built(
  files: Record<string, string>,
): Promise<{ names: string[]; text: (page: string) => Promise<string> }> {
  const folder = await folderWith(files);
  const { exitCode, stderr } = await casebook(folder, ['build']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const site = path.join(folder, '_site');
  return {
    names: await filesBelow(site),
    text: async (page) => textOf(await readFile(path.join(site, page), 'utf8')),
  };
}

const leak = `---
title: Sessions leak
status: reviewed
severity: SEV1
services: [authentication, edge]
tags: [memory]
duration: 2024-03-01T10:00Z/2024-03-01T12:00Z
tasks:
  - { title: Free them, owner: dev, due: 2024-08-19, type: fix, priority: P1, done_when: none is left after a day }
  - { title: Watch them, owner: ops, due: 2024-09-30, would_prevent: [2024-01-01-disk, 2023-01-01-other] }
  - { title: Restart daily, owner: dev, status: wont_do, decline_reason: It hides the leak., closed: 2024-04-01 }
---
`;
const disk = `---
title: A disk fills
status: reviewed
severity: SEV3
services: [edge, authentication]
duration: { start: 2024-01-01T10:00Z }
tasks: [{ title: Rotate logs, owner: dev, status: done, closed: 2024-02-01 }]
---
`;

test('lists incidents and open tasks on the pages of a service, a tag and an owner', async () => {
  const { text } = await built({ 'postmortems/2024-03-01-leak.md': leak, 'postmortems/2024-01-01-disk.md': disk });
  const service = await text('services/authentication.html');
  expect(service).toContain(
    'authentication 2 of 2 incidents name it, 1 of them SEV1. Total user impact: 2 h. 1 has no known duration. Often together with edge (2).',
  );
  expect(service).toContain(
    'Open tasks 2 tasks, 1 overdue Open tasks, by date State Task Owner Due Ticket Open Free them Fix, P1 Sessions leak Done when: none is left after a day dev 1 day overdue 19 Aug 2024',
  );
  expect(service).toContain(
    'Open Watch them Sessions leak Would have prevented A disk fills, 2023-01-01-other ops In 41 days 30 Sep 2024',
  );
  expect(service).toContain('1 Mar 2024 SEV1 Sessions leak authentication edge 2 h');
  expect(await text('tags/memory.html')).toContain('memory 1 of 2 incidents names it, SEV1. User impact: 2 h.');
  const owner = await text('owners/dev.html');
  expect(owner).toContain('dev 1 open task from 1 incident, all overdue. 1 done and 1 declined.');
  expect(owner).toContain('Declined Restart daily Sessions leak It hides the leak. dev Closed 1 Apr 2024');
  expect(owner.indexOf('Restart daily')).toBeLessThan(owner.indexOf('Rotate logs'));
});

test('lists services, tags and owners by name', async () => {
  const { text } = await built({ 'postmortems/2024-03-01-leak.md': leak, 'postmortems/2024-01-01-disk.md': disk });
  const services = await text('services.html');
  expect(services).toContain(
    'Services 2 services in 2 of 2 incidents. An incident that names several counts for each.',
  );
  expect(services).toContain(
    'authentication 2 SEV1: 1 SEV3: 1 2 h 1 unknown 1 Mar 2024 Sessions leak 2, 1 overdue edge 2',
  );
  expect(await text('tags.html')).toContain('1 tag in 1 of 2 incidents.');
  expect(await text('tags.html')).toContain('1 incident names none.');
  const owners = await text('owners.html');
  expect(owners).toContain('Owners 2 of 2 owners have open tasks.');
  expect(owners).toContain('dev 1, all overdue 19 Aug 2024 2 ops 1');
});

test('shows one line for a list without open tasks, and for an empty list', async () => {
  const { text, names } = await built({ 'postmortems/2024-01-01-disk.md': disk });
  expect(await text('tasks.html')).toContain(
    'No open tasks The only task from 1 incident is done, verified or declined with a reason. The last one was closed on Thursday 1 February 2024 by dev. Done and declined 1',
  );
  expect(await text('owners/dev.html')).toContain('No open tasks The only task of dev from 1 incident is done');
  expect(await text('tags.html')).toContain('No tags yet');
  expect(names).not.toContain('tasks-settled.html');
  const bare = await built({ 'postmortems/2024-01-01-a.md': '---\ntitle: A\n---\n' });
  expect(await bare.text('tasks.html')).toContain('No tasks yet Tasks that a write-up lists under tasks:');
  expect(await bare.text('services.html')).toContain('No services yet');
  expect(await bare.text('owners.html')).toContain('No owners yet');
  const proposal = await built({
    'postmortems/2024-01-01-a.md': '---\ntitle: A\ntasks: [{ title: T, status: proposed }]\n---\n',
  });
  expect(await proposal.text('tasks.html')).toContain(
    'Tasks No open tasks, 1 proposed. No open tasks The proposals below become tasks once they have an owner and a date.',
  );
});

test('has no page for, and no mention of, names that only a concealed incident has', async () => {
  const concealed =
    'visibility: restricted\ntitle: A\nservices: [edge, vault-hsm]\ntags: [insider-case]\ntasks: [{ title: T, owner: legal-hold }]';
  const { names, text } = await built({
    'postmortems/2024-01-01-disk.md': disk,
    'postmortems/2024-01-02-a.md': `---\n${concealed}\n---\n`,
  });
  expect(names.filter((name) => /^(?:services|tags|owners)\/.*\.html$/.test(name))).toEqual([
    'owners/dev.html',
    'services/authentication.html',
    'services/edge.html',
  ]);
  for (const name of names) {
    expect(`${name} ${await text(name)}`).not.toMatch(/vault-hsm|insider-case|legal-hold/);
  }
  expect(await text('services/edge.html')).toContain('edge 1 of 1 incident names it, SEV3.');
});

test('gives every name a page of its own, whatever it is made of', async () => {
  const names = ['ops & co', 'a/b', '🔥', '<b>x', 'index', 'Index', 'x'.repeat(200)];
  const front = JSON.stringify({
    title: 'A',
    services: names,
    tags: names,
    tasks: names.map((owner) => ({ title: 'T', owner })),
  });
  const site = await built({ 'postmortems/2024-01-01-a.md': `---\n${front}\n---\n` });
  for (const [folder, none] of [
    ['services', 'service'],
    ['tags', 'tag'],
    ['owners', 'owner'],
  ] as const) {
    expect(site.names.filter((name) => name.startsWith(`${folder}/`) && name.endsWith('.html'))).toEqual(
      names.map((name) => `${folder}/${stableSlug(name, none)}.html`).toSorted(),
    );
  }
  expect(await site.text(`services/${stableSlug('ops & co', 'service')}.html`)).toContain(
    'ops &amp; co 1 of 1 incident',
  );
});

/** Ten thousand incidents that are all like one, but for their day, and four tasks in each. */
function manyIncidents(): Incident[] {
  const task = (status: string) =>
    `{ title: Make it safer than it was before it broke, owner: team, due: 2030-01-01, type: detect, priority: P2, status: ${status}, ticket: "https://git.example.org/ops/x/issues/1" }`;
  const text = `---\ntitle: Something broke and users waited for a while until it was put right\nstatus: reviewed\nseverity: SEV2\nservices: [hub, edge]\ntags: [memory]\nduration: 2024-03-01T10:00Z/2024-03-01T12:00Z\ntasks: [${['open', 'open', 'proposed', 'done'].map(task).join(', ')}]\n---\n`;
  const [one] = createCatalog([check({ path: 'postmortems/2024-03-01-a.md', text }).postmortem]).incidents;
  if (!one) throw new Error('no incident');
  return Array.from({ length: 10_000 }, (_, index) => ({
    ...one,
    id: `2024-03-01-${index}`,
    slug: `2024-03-01-${index}`,
    services: index < 700 ? ['hub', 'edge', 'rare'] : ['hub', `service-${index % 400}`],
    tasks: one.tasks.map((each, number) => ({
      ...each,
      owner: `team-${(index + number) % 40}`,
      due: `20${24 + (index % 7)}-0${1 + (index % 9)}-${10 + (index % 19)}`,
    })),
  }));
}

test('keeps lists and pages of 10,000 incidents with 40,000 tasks below 300 KB', async () => {
  const catalog = { version: 1 as const, services: [], incidents: manyIncidents() };
  const routes = renderer.routes(catalog);
  const isAsked = ({ path: page }: Route): boolean =>
    /^(?:index|(?:tasks|services|tags|owners)(?:-settled)?(?:\/2)?)\.html$/.test(page) ||
    /^years\/2024(?:\/2)?\.html$/.test(page) ||
    /^(?:services\/(?:hub|rare|service-7)|tags\/memory|owners\/team-3)(?:\/2)?\.html$/.test(page);
  const asked = routes.filter(isAsked);
  const context = { settings: defaultSettings, rules: [], today, scripts: {}, fieldLabels: {} };
  const { site, severities } = defaultSettings;
  const frame = { site, severities, branding: { stylesheets: [] }, hasSearch: true };
  const sizes = await Promise.all(
    asked.map(async (route) => {
      const data = renderer.dataOf(catalog, route, context);
      const locals = { route, frame, data, source: {}, messages: [] };
      return { page: route.path, size: Buffer.byteLength(await renderer.render(locals)) };
    }),
  );
  expect(sizes.map(({ page }) => page)).toEqual([
    'services/hub/2.html',
    'services/hub.html',
    'services/rare/2.html',
    'services/rare.html',
    'services/service-7.html',
    'tags/memory/2.html',
    'tags/memory.html',
    'owners/team-3/2.html',
    'owners/team-3.html',
    'services/2.html',
    'services.html',
    'tags.html',
    'owners.html',
    'tasks-settled/2.html',
    'tasks-settled.html',
    'tasks/2.html',
    'tasks.html',
    'years/2024/2.html',
    'years/2024.html',
    'index.html',
  ]);
  expect(sizes.filter(({ size }) => size > 300_000)).toEqual([]);
  expect(Math.max(...sizes.map(({ size }) => size))).toBeGreaterThan(100_000);
});

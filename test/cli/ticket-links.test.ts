import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { casebook, folderWith } from '../support/cli.ts';

const links: [ticket: string, name: string, url: string | undefined][] = [
  ['#123', '#123', 'https://github.com/acme/app/issues/123'],
  ['PAY-100', 'PAY-100', 'https://github.com/acme/app/issues/PAY-100'],
  ['owner/repo#5', 'owner/repo#5', 'https://github.com/owner/repo/issues/5'],
  ['https://t.example.com/AUTH-1', 'AUTH-1', 'https://t.example.com/AUTH-1'],
  ['to be filed', 'to be filed', undefined],
];

const document = `---
title: A
status: in_review
services: [auth]
duration: 2024-08-10T10:00Z/2h
tasks:
${links.map(([ticket], index) => `  - { title: Task ${index}, owner: ops, due: 2024-09-01, ticket: "${ticket}" }\n`).join('')}---
`;

test('links the tickets of tasks on every page, in the catalog and in lists of tasks', async () => {
  const folder = await folderWith({
    'casebook.yaml': 'site: { tickets: "https://github.com/acme/app/issues/{key}" }\n',
    'postmortems/2024-08-10-a.md': document,
  });
  await casebook(folder, ['build']);
  for (const page of ['incidents/2024-08-10-a.html', 'tasks.html', 'services/auth.html', 'owners/ops.html']) {
    const html = await readFile(path.join(folder, '_site', page), 'utf8');
    for (const [, name, url] of links) {
      expect(html, page).toContain(url === undefined ? name : `<a href="${url}">${name}</a>`);
    }
  }
  const { incidents } = JSON.parse(await readFile(path.join(folder, '_site/catalog.json'), 'utf8')) as {
    incidents: { tasks: { ticketUrl?: string }[] }[];
  };
  const listed = JSON.parse((await casebook(folder, ['tasks', '--format', 'json'])).stdout) as {
    tasks: { ticketUrl?: string }[];
  };
  const expected = links.map(([, , url]) => url);
  expect(incidents.flatMap(({ tasks }) => tasks.map(({ ticketUrl }) => ticketUrl))).toEqual(expected);
  expect(listed.tasks.map(({ ticketUrl }) => ticketUrl)).toEqual(expected);
});

test('reports an address without a place for the key', async () => {
  const folder = await folderWith({
    'casebook.yaml': 'site: { tickets: "https://t.example.com/browse/" }\n',
    'postmortems/2024-08-10-a.md': document,
  });
  const { exitCode, stderr } = await casebook(folder, ['tasks']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('casebook.yaml:1:18: Unexpected `https://t.example.com/browse/`');
});

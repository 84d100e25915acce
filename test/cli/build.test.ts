import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as renderer from '#renderer';
import { defaultSettings, type Incident } from 'casebook';
import { expect, test } from 'vitest';
import { checkDocuments } from '../../src/lint/check-documents.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { previewSite } from '../../src/publish/preview.ts';
import type { PageData } from '../../src/publish/renderer.ts';
import { filesBelow } from '../support/site.ts';
import { casebook, folderWith, folderWithFirstIncident } from '../support/cli.ts';

const page = 'incidents/2024-08-10-authentication-outage.html';

function textOf(html: string): string {
  return html
    .replaceAll(/<(?:style|script|svg|head)[\s>][^]*?<\/(?:style|script|svg|head)>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

test('builds the first incident, with ten entries, a duration of 2 h 15 min and three outstanding tasks', async () => {
  const folder = await folderWithFirstIncident();
  const { exitCode, stdout, stderr } = await casebook(folder, ['build']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toBe('Built 1 incident, 3 outstanding tasks: _site/index.html (37 files changed)\n');

  const html = await readFile(path.join(folder, '_site', page), 'utf8');
  expect(html.match(/<li id="t0810-\d{4}" class="entry/g)).toHaveLength(10);
  expect(textOf(html)).toContain('User impact 2 h 15 min from 14:30 to 16:45');
  expect(textOf(html)).toContain('3 open 3 overdue');
  const tasks = textOf(await readFile(path.join(folder, '_site/tasks.html'), 'utf8'));
  expect(tasks).toMatch(/3 open tasks from 1 incident ?, all overdue/);
  const index = textOf(await readFile(path.join(folder, '_site/index.html'), 'utf8'));
  expect(index).toContain('1 incident. User impact: 2 h 15 min .');
  expect(index).toContain('2 h 15 min Alert 3 overdue In review');
});

test('writes a catalog that other programs can read', async () => {
  const folder = await folderWithFirstIncident();
  await casebook(folder, ['build']);
  const catalog = JSON.parse(await readFile(path.join(folder, '_site/catalog.json'), 'utf8'));
  expect(catalog).toMatchObject({
    version: 1,
    incidents: [{ id: '2024-08-10-authentication-outage', metrics: { impactSeconds: { least: 8100, most: 8100 } } }],
  });
});

test('builds a different document in a folder of its own', async () => {
  const folder = await folderWith({
    'postmortems/2023-03-01-queue.md': `---
title: Orders wait in a queue
severity: SEV3
kind: near_miss
duration: 2023-03-01T23:50:00Z/2023-03-02T00:20:30Z
impact: Orders arrive late.
---
## What happened
The *queue* filled <script>alert(1)</script> up.

## Timeline
- 23:50 UTC \`started\` Orders begin to wait.
- 2023-03-02 00:20:30 UTC — \`mitigated\` \`resolved\` The queue is empty: [graph](https://example.org/a?b=1&c).
`,
  });
  expect(await casebook(folder, ['build', '--out', 'public'])).toMatchObject({ exitCode: 0, stderr: '' });
  const html = await readFile(path.join(folder, 'public/incidents/2023-03-01-queue.html'), 'utf8');
  expect(textOf(html)).toContain('Orders wait in a queue');
  expect(textOf(html)).toContain('User impact 30 min 30 s');
  expect(textOf(html)).toContain('Wednesday 1 March 2023 1 entry 23:50 Started Orders begin to wait.');
  expect(textOf(html)).toContain('Thursday 2 March 2023 1 entry 00:20:30 Mitigated Resolved The queue is empty');
  expect(html).toContain('<em>queue</em>');
  expect(html.match(/<script[^>]*>/g)).toEqual([
    expect.stringMatching(/^<script defer src="\.\.\/assets\/main\.\w+\.js">$/),
    '<script defer src="../data/navigation.js">',
  ]);
  expect(html).not.toContain('alert(1)');
});

test('builds nothing if no document matches, and leaves the existing site as it is', async () => {
  const folder = await folderWithFirstIncident();
  await casebook(folder, ['build']);
  const site = path.join(folder, '_site');
  const before = await filesBelow(site);
  await writeFile(path.join(folder, 'casebook.yaml'), 'documents: incidents/*.md\n');
  expect(await casebook(folder, ['build'])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'casebook: No postmortem matches incidents/*.md\n',
  });
  expect(await filesBelow(site)).toEqual(before);
});

test('builds an empty site if the site may show none of the documents', async () => {
  const folder = await folderWith({ 'postmortems/2024-08-10-a.md': '---\ntitle: A\nvisibility: restricted\n---\n' });
  expect(await casebook(folder, ['build'])).toMatchObject({ exitCode: 0 });
  expect(textOf(await readFile(path.join(folder, '_site/index.html'), 'utf8'))).toContain('No incidents yet');
  expect(textOf(await readFile(path.join(folder, '_site/tasks.html'), 'utf8'))).toContain('No tasks yet');
});

test('builds documents with errors, and shows the messages on their pages', async () => {
  const folder = await folderWith({
    'postmortems/2024-01-01-a.md': '---\ntitle: A & <b>\nstatus: in_review\nstatus: draft\n---\n',
  });
  const { exitCode, stdout } = await casebook(folder, ['build']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('1 message about the documents; run casebook lint to see it\n');
  const html = textOf(await readFile(path.join(folder, '_site/incidents/2024-01-01-a.html'), 'utf8'));
  expect(html).toContain(
    '1 message from casebook lint Error Unexpected second status , expected each key once frontmatter Keep one of the two. line 4',
  );
});

test('keeps the bytes and times of unchanged files, and removes stale files', async () => {
  const folder = await folderWithFirstIncident();
  await writeFile(path.join(folder, 'postmortems/2024-09-01-other.md'), '---\ntitle: Other\n---\n');
  await casebook(folder, ['build']);
  const site = path.join(folder, '_site');
  await writeFile(path.join(site, 'CNAME'), 'postmortems.example.org\n');
  const before = await stat(path.join(site, page), { bigint: true });
  expect((await casebook(folder, ['build'])).stdout).toContain('(0 files changed)');
  expect((await stat(path.join(site, page), { bigint: true })).mtimeNs).toBe(before.mtimeNs);

  await rm(path.join(folder, 'postmortems/2024-09-01-other.md'));
  await casebook(folder, ['build']);
  expect(await filesBelow(site)).toEqual([
    '.casebook.json',
    '404.html',
    'CNAME',
    expect.stringMatching(/^assets\/browse\.\w+\.js$/),
    expect.stringMatching(/^assets\/facets\.\w+\.js$/),
    expect.stringMatching(/^assets\/icon\.[\w-]+\.svg$/),
    expect.stringMatching(/^assets\/insights\.\w+\.js$/),
    expect.stringMatching(/^assets\/main\.\w+\.js$/),
    expect.stringMatching(/^assets\/search\.\w+\.js$/),
    expect.stringMatching(/^assets\/style\.[\w-]+\.css$/),
    expect.stringMatching(/^assets\/tasks\.\w+\.js$/),
    'catalog.json',
    'data/navigation.js',
    expect.stringMatching(/^data\/owners\.\w+\.js$/),
    'icon.png',
    page,
    page.replace('.html', '.md'),
    'index.html',
    'insights.html',
    'llms.txt',
    'owners.html',
    'owners/dev-team.html',
    'owners/dev-team.ics',
    'owners/devops-team.html',
    'owners/devops-team.ics',
    'owners/qa-team.html',
    'owners/qa-team.ics',
    'rules.html',
    `search/${page.replace('.html', '.js')}`,
    'search/index.js',
    expect.stringMatching(/^search\/terms\.\w+\.js$/),
    expect.stringMatching(/^search\/words\.\w+\.js$/),
    'services.html',
    'services/authentication.html',
    'tags.html',
    'tags/memory.html',
    'tasks.csv',
    'tasks.html',
    'tasks.ics',
  ]);
});

test.each(['.', '..', 'postmortems'])('refuses to build into %s', async (out) => {
  const folder = await folderWithFirstIncident();
  const { exitCode, stderr } = await casebook(folder, ['build', '--out', out]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^casebook: Cannot build into \S+: it contains .+\n$/);
  expect(await readdir(folder)).toEqual(['postmortems']);
});

test('does not remove files outside the output folder, even if its list names them', async () => {
  const folder = await folderWithFirstIncident();
  await mkdir(path.join(folder, '_site'));
  const list = path.join(folder, '_site/.casebook.json');
  for (const text of ['{"version":1,"files":["../precious"]}', '{"files":["/precious"]}', '{}', 'no JSON']) {
    await writeFile(list, text);
    const { exitCode, stderr } = await casebook(folder, ['build']);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `casebook: Cannot read ${list}; remove that folder and build again\n`,
    });
  }
});

test('reports in one line that the folder cannot be written', async () => {
  const folder = await folderWithFirstIncident();
  await writeFile(path.join(folder, '_site'), 'a file');
  const { exitCode, stderr } = await casebook(folder, ['build']);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^casebook: Cannot write to .+_site: .+\n$/);
});

test('fails with the cause when a component throws, and names the page', async () => {
  const text = '---\ntitle: A\nduration: 2024-01-01T10:00Z\n---\n## Timeline\n- 10:00 UTC A\n';
  const document = parseMarkdown({ path: 'postmortems/2024-01-01-a.md', text });
  const run = checkDocuments([document], defaultSettings, { now: '2024-08-20T09:12:00Z' });
  const { routes, localsOf } = previewSite(run, {
    renderer,
    settings: defaultSettings,
    today: '2024-08-20',
    readAsset: () => undefined,
  });
  const route = routes.find((one) => one.page.name === 'incident');
  if (!route) throw new Error('There is no page');
  const locals = localsOf(route);
  const { incident } = locals.data as unknown as { incident: Incident };
  // Deep in the page, where Astro streams: a zone that does not exist.
  const failure = renderer.render({
    ...locals,
    data: { ...locals.data, incident: { ...incident, timezone: 'Nowhere/Land' } } as PageData,
  });
  await expect(failure).rejects.toThrow(/^Cannot render incidents\/2024-01-01-a\.html: .*Nowhere\/Land/i);
  await expect(failure).rejects.toHaveProperty('cause.name', 'RangeError');
});

test('builds nothing with --strict if a document has an error', async () => {
  const folder = await folderWith({
    'postmortems/2024-01-01-a.md': '# A\n',
    'postmortems/2024-01-02-b.md': '---\ntitle: B\n---\n',
  });
  expect(await casebook(folder, ['build', '--strict'])).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'casebook: Nothing built: 1 error in the documents; run casebook lint to see it\n',
  });
  expect(await readdir(folder)).toEqual(['postmortems']);
  await rm(path.join(folder, 'postmortems/2024-01-01-a.md'));
  expect(await casebook(folder, ['build', '--strict'])).toMatchObject({ exitCode: 0 });
});

test('gives the page to the first document by path if two share an id', async () => {
  const folder = await folderWith({
    'postmortems/b/2024-01-01-a.md': '---\ntitle: Second\n---\n',
    'postmortems/a/2024-01-01-a.md': '---\ntitle: First\n---\n',
  });
  const { stdout } = await casebook(folder, ['build']);
  expect(stdout).toContain('Built 1 incident,');
  expect(stdout).toContain('1 message about the documents');
  expect(textOf(await readFile(path.join(folder, '_site/incidents/2024-01-01-a.html'), 'utf8'))).toContain('First');
});

test('shows a message at the entry that it is about', async () => {
  const text =
    '---\ntitle: A\nduration: { start: 2024-01-01T10:00Z }\n---\n## Timeline\n- 10:10 UTC First\n- 10:00 UTC Second\n';
  const folder = await folderWith({ 'postmortems/2024-01-01-a.md': text });
  await casebook(folder, ['build']);
  const html = await readFile(path.join(folder, '_site/incidents/2024-01-01-a.html'), 'utf8');
  expect(textOf(html.slice(html.indexOf('<li id="t0101-1000"')))).toMatch(
    /^ 10:00 Second Warning Unexpected 10:00 UTC after 10:10 UTC/,
  );
  expect(html).toContain('<span class="place"><a href="#t0101-1000">line 7</a></span>');
});

test('contains no byte of a restricted document', async () => {
  const folder = await folderWith({
    'postmortems/2024-01-01-secret-name.md':
      '---\ntitle: Concealed title\nvisibility: restricted\n---\nConcealed words\n',
    'postmortems/2024-01-02-b.md': '---\ntitle: B\n---\n',
  });
  const { stdout } = await casebook(folder, ['build']);
  expect(stdout).toContain('Built 1 incident,');
  for (const file of await filesBelow(path.join(folder, '_site'))) {
    expect(`${file} ${await readFile(path.join(folder, '_site', file), 'utf8')}`).not.toMatch(/secret-name|concealed/i);
  }
});

test('neither overwrites files of others nor writes through links', async () => {
  const folder = await folderWithFirstIncident();
  await mkdir(path.join(folder, 'docs'));
  await writeFile(path.join(folder, 'docs/index.html'), 'by hand');
  const { exitCode, stderr } = await casebook(folder, ['build', '--out', 'docs']);
  expect(exitCode).toBe(2);
  expect(stderr).toBe(
    `casebook: Cannot build over ${path.join(folder, 'docs/index.html')}, which is not from an earlier build\n`,
  );
  expect(await filesBelow(path.join(folder, 'docs'))).toEqual(['index.html']);

  await mkdir(path.join(folder, 'elsewhere'));
  await mkdir(path.join(folder, '_site'));
  await symlink('../elsewhere', path.join(folder, '_site/incidents'));
  expect((await casebook(folder, ['build'])).stderr).toBe(
    `casebook: Cannot build through the symbolic link ${path.join(folder, '_site/incidents')}\n`,
  );
  expect(await readdir(path.join(folder, 'elsewhere'))).toEqual([]);
});

test.each([
  '---\ntitle: A\nvisiblity: restricted\n---\n',
  '---\ntitle: A\nvisibility: Restricted\n---\n',
  '---\ntitle: A\nvisibility: public\nVisibility: restricted\n---\n',
  '---\ntitle: A\nvisibility: restricted\nimpact: Sign-ins: all fail\n---\n',
  '---\ntitle: A\nvisibility: restricted\ntitle: B\n---\n',
  '\n---\ntitle: A\nvisibility: restricted\n---\n',
  '---\ntitle: A\nvisibility: [restricted]\n---\n',
])('does not publish a restricted document because of a typo: %j', async (frontmatter) => {
  const folder = await folderWith({ 'postmortems/2024-01-01-a.md': `${frontmatter}Words\n` });
  expect((await casebook(folder, ['build'])).stdout).toContain('Built 0 incidents,');
});

test.each([
  '---\ntitle: A\nvisibility:\n---\n',
  '---\ntitle: A\nx_visibility: low\n---\n',
  '# A\n',
  '---\ntitle: "A\n---\n',
])('publishes a document without a visibility: %j', async (frontmatter) => {
  const folder = await folderWith({ 'postmortems/2024-01-01-a.md': `${frontmatter}Words\n` });
  expect((await casebook(folder, ['build'])).stdout).toContain('Built 1 incident,');
});

test('does not mention a hidden document, however others spell its name', async () => {
  const folder = await folderWith({
    'postmortems/2024-01-01-Hidden.md': '---\ntitle: Concealed\nvisibility: restricted\naliases: [old-hidden]\n---\n',
    'postmortems/2024-01-02-b.md': `---
title: B
related: [2024-01-01-Hidden, 2024-01-01-hidden.md, old-hidden, { id: 2024-01-03-c, relation: see_also }]
links: [{ url: ./2024-01-01-hidden.md }, { url: "https://example.org" }]
tasks: [{ title: T, would_prevent: [2024-01-01-hidden.md, 2024-01-03-c] }]
---
[a](2024-01-01-Hidden.md) [b](/postmortems/2024-01-01-HIDDEN.md)
`,
    'postmortems/2024-01-03-c.md': '---\ntitle: C\n---\n',
    'casebook.yaml': 'site: { source: "https://git.example.org/{path}" }\n',
  });
  await casebook(folder, ['build']);
  for (const file of await filesBelow(path.join(folder, '_site'))) {
    const text = await readFile(path.join(folder, '_site', file), 'utf8');
    expect(`${file} ${file.startsWith('assets/') ? '' : text}`).not.toMatch(/01-hidden|old-hidden|concealed/i);
  }
  const catalog = JSON.parse(await readFile(path.join(folder, '_site/catalog.json'), 'utf8'));
  expect(catalog.incidents[1]).toMatchObject({
    related: [{ id: '2024-01-03-c' }],
    links: [{ url: 'https://example.org' }],
    tasks: [{ wouldPrevent: ['2024-01-03-c'] }],
  });
});

test('neither reads nor writes through a link that leads out of the repository', async () => {
  const outside = await folderWith({ 'x.md': '---\ntitle: A\nsevrity: SEV1\n---\n' });
  const folder = await folderWith({ 'casebook.yaml': '', 'postmortems/.keep': '' });
  await symlink(path.join(outside, 'x.md'), path.join(folder, 'postmortems/2024-01-01-a.md'));
  for (const args of [['build'], ['lint', '--fix'], ['lint', '--fix', 'postmortems/2024-01-01-a.md']]) {
    expect(await casebook(folder, args)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'casebook: Cannot read postmortems/2024-01-01-a.md: it is a link to a file outside the repository\n',
    });
  }
  expect(await readFile(path.join(outside, 'x.md'), 'utf8')).toContain('sevrity');
});

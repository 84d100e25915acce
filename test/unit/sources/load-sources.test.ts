import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { check, createCatalog, type Catalog } from 'casebook';
import { expect, onTestFinished, test } from 'vitest';
import { openSourceCopies } from '../../../src/host/source-copies.ts';
import type { SourceSettings } from '../../../src/settings.ts';
import { loadSources, type LoadedSources, type SourceLimits } from '../../../src/sources/load-sources.ts';
import { folderWith } from '../../support/cli.ts';

const text = `---
title: The queue fills
duration: { start: 2024-08-10T08:00Z, end: 2024-08-10T09:00Z }
---
## Timeline
- 2024-08-10T08:00Z \`started\` A
`;

function catalogOf(...ids: string[]): Catalog {
  return createCatalog(ids.map((id) => check({ path: `postmortems/${id}.md`, text }).postmortem));
}

const one = catalogOf('2024-08-10-queue');

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this machine; what it was asked for is in `asked`. */
async function serve(answers: Record<string, Answer | string>): Promise<{ address: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = answers[request.url ?? ''];
    if (typeof answer === 'function') answer(request, response);
    else response.writeHead(answer === undefined ? 404 : 200).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const bound = server.address();
  return { address: `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`, asked };
}

interface Setup {
  root?: string;
  now?: string;
  limits?: Partial<SourceLimits>;
}

async function load(
  sources: SourceSettings[],
  { root, now = '2024-08-20T09:00:00Z', limits }: Setup = {},
): Promise<LoadedSources> {
  const folder = root ?? (await folderWith({}));
  const copies = openSourceCopies(path.join(folder, 'copies'));
  return loadSources(sources, {
    root: folder,
    repository: folder,
    copies,
    now,
    visibility: 'internal',
    ...(limits && { limits }),
  });
}

function idsOf({ sources }: LoadedSources): string[] {
  return sources.flatMap(({ incidents }) => incidents.map(({ id }) => id));
}

test('a file is read relative to the root, and the catalog or the configuration says where its site is', async () => {
  const root = await folderWith({
    'a/catalog.json': JSON.stringify({ ...one, url: 'https://a.example/x' }),
    'b/catalog.json': JSON.stringify(one),
  });
  const loaded = await load(
    [
      { id: 'a', catalog: 'a/catalog.json' },
      { id: 'b', catalog: './b/catalog.json', url: 'https://b.example/y/', name: 'Bee' },
      { id: 'c', catalog: 'b/catalog.json' },
    ],
    { root },
  );
  expect(idsOf(loaded)).toEqual(['a/2024-08-10-queue', 'b/2024-08-10-queue']);
  expect(loaded.sources.map(({ incidents }) => incidents[0]?.source)).toEqual([
    { id: 'a', name: 'a', url: 'https://a.example/x' },
    { id: 'b', name: 'Bee', url: 'https://b.example/y' },
  ]);
  expect(loaded.missing).toEqual([{ name: 'c' }]);
  expect(loaded.warnings).toEqual([
    'Cannot read the source c: its catalog does not say where its site is; set `url` of the source; the site is without its incidents',
  ]);
});

test('an address is read, and its folder is the site', async () => {
  const { address } = await serve({
    '/prefix/catalog.json': (_, response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(JSON.stringify(one))),
  });
  const loaded = await load([{ id: 'a', catalog: `${address}/prefix/catalog.json` }]);
  expect(loaded.warnings).toEqual([]);
  expect(loaded.sources[0]).toMatchObject({ id: 'a', url: `${address}/prefix` });
});

test('the parts of a long catalog are read from below its address', async () => {
  const parts = ['2024', '2023'].map((year) => ({ year, path: `catalog/${year}.json`, incidents: 1, bytes: 9 }));
  const { address, asked } = await serve({
    '/p/catalog.json': JSON.stringify({ version: 1, services: [], parts }),
    '/p/catalog/2024.json': JSON.stringify(one),
    '/p/catalog/2023.json': JSON.stringify(catalogOf('2023-01-01-a')),
  });
  expect(idsOf(await load([{ id: 'a', catalog: `${address}/p/catalog.json` }]))).toEqual([
    'a/2024-08-10-queue',
    'a/2023-01-01-a',
  ]);
  expect(asked).toEqual(['/p/catalog.json', '/p/catalog/2024.json', '/p/catalog/2023.json']);
});

test.each(['../x.json', '/x.json', 'https://b.example/x.json', '//b.example/x', 'a/../../x', '.x', 'a%2f..', 'a?b'])(
  'the path %s of a part is refused',
  async (part) => {
    const list = { version: 1, services: [], parts: [{ path: part, incidents: 1, bytes: 1 }] };
    const root = await folderWith({ 'a/catalog.json': JSON.stringify(list), 'x.json': JSON.stringify(one) });
    const { warnings } = await load([{ id: 'a', catalog: 'a/catalog.json', url: 'https://a.example' }], { root });
    expect(warnings).toEqual([
      `Cannot read the source a: unexpected path of a part, ${part}; the site is without its incidents`,
    ]);
  },
);

const broken: [what: string, answer: Answer | string | undefined, reason: RegExp][] = [
  ['nothing', undefined, /^127\.0\.0\.1:\d+ answers with 404$/],
  ['a page', '<html>', /^catalog\.json is not valid JSON$/],
  ['no catalog', '{"version":1}', /^catalog\.json is not a catalog$/],
  [
    'an incident without a slug',
    JSON.stringify({ version: 1, services: [], incidents: [{ id: 'a' }] }),
    /^catalog\.json is not a catalog: unexpected value at \/incidents\/0$/,
  ],
  ['a newer version', '{"version":2}', /^catalog\.json has version 2, expected 1: a newer Casebook reads it$/],
  ['what is nested too deeply', nested(), /^catalog\.json is (?:not a catalog|too large or nested too deeply)/],
  ['too much', JSON.stringify('a'.repeat(3000)), /answers with more than .* MiB$/],
  [
    'half of it',
    (_, response) => {
      response.writeHead(200, { 'Content-Length': 99 }).write('{');
      setTimeout(() => response.destroy(), 20);
    },
    /^cannot reach 127/,
  ],
  ['no answer', () => undefined, /did not answer within 1 s$/],
  [
    'a redirect to HTTP elsewhere',
    (_, response) => response.writeHead(302, { Location: 'http://a.example/' }).end(),
    /redirects to an address that is not read$/,
  ],
  [
    'a redirect to a file',
    (_, response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
    /redirects to an address that is not read$/,
  ],
  [
    'a circle',
    (_, response) => response.writeHead(302, { Location: '/catalog.json' }).end(),
    /redirects again and again$/,
  ],
];

function nested(): string {
  const depth = 200;
  return `{"version":1,"services":[],"incidents":${'['.repeat(depth)}${']'.repeat(depth)}}`;
}

test.each(broken)(
  'a host that answers with %s is a warning, and its incidents are missing',
  async (_, answer, reason) => {
    const { address } = await serve(answer === undefined ? {} : { '/catalog.json': answer });
    const limits = { requestMs: 200, longest: 2000 };
    const loaded = await load([{ id: 'a', catalog: `${address}/catalog.json`, name: 'A' }], { limits });
    expect(loaded).toMatchObject({ sources: [], missing: [{ name: 'A' }], outdated: [] });
    const [warning = '', ...others] = loaded.warnings;
    const found = /^Cannot read the source a: (.*); the site is without its incidents$/.exec(warning)?.[1];
    expect(found).toMatch(reason);
    expect(others).toEqual([]);
  },
);

test('a host that sends little by little is left in the end', async () => {
  const { address } = await serve({
    '/catalog.json': (_, response) => {
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    },
  });
  const { warnings } = await load([{ id: 'a', catalog: `${address}/catalog.json` }], { limits: { totalMs: 200 } });
  expect(warnings[0]).toContain('all sources together took too long');
});

test('what cannot be read is shown as it was, with its age, and asked for only if it has changed', async () => {
  let isBroken = false;
  const tags: (string | undefined)[] = [];
  const { address } = await serve({
    '/catalog.json': ({ headers }, response) => {
      tags.push(headers['if-none-match']);
      if (isBroken) response.writeHead(500).end();
      else if (headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else response.writeHead(200, { ETag: '"1"' }).end(JSON.stringify(one));
    },
  });
  const root = await folderWith({});
  const sources = [{ id: 'a', catalog: `${address}/catalog.json` }];
  expect((await load(sources, { root, now: '2024-08-18T09:00:00Z' })).warnings).toEqual([]);
  const again = await load(sources, { root, now: '2024-08-19T09:00:00Z' });
  expect(again).toMatchObject({ warnings: [], outdated: [], sources: [{ id: 'a' }] });
  expect(tags).toEqual([undefined, '"1"']);
  isBroken = true;
  const late = await load(sources, { root, now: '2024-08-22T10:00:00Z' });
  expect(idsOf(late)).toEqual(['a/2024-08-10-queue']);
  expect(late.outdated).toEqual([{ name: 'a', day: '2024-08-19' }]);
  expect(late.warnings[0]).toMatch(/answers with 500; its incidents are those of 2024-08-19, 3 days ago$/);
  const elsewhere = [{ id: 'a', catalog: `${address}/other/catalog.json` }];
  expect(await load(elsewhere, { root })).toMatchObject({ sources: [], missing: [{ name: 'a' }] });
});

test('a catalog with another checksum is not shown, but the last copy with the right one', async () => {
  const right = JSON.stringify(one);
  const sha256 = createHash('sha256').update(right).digest('hex');
  const root = await folderWith({ 'catalog.json': right });
  const source = { id: 'a', catalog: 'catalog.json', url: 'https://a.example', sha256 };
  const sources = [source];
  expect((await load(sources, { root })).warnings).toEqual([]);
  await writeFile(path.join(root, 'catalog.json'), JSON.stringify(catalogOf('2024-01-01-b')));
  const changed = await load(sources, { root });
  expect(idsOf(changed)).toEqual(['a/2024-08-10-queue']);
  expect(changed.warnings[0]).toContain(`expected ${sha256}; its incidents are those of`);
  const others = await load([{ ...source, sha256: 'a'.repeat(64) }], { root });
  expect(others).toMatchObject({ sources: [], missing: [{ name: 'a' }] });
});

test('a broken copy is as if there were none', async () => {
  const root = await folderWith({ 'catalog.json': JSON.stringify(one) });
  const sources = [{ id: 'a', catalog: 'catalog.json', url: 'https://a.example' }];
  await load(sources, { root });
  await writeFile(path.join(root, 'catalog.json'), '');
  const name = (await readdir(path.join(root, 'copies'))).find((it) => it.endsWith('.gz')) ?? '';
  await writeFile(path.join(root, 'copies', name), 'nothing');
  expect(await load(sources, { root })).toMatchObject({ sources: [], missing: [{ name: 'a' }] });
});

test('a file outside the repository is not read', async () => {
  const root = await folderWith({ 'in/a.md': '', 'catalog.json': JSON.stringify(one) });
  const inside = path.join(root, 'in');
  const { warnings } = await load([{ id: 'a', catalog: '../catalog.json', url: 'https://a.example' }], {
    root: inside,
  });
  expect(warnings).toEqual([
    'Cannot read the source a: catalog.json: it is outside the repository; the site is without its incidents',
  ]);
});

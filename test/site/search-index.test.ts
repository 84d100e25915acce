import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MemoryIndex } from '../../src/search/memory-index.ts';
import { search, type SearchResults } from '../../src/search/search-index.ts';
import { highlightWords } from '../../src/search/highlight.ts';
import { listWords, tokenize } from '../../src/search/tokenize.ts';
import type { SearchList, SearchRecord } from '../../src/search/search-record.ts';
import { builtSite, commonSite } from '../support/browser.ts';
import { everyFeature } from '../fixtures/every-feature.ts';
import { dataOf, searchSiteOf, SiteReader } from '../support/search-site.ts';
import { filesBelow } from '../support/site.ts';

async function searchFilesOf(site: string): Promise<Map<string, string>> {
  const names = (await filesBelow(site)).filter((name) => name.startsWith('search/'));
  const texts = await Promise.all(names.map((name) => readFile(path.join(site, name), 'utf8')));
  return new Map(names.map((name, index) => [name, texts[index] ?? '']));
}

function recordsIn(files: ReadonlyMap<string, string>): SearchRecord[] {
  return [...files].flatMap(([name, text]) =>
    /^search\/(?:incidents|services)\//.test(name) ? [dataOf(text) as SearchRecord] : [],
  );
}

async function recordsOf(files: Record<string, string | Uint8Array>): Promise<SearchRecord[]> {
  const { site } = await builtSite(files);
  return recordsIn(await searchFilesOf(site)).toSorted((a, b) => (a.path < b.path ? 1 : -1));
}

const plain: SearchRecord = {
  path: 'incidents/2024-01-01-a.html',
  year: '2024',
  title: 'A',
  rank: 0,
  labels: [],
  names: ['2024-01-01-a'],
  places: [],
  tasks: [],
};

/** @param records The newest first. */
function searchIndexOf(...records: Partial<SearchRecord>[]): { find: (query: string) => SearchResults } {
  const index = new MemoryIndex(records.toReversed().map((record) => ({ ...plain, ...record })));
  return { find: (query) => search(query, index) };
}

test('holds what a page says, by its places', async () => {
  const [record] = await recordsOf(everyFeature);
  expect(record).toEqual({
    path: 'incidents/2024-03-02-queue.html',
    year: '2024',
    title: 'The queue fills',
    severity: 'SEV2',
    rank: 2,
    date: '2 Mar 2024',
    labels: ['queue', 'orders', 'broker', 'names & <b>', 'Security incident'],
    names: ['2024-03-02-queue'],
    summary: 'Orders wait.',
    ended: 'queue.ack grows. name: default # why → New names are out.',
    places: [
      ['t0302-2210', 'Timeline, 2 Mar, 23:10', 'Started: Consumers start.'],
      ['t0302-2250', 'Timeline, 2 Mar, 23:50', 'Changed: queue.ack grows. name: default # why'],
      ['t0302-2320', 'Timeline, 3 Mar, ~00:30', 'Detected: A customer calls.'],
      ['t0303-0000', 'Timeline, 3 Mar, 01:00', 'Ruled out: Network.'],
      ['t0303-0010', 'Timeline, 3 Mar, 01:10', 'Identified: Names are compared.'],
      ['t0303-0240', 'Timeline, 3 Mar, 03:40', 'Mitigated, Resolved: New names are out.'],
      [
        'summary',
        'Summary',
        'It filled up. See the other, our timeline, our tasks, a heading, a script and a list. Orders by hour A drawing Warning Replaying orders twice charges twice.',
      ],
      ['why', 'Why', 'The whole log {"level": "error"} ☑ read ☐ understood Region Orders eu-west 1000'],
      ['lucky', 'Lucky', 'one two Ctrl'],
      ['footnote-label', 'Footnotes', 'As planned. For cost.'],
      ['cause', 'Cause', 'Two consumers had one name. The name is a default. Config push. Process.'],
      ['impact', 'Impact', 'orders accepted.'],
      ['', 'Detection', 'a call'],
      ['', 'Links', 'Chat log.'],
    ],
    tasks: [
      {
        title: 'Refuse a consumer whose name is taken',
        status: 'in_progress',
        state: 'In progress',
        owner: 'orders',
        due: '2024-08-19',
        details: 'Prevent. P1. https://git.example.org/x/issues/12. a test says so.',
      },
      {
        title: 'Alert when fewer orders arrive',
        status: 'open',
        state: 'Open',
        owner: 'ops & co',
        due: '2024-08-25',
        details: 'Detect. OBS-12.',
      },
      { title: 'Write down how to replay orders', status: 'open', state: 'Open', due: '2024-12-20' },
      { title: 'Give every consumer a name', status: 'done', state: 'Done', owner: 'orders' },
      { title: 'Rehearse a move', status: 'proposed', state: 'Proposed' },
      {
        title: 'Move to another broker',
        status: 'wont_do',
        state: 'Declined',
        owner: 'orders',
        details: 'It would have happened there.',
      },
    ],
  });
});

test('leads to pages and places that are there', async () => {
  for (const { site, pages } of [await commonSite('everyFeature'), await commonSite('own'), await builtSite(awkward)]) {
    const records = recordsIn(await searchFilesOf(site));
    expect(records.map((record) => record.path).toSorted()).toEqual(
      pages.filter((page) => page.startsWith('incidents/')),
    );
    const missing: string[] = [];
    for (const record of records) {
      const html = await readFile(path.join(site, record.path), 'utf8');
      const anchors = [...record.places.map(([anchor]) => anchor), ...record.tasks.map(() => 'tasks')];
      expect(anchors.length).toBeGreaterThan(0);
      missing.push(...anchors.filter((anchor) => anchor !== '' && !html.includes(` id="${anchor}"`)));
    }
    expect(missing).toEqual([]);
  }
});

/** Headings that other things of the page are called by, twice, with marks, and in raw HTML. */
const awkward = {
  'postmortems/2024-05-01-a.md': `---
title: Headings
tasks: [{ title: One }]
root_cause: { summary: Because. }
---
Before any heading. <!-- a secret -->
## Impact
First.
## Impact
Second.
## search-list
Third.
## *Été* \`a.b\` & "c"[^1]
Fourth.

<h3 id="own">Raw</h3>

Fifth <b>one</b>word.

<h3>Without a name</h3>

> ## In a quotation
> Sixth.
## Timeline
What is before.
- 2024-05-01 10:00 UTC First
- 10:00 UTC \`detected\` Second
  ### Inside
  text

[^1]: Note.
`,
};

test('gives every place the name that its heading has on the page', async () => {
  const [record] = await recordsOf(awkward);
  expect(record?.places).toEqual([
    ['timeline', 'Timeline', 'What is before.'],
    ['t0501-1000', 'Timeline, 10:00', 'First'],
    ['t0501-1000-2', 'Timeline, 10:00', 'Detected: Second Inside text'],
    ['', '', 'Before any heading.'],
    ['impact-1', 'Impact', 'First.'],
    ['impact-1-1', 'Impact', 'Second.'],
    ['search-list-1', 'search-list', 'Third.'],
    ['été-ab--c', 'Été a.b & "c"', 'Fourth.'],
    ['own', 'Raw', 'Fifth oneword. Without a name'],
    ['in-a-quotation', 'In a quotation', 'Sixth.'],
    ['footnote-label', 'Footnotes', 'Note.'],
    ['cause', 'Cause', 'Because.'],
  ]);
});

test('says nothing of what is left out', async () => {
  const secret = (visibility: string) => `---
title: Zebra in the ${visibility} vault
visibility: ${visibility}
services: [zebra]
tags: [zebra]
tasks: [{ title: Feed the zebra, owner: zebra }]
---
## Zebra
zebra
`;
  const { site } = await builtSite({
    'postmortems/2024-02-01-zebra-internal.md': secret('internal'),
    'postmortems/2024-02-02-zebra-restricted.md': secret('restricted'),
    'postmortems/2024-02-03-shown.md': `---
title: Shown
visibility: public
related: [{ id: 2024-02-01-zebra-internal, relation: caused_by }]
tasks: [{ title: One, would_prevent: [2024-02-02-zebra-restricted] }]
---
## Why
See [it](2024-02-01-zebra-internal.md#zebra).
`,
    'casebook.yaml': 'version: 1\nsite: { visibility: public }\n',
  });
  const files = await searchFilesOf(site);
  expect([...files].filter(([name, text]) => /zebra|vault/i.test(name + text))).toEqual([]);
  expect(recordsIn(files)).toMatchObject([{ title: 'Shown', places: [['why', 'Why', 'See it.']] }]);
});

test('has no index where there is nothing to find', async () => {
  const { site } = await builtSite({
    'postmortems/2024-02-01-hidden.md': '---\ntitle: Hidden\nvisibility: internal\n---\n## Why\nUnseen.\n',
    'casebook.yaml': 'version: 1\nsite: { visibility: public }\n',
  });
  expect(await searchFilesOf(site)).toEqual(new Map());
  expect(await readFile(path.join(site, 'index.html'), 'utf8')).not.toContain('data-search');
});

const many = Array.from({ length: 2200 }, (_, index): SearchRecord => ({
  ...plain,
  path: `incidents/${index}.html`,
  title: `Number ${index}`,
  labels: [`label${index % 50}`],
  tasks: [{ title: `Task ${index}`, status: 'open', state: 'Open' }],
}));

test('divides a large index, of which a search loads little', () => {
  const files = searchSiteOf(many);
  const list = dataOf(files.get('search/index.js') ?? '') as SearchList;
  expect(list.terms.length).toBeGreaterThan(5);
  expect(list.pages.every((group) => typeof group === 'string')).toBe(true);
  const reader = new SiteReader(files);
  const { incidents, incidentCount, tasks } = reader.find('number 2198', { incidents: 2, tasks: 1, checked: 4 });
  expect(incidents.map(({ record }) => record.title)).toEqual(['Number 2198']);
  expect([incidentCount, tasks.length]).toEqual([1, 0]);
  expect(new Set(reader.loaded.map((file) => file.replace(/\.\w{8}\./, '.#.')))).toEqual(
    new Set(['search/index.js', 'search/terms.#.js', 'search/pages.#.js', 'search/incidents/2198.js']),
  );
  expect(reader.loaded.length).toBeLessThan(7);
});

test('searches a beginning of very many words as a word', () => {
  const records = Array.from({ length: 3000 }, (_, index) => ({ ...plain, title: `abc${'x'.repeat(20)}${index} abd` }));
  const reader = new SiteReader(searchSiteOf(records));
  const found = (query: string) => {
    const { cut, incidentCount, terms } = reader.find(query, { incidents: 1, tasks: 1, checked: 1 });
    return { cut, incidentCount, terms };
  };
  expect(found('abc')).toEqual({ cut: ['abc'], incidentCount: 0, terms: [] });
  expect(found('abd abc')).toEqual({ cut: ['abc'], incidentCount: 3000, terms: ['abd'] });
  expect(found('abd')).toEqual({ cut: [], incidentCount: 3000, terms: ['abd'] });
  expect(reader.loaded.length).toBeLessThan(8);
});

test('checks texts in quotes step by step, and says how far it is', () => {
  const records = Array.from({ length: 30 }, (_, index) => ({
    ...plain,
    path: `incidents/${index}.html`,
    title: `${index}`,
    places: [['a', 'A', index === 20 ? 'pool is empty' : 'empty pool is']] as SearchRecord['places'],
  }));
  const reader = new SiteReader(searchSiteOf(records));
  const found = (checked: number) => {
    const { incidentCount, checked: far } = reader.find('"pool is empty"', { incidents: 8, tasks: 4, checked });
    return [incidentCount, far];
  };
  expect(found(10)).toEqual([0, { done: 10, of: 30 }]);
  expect(reader.loaded.filter((file) => file.startsWith('search/incidents/'))).toHaveLength(10);
  expect(found(25)).toEqual([1, { done: 25, of: 30 }]);
  expect(found(30)).toEqual([1, undefined]);
});

test('numbers incidents so that a new one is the last, and services first', () => {
  const service: SearchRecord = { ...plain, path: 'services/pool.html', kind: 'service', title: 'pool' };
  const reader = new SiteReader(searchSiteOf([{ ...plain, title: 'Pool' }], { services: [service] }));
  expect(reader.find('pool').incidents.map(({ record }) => record.path)).toEqual([
    'services/pool.html',
    'incidents/2024-01-01-a.html',
  ]);
  const pages = (count: number) =>
    (dataOf(searchSiteOf(many.slice(-count)).get('search/index.js') ?? '') as SearchList).pages.flat();
  expect(pages(4).slice(0, 3)).toEqual(pages(3));
});

test('brings any text through the script as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const records = [{ ...plain, title: text, places: [[text, text, text]] as SearchRecord['places'] }];
      expect(recordsIn(searchSiteOf(records))).toEqual(records);
    }),
    { numRuns: 30 },
  );
});

test.each([
  ['Café queue.ack eu-west-1 OOM_killed', ['cafe', 'queue', 'ack', 'eu', 'west', '1', 'oom', 'killed']],
  ['Ärger, ΣΊΣΥΦΟΣ; Ёлка', ['arger', 'σισυφοσ', 'елка']],
  ['東京のv2', ['東京', '京の', 'の', 'v2']],
  ['서버가 죽다', ['서버가', '죽다']],
  ['خادم', ['خادم']],
  ['… — 🦓', []],
])('finds the words of %s', (text, words) => {
  expect(listWords(text)).toEqual(words);
  expect(tokenize(text).map(({ word }) => word)).toEqual(words);
});

test('finds what holds all words, wherever they stand, and the place that holds most of them', () => {
  const index = searchIndexOf(
    {
      title: 'Sign-ins fail',
      severity: 'SEV1',
      summary: 'Nobody comes in.',
      labels: ['authentication'],
      places: [
        ['t0101-1000', 'Timeline, 10:00', 'Memory grows.'],
        ['root-cause', 'Root cause', 'Sessions leak memory.'],
      ],
    },
    { path: 'incidents/b.html', title: 'Memory of a node', places: [['', '', 'A leak is ruled out.']] },
  );
  const found = (query: string) =>
    index
      .find(query)
      .incidents.flatMap(({ record, passages }) =>
        passages.map((passage) => `${record.path}${passage.fragment} ${passage.name}`),
      );
  expect(found('memory leak')).toEqual(['incidents/b.html ', 'incidents/2024-01-01-a.html#root-cause Root cause']);
  expect(found('SIGN memory')).toEqual([
    'incidents/2024-01-01-a.html#t0101-1000 Timeline, 10:00',
    'incidents/2024-01-01-a.html#root-cause Root cause',
  ]);
  expect(found('authen')).toEqual(['incidents/2024-01-01-a.html authentication']);
  expect(found('sev1')).toEqual(['incidents/2024-01-01-a.html ']);
  expect(found('2024-01-01 nobody')).toEqual(['incidents/2024-01-01-a.html ']);
  expect(found('authentication grows')).toEqual([
    'incidents/2024-01-01-a.html authentication',
    'incidents/2024-01-01-a.html#t0101-1000 Timeline, 10:00',
  ]);
  expect(found('')).toEqual([]);
});

test('finds tasks by title, owner, state and details', () => {
  const index = searchIndexOf({
    tasks: [
      { title: 'Limit memory', status: 'open', state: 'Open', owner: 'ops', details: 'Prevent. OBS-12.' },
      { title: 'Alert early', status: 'done', state: 'Done' },
    ],
  });
  const found = (query: string) => index.find(query).tasks.map(({ task }) => task.title);
  expect([found('memory'), found('ops'), found('obs-12'), found('done')]).toEqual([
    ['Limit memory'],
    ['Limit memory'],
    ['Limit memory'],
    ['Alert early'],
  ]);
  expect(index.find('memory').incidents).toEqual([]);
});

test.each([
  ['memry', 'memory'],
  ['mmeory', 'memory'],
  ['autentication', 'authentication'],
  ['cqfe', 'cafe'],
])('shows what %s resembles', (asked, shown) => {
  const index = searchIndexOf({ title: 'memory memoir authentication café' }, { title: 'memory' });
  const { words, corrections, incidents } = index.find(asked);
  expect({ words, corrections }).toEqual({ words: [shown], corrections: new Map([[asked, shown]]) });
  expect(incidents.length).toBeGreaterThan(0);
});

test('does not guess at words that are there, short, or like nothing', () => {
  const index = searchIndexOf({ title: 'memory leak' });
  for (const query of ['mem', 'leak', 'lea', 'xyz', 'kubernetes']) {
    expect(index.find(query).corrections).toEqual(new Map());
  }
});

test('finds writing without spaces by any two characters, and by one', () => {
  const index = searchIndexOf({ title: '認証サーバーのメモリ不足', lang: 'ja' });
  for (const query of ['メモリ', 'サーバー', '認証', '不足', '足', 'メモリ サーバー']) {
    expect(index.find(query).incidents).toHaveLength(1);
  }
  expect(index.find('リメ').incidents).toEqual([]);
});

test('shows the two best places of each incident', () => {
  const places = ['a', 'b', 'c', 'd'].map((name): SearchRecord['places'][number] => [name, name, 'memory']);
  const found = (count: number) => {
    const index = searchIndexOf(...Array.from({ length: count }, (_, number) => ({ title: `${number}`, places })));
    return index
      .find('memory')
      .incidents.map(({ record, passages }) => [record.title, ...passages.map(({ fragment }) => fragment)]);
  };
  expect(found(2)).toEqual([
    ['0', '#a', '#b'],
    ['1', '#a', '#b'],
  ]);
  expect(found(11)).toHaveLength(11);
});

test('puts first what says all words in one place', () => {
  const index = searchIndexOf(
    { title: 'Memory memory', places: [['a', 'A', 'leak']], summary: 'memory' },
    {
      title: 'Far apart',
      places: [
        ['a', 'A', 'leak leak leak'],
        ['b', 'B', 'memory memory memory'],
      ],
    },
    { title: 'Together', places: [['a', 'A', `A leak of memory. ${'And more. '.repeat(30)}`]] },
  );
  expect(index.find('memory leak').incidents.map(({ record }) => record.title)).toEqual([
    'Memory memory',
    'Together',
    'Far apart',
  ]);
});

test('counts what it does not describe', () => {
  const index = searchIndexOf(...Array.from({ length: 33 }, (_, number) => ({ title: `Memory ${number}` })));
  const { incidents, incidentCount } = index.find('memory');
  expect([incidents.length, incidentCount]).toEqual([20, 33]);
});

test('takes any query', () => {
  const index = searchIndexOf(
    {
      title: 'constructor __proto__ toString',
      summary: 'hasOwnProperty',
      places: [['a', 'valueOf', '東京 "x" (y) *z*']],
    },
    { title: 'memory' },
  );
  for (const query of [
    'constructor',
    '__proto__',
    'hasOwnProperty',
    'toString valueOf',
    '*',
    '(',
    '\\',
    '[a',
    '\ud800',
  ]) {
    expect(() => index.find(query)).not.toThrow();
  }
  expect(index.find('__proto__').incidents).toHaveLength(1);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (query) => {
      const { incidents, tasks, words } = index.find(query);
      expect(incidents.length + tasks.length === 0 || words.length > 0).toBe(true);
    }),
  );
});

test.each([
  ['The service leaked memory.', ['memory', 'leak'], 'The service [leaked] [memory].'],
  ['Café, cafés', ['cafe'], '[Café], [cafés]'],
  ['東京都の東', ['東京', '京都'], '[東京都の]東'.replace('の]', ']の')],
  ['a.b', ['x'], 'a.b'],
  ['', ['x'], ''],
])('marks in %s what begins with %j', (text, words, marked) => {
  const shown = highlightWords(text, words).map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text));
  expect(shown.join('')).toBe(marked);
});

test('shows of a long text where most of the words are', () => {
  const text = `leak ${'and so on '.repeat(50)}then a leak of memory was seen ${'and so on '.repeat(50)}`.trim();
  const shown = highlightWords(text, ['memory', 'leak'], 120).map((piece) => piece.text);
  expect(shown.join('')).toBe(
    '… and so on and so on and so on then a leak of memory was seen and so on and so on and so on and so on and so on and so on …',
  );
  expect(highlightWords(text, ['leak'], 60)[0]).toEqual({ text: 'leak', isMatch: true });
});

test('loses nothing of a text that it marks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, query) => {
      const words = listWords(query);
      expect(
        highlightWords(text, words)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
      // Enough for the marks of what was left out.
      expect(
        highlightWords(text, words, 10)
          .map((piece) => piece.text)
          .join('').length,
      ).toBeLessThanOrEqual(14 + 40);
    }),
  );
});

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import vm from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SearchIndex } from '../../src/search/search-index.ts';
import { highlightWords } from '../../src/search/highlight.ts';
import { listWords, tokenize } from '../../src/search/tokenize.ts';
import type { SearchList, SearchPart, SearchRecord } from '../../src/search/search-record.ts';
import { searchFiles, storeRecord } from '../../src/publish/search.ts';
import { builtSite, commonSite } from '../support/browser.ts';
import { everyFeature } from '../fixtures/every-feature.ts';
import { filesBelow } from '../support/site.ts';

/** What a browser would know after it has loaded the index. */
function run(files: ReadonlyMap<string, string>): { parts: SearchPart[]; records: SearchRecord[] } {
  const parts: SearchPart[] = [];
  const records: SearchRecord[] = [];
  const context = vm.createContext({
    CustomEvent,
    dispatchEvent: ({ type, detail }: CustomEvent) => {
      if (type === 'casebook-search-list') parts.push(...(detail as SearchList).files);
      else records.push(...(detail as SearchRecord[]));
    },
  });
  vm.runInContext(files.get('search/index.js') ?? '', context);
  for (const { file } of parts) vm.runInContext(files.get(file) ?? '', context);
  // What another context made has other prototypes.
  return structuredClone({ parts, records });
}

async function indexOf(site: string): Promise<Map<string, string>> {
  const names = (await filesBelow(site)).filter((name) => name.startsWith('search/'));
  const texts = await Promise.all(names.map((name) => readFile(path.join(site, name), 'utf8')));
  return new Map(names.map((name, index) => [name, texts[index] ?? '']));
}

async function recordsOf(files: Record<string, string | Uint8Array>): Promise<SearchRecord[]> {
  const { site } = await builtSite(files);
  return run(await indexOf(site)).records;
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

function searchIndexOf(...records: Partial<SearchRecord>[]): SearchIndex {
  const index = new SearchIndex();
  for (const record of records) index.add({ ...plain, ...record });
  return index;
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
    const { records } = run(await indexOf(site));
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
  const files = await indexOf(site);
  expect([...files].filter(([name, text]) => /zebra|vault/i.test(name + text))).toEqual([]);
  expect(run(files).records).toMatchObject([{ title: 'Shown', places: [['why', 'Why', 'See it.']] }]);
});

test('has no index where there is nothing to find', async () => {
  const { site } = await builtSite({
    'postmortems/2024-02-01-hidden.md': '---\ntitle: Hidden\nvisibility: internal\n---\n## Why\nUnseen.\n',
    'casebook.yaml': 'version: 1\nsite: { visibility: public }\n',
  });
  expect(await indexOf(site)).toEqual(new Map());
  expect(await readFile(path.join(site, 'index.html'), 'utf8')).not.toContain('data-search');
});

function filesOf(records: readonly SearchRecord[]): Map<string, string> {
  return new Map(searchFiles(records.map(storeRecord), []).map(({ path: file, read }) => [file, read()]));
}

test('divides a long index by years, and keeps the files of old ones when an incident is added', () => {
  const text = 'word '.repeat(30_000);
  const records = ['2024', '2024', '2024', '2024', '2024', '2024', '2024', '2023', '2022', ''].map(
    (year, index): SearchRecord => ({ ...plain, year, title: `${index}`, places: [['why', 'Why', text]] }),
  );
  const before = run(filesOf(records));
  const name = (part: SearchPart | undefined) => part?.file.replace(/\.\w{8}\./, '.#.');
  expect(before.parts.map((part) => [name(part), part.years])).toEqual([
    ['search/2024.#.js', ['2024']],
    ['search/2024.#.js', ['2024']],
    ['search/2023.#.js', ['2023']],
    ['search/2022.#.js', ['2022']],
    ['search/undated.#.js', ['']],
  ]);
  expect(before.records).toEqual(records);
  const after = run(filesOf([{ ...plain, title: 'new' }, ...records]));
  expect(after.parts.slice(1)).toEqual(before.parts.slice(1));
  expect(after.parts[0]).not.toEqual(before.parts[0]);
  expect(Math.max(...after.parts.map(({ length }) => length))).toBeLessThan(1_010_000);
});

test('keeps a short index in one file', () => {
  const { parts, records } = run(filesOf([plain, { ...plain, year: '2019' }]));
  expect(parts).toMatchObject([{ file: expect.stringMatching(/^search\/all\.\w{8}\.js$/), years: ['2024', '2019'] }]);
  expect(records).toHaveLength(2);
});

test('brings any text through the script as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const records = [{ ...plain, title: text, places: [[text, text, text]] as SearchRecord['places'] }];
      expect(run(filesOf(records)).records).toEqual(records);
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

test('counts what it does not show', () => {
  const index = searchIndexOf(...Array.from({ length: 33 }, (_, number) => ({ title: `Memory ${number}` })));
  const { incidents, more } = index.find('memory');
  expect({ shown: incidents.length, more }).toEqual({ shown: 20, more: 13 });
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

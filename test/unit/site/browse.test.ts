import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCatalog } from '../../../src/catalog/catalog.ts';
import { defaultSettings } from '../../../src/config/defaults.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { readPostmortem } from '../../../src/postmortem/read-postmortem.ts';
import { formatBrush, parseBrush } from '../../../site/src/features/browse/brush-param.ts';
import { encodeBrowseData } from '../../../site/src/features/browse/encode.ts';
import { decode, type ListedIncident } from '../../../site/src/features/browse/decode.ts';
import { filtersOf, severityFilters } from '../../../site/src/features/browse/filters.ts';
import { countValues, findIncidents } from '../../../site/src/features/browse/query.ts';
import { rowOf } from '../../../site/src/features/browse/row.ts';

const documents = {
  '2024-05-01-orders': `title: Orders wait
status: reviewed
severity: SEV2
services: [orders, queue]
tags: [capacity]
duration: { start: 2024-05-01T10:00Z, end: 2024-05-01T11:00Z }
detection: { method: human }
tasks:
  - { title: A, owner: ann, due: 2024-06-01 }
  - { title: B, status: done, due: 2024-06-01, closed: 2024-05-20 }
  - { title: C, status: proposed }`,
  '2024-02-01-mail': `title: Mail is late
severity: SEV1
kind: security
services: [mail]
duration: { start: 2024-02-01 ~10:00 UTC, end: 2024-02-01 12:00 UTC }`,
  '2023-07-01-near': `title: Nearly <script>
status: closed
severity: Sev 9
kind: near_miss
services: [orders, orders]
tags: [capacity, dns]
duration: { start: 2023-07-01T10:00Z, end: 2023-07-01T11:00Z }
impact: none`,
  '2022-01-01-lost': `title: Nobody knows
services: [queue]
detection: { method: unknown }`,
  'no-year': 'title: Some day',
};

const catalog = createCatalog(
  Object.entries(documents).map(
    ([id, frontmatter]) =>
      readPostmortem(
        parseMarkdown({ path: `postmortems/${id}.md`, text: `---\n${frontmatter}\n---\n` }),
        defaultSettings,
      ).postmortem,
  ),
);
const data = encodeBrowseData(catalog, defaultSettings);
const all = decode(JSON.parse(JSON.stringify(data)));

function found(query: string, box?: string): string[] {
  return findIncidents(all, new URLSearchParams(query), box === undefined ? undefined : parseBrush(box)).map(titleOf);
}

function titleOf({ row }: ListedIncident): string {
  return row.title;
}

test('encodes everything that a row shows', () => {
  expect(all.map(({ row, services }) => ({ ...row, services: services.map(([name]) => name) }))).toEqual(
    catalog.incidents.map((incident) => JSON.parse(JSON.stringify(rowOf(incident, defaultSettings)))),
  );
});

test.each([
  ['', ['Some day', 'Orders wait', 'Mail is late', 'Nearly <script>', 'Nobody knows']],
  ['q=  ORDERS ', ['Orders wait', 'Nearly <script>']],
  ['q=wait queue', ['Orders wait']],
  ['q=near miss', ['Nearly <script>']],
  ['q=sev2', ['Orders wait']],
  ['q=2024', []],
  ['q=capacity dns', ['Nearly <script>']],
  ['sev=1&sev=2', ['Orders wait', 'Mail is late']],
  ['sev=5', ['Nearly <script>']],
  ['sev=0', ['Some day', 'Nobody knows']],
  ['service=queue', ['Orders wait', 'Nobody knows']],
  ['service=que', []],
  ['kind=security', ['Mail is late']],
  ['status=draft', ['Some day', 'Mail is late', 'Nobody knows']],
  ['tag=capacity&year=2023', ['Nearly <script>']],
  ['year=2022', ['Nobody knows']],
  ['year=undated', ['Some day']],
  ['sort=date', ['Nobody knows', 'Nearly <script>', 'Mail is late', 'Orders wait', 'Some day']],
  ['sort=-sev', ['Mail is late', 'Orders wait', 'Nearly <script>', 'Some day', 'Nobody knows']],
  ['sort=sev', ['Nearly <script>', 'Orders wait', 'Mail is late', 'Some day', 'Nobody knows']],
  ['sort=-min', ['Mail is late', 'Orders wait', 'Some day', 'Nearly <script>', 'Nobody knows']],
  ['sort=min', ['Orders wait', 'Mail is late', 'Some day', 'Nearly <script>', 'Nobody knows']],
  ['sort=title', ['Some day', 'Orders wait', 'Mail is late', 'Nearly <script>', 'Nobody knows']],
])('finds `%s`', (query, titles) => {
  expect(found(query)).toEqual(titles);
});

test.each([
  ['2024-05-01,2024-05-01,3600,3600', ['Orders wait']],
  ['2024-01-01,2024-12-31,10,2592000', ['Orders wait', 'Mail is late']],
  ['2024-01-01,2024-12-31,3601,2592000', ['Mail is late']],
  ['2024-05-02,2024-12-31,unfelt,2592000', []],
  ['2020-01-01,2024-12-31,unfelt,unfelt', ['Nearly <script>']],
  ['2020-01-01,2024-12-31,unknown,unknown', ['Nobody knows']],
])('finds incidents in the selection %s', (box, titles) => {
  expect(found('', box)).toEqual(titles);
});

test('parses a selection as it was formatted', () => {
  const date = fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((value) => value.toISOString().slice(0, 10));
  const level = fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 10, max: 2_592_000 }));
  fc.assert(
    fc.property(fc.tuple(date, date), fc.tuple(level, level), (days, levels) => {
      expect(parseBrush(formatBrush({ days, levels }))).toEqual({ days, levels });
    }),
  );
  expect(formatBrush({ days: ['2021-03-01', '2023-06-30'], levels: [1, 86_400] })).toBe(
    '2021-03-01,2023-06-30,unknown,86400',
  );
});

test.each(['', 'x', '2021-03-01,2023-06-30', '2021-13-41,2023-06-30,60,90', '2021-03-01,2023-06-30,-5,90', '1,2,3,4'])(
  'rejects the selection `%s`',
  (text) => {
    expect(parseBrush(text)).toBe(undefined);
  },
);

test('offers only values that occur, with their counts', () => {
  const offered = filtersOf(all, data).map(({ name, options }) => [
    name,
    options.map(({ text, count }) => `${text} ${count}`),
  ]);
  expect(offered).toEqual([
    ['service', ['orders 2', 'queue 2', 'mail 1']],
    ['kind', ['Incident 3', 'Near miss 1', 'Security incident 1']],
    ['status', ['Draft 3', 'Closed 1', 'Reviewed 1']],
    ['tag', ['capacity 2', 'dns 1']],
    ['year', ['No date 1', '2024 2', '2023 1', '2022 1']],
  ]);
  expect(severityFilters(all, data)).toEqual([
    { value: 1, name: 'SEV1', rank: 1, count: 1 },
    { value: 2, name: 'SEV2', rank: 2, count: 1 },
    { value: 5, name: 'Sev 9', rank: 4, count: 1 },
    { value: 0, rank: 0, count: 2 },
  ]);
});

test('leaves out a filter whose value all incidents share', () => {
  const alike = { ...data, incidents: data.incidents.slice(1, 2) };
  expect(filtersOf(decode(alike), alike)).toEqual([
    {
      name: 'service',
      label: 'Service',
      options: [
        { value: 'orders', text: 'orders', count: 1 },
        { value: 'queue', text: 'queue', count: 1 },
      ],
    },
  ]);
});

test.each([
  ['', 'service', { '': 5, orders: 2, queue: 2, mail: 1 }],
  ['service=orders', 'sev', { '': 2, 0: 0, 2: 1, 5: 1 }],
  ['service=orders', 'service', { '': 5, orders: 2, queue: 2, mail: 1 }],
  ['year=2024&sort=sev', 'tag', { '': 2, capacity: 1 }],
])('counts what each value would leave: %s, %s', (query, name, counts) => {
  const counted = countValues(all, new URLSearchParams(query), undefined, name);
  expect(Object.fromEntries(Object.keys(counts).map((value) => [value, counted.get(value) ?? 0]))).toEqual(counts);
});

test('finds withdrawn incidents by their status alone', () => {
  const gone = all.map((incident) =>
    incident.row.title === 'Orders wait' ? { ...incident, status: 'withdrawn' } : incident,
  );
  const titles = (query: string) => findIncidents(gone, new URLSearchParams(query), undefined).map(titleOf);
  expect(titles('')).not.toContain('Orders wait');
  expect(titles('status=withdrawn')).toEqual(['Orders wait']);
  expect(countValues(gone, new URLSearchParams(), undefined, 'status').get('withdrawn')).toBe(1);
  expect(countValues(gone, new URLSearchParams(), undefined, 'status').get('')).toBe(4);
});

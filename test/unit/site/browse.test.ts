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
import { periodFromUrl, periodTest, periodToUrl } from '../../../site/src/features/browse/period.ts';
import { resultText } from '../../../site/src/features/browse/result-text.ts';
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

const today = '2024-05-20';
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
  return findIncidents(all, new URLSearchParams(query), box === undefined ? undefined : parseBrush(box), today).map(
    titleOf,
  );
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
  ['tag=capacity&period=2023', ['Nearly <script>']],
  ['period=2022', ['Nobody knows']],
  ['period=undated', ['Some day']],
  ['period=90d', ['Orders wait']],
  ['period=quarter', ['Orders wait']],
  ['period=year', ['Orders wait', 'Mail is late']],
  ['from=2023-07-01&to=2024-02-01', ['Mail is late', 'Nearly <script>']],
  ['from=2024-02-02', ['Orders wait']],
  ['to=2023-06-30', ['Nobody knows']],
  ['period=2023&from=2024-01-01', ['Nearly <script>']],
  ['period=dates', ['Some day', 'Orders wait', 'Mail is late', 'Nearly <script>', 'Nobody knows']],
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

const relative = ['Last 90 days', 'This quarter', 'This year', 'Custom'];

test('offers only values that occur, with their counts', () => {
  const offered = filtersOf(all, data).map(({ name, options }) => [
    name,
    options.map(({ text, count }) => (count === undefined ? text : `${text} ${count}`)),
  ]);
  expect(offered).toEqual([
    ['service', ['orders 2', 'queue 2', 'mail 1']],
    ['kind', ['Incident 3', 'Near miss 1', 'Security incident 1']],
    ['status', ['Draft 3', 'Closed 1', 'Reviewed 1']],
    ['tag', ['capacity 2', 'dns 1']],
    ['period', [...relative, 'No date 1', '2024 2', '2023 1', '2022 1']],
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
  const filters = filtersOf(decode(alike), alike);
  expect(filters.at(-1)?.options.map(({ text }) => text)).toEqual([...relative, '2024']);
  expect(filters.slice(0, -1)).toEqual([
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
  ['period=2024&sort=sev', 'tag', { '': 2, capacity: 1 }],
  ['from=2024-01-01&service=orders', 'period', { '': 2, 2024: 1, 2023: 1 }],
  [
    '',
    'period',
    { '': 5, '90d': 1, year: findIncidents(all, new URLSearchParams('period=year'), undefined, today).length },
  ],
])('counts what each value would leave: %s, %s', (query, name, counts) => {
  const counted = countValues(all, new URLSearchParams(query), undefined, { name, today });
  expect(Object.fromEntries(Object.keys(counts).map((value) => [value, counted.get(value) ?? 0]))).toEqual(counts);
});

test('finds withdrawn incidents by their status alone', () => {
  const gone = all.map((incident) =>
    incident.row.title === 'Orders wait' ? { ...incident, status: 'withdrawn' } : incident,
  );
  const titles = (query: string) => findIncidents(gone, new URLSearchParams(query), undefined, today).map(titleOf);
  expect(titles('')).not.toContain('Orders wait');
  expect(titles('status=withdrawn')).toEqual(['Orders wait']);
  expect(countValues(gone, new URLSearchParams(), undefined, { name: 'status', today }).get('withdrawn')).toBe(1);
  expect(countValues(gone, new URLSearchParams(), undefined, { name: 'status', today }).get('')).toBe(4);
});

test.each([
  ['year=2024&sev=1', 'sev=1&period=2024'],
  ['period=90d&year=2024', 'period=90d'],
  ['from=2024-01-01', 'from=2024-01-01&period=dates'],
  ['period=quarter&to=2024-01-01', 'period=quarter&to=2024-01-01'],
])('reads the period of the address %s', (address, controls) => {
  expect(String(periodFromUrl(new URLSearchParams(address)))).toBe(controls);
});

test.each([
  ['period=dates&from=2024-01-01&to=2024-02-01', 'from=2024-01-01&to=2024-02-01'],
  ['period=dates', 'period=dates'],
  ['period=90d&from=2024-01-01', 'period=90d'],
  ['to=2024-01-01&sev=1', 'sev=1'],
])('writes the period of the controls %s', (controls, address) => {
  expect(String(periodToUrl(new URLSearchParams(controls)))).toBe(address);
});

test('an imprecise date is in the period of its first possible day', () => {
  const isIn = (query: string) =>
    ['2024-04', '2024', '2024-04-15', ''].map(periodTest(new URLSearchParams(query), today));
  expect(isIn('period=quarter')).toEqual([true, false, true, false]);
  expect(isIn('from=2024-01-01&to=2024-01-01')).toEqual([false, true, false, false]);
  expect(isIn('from=2024-04-02')).toEqual([false, false, true, false]);
});

test.each([
  ['2024-01-01', ['2024-01-01', '2024-03-31'], ['2023-12-31', '2024-04-01']],
  ['2024-12-31', ['2024-10-01', '2024-12-31'], ['2024-09-30', '2025-01-01']],
])('the quarter of %s is that of the calendar', (now, inside, outside) => {
  const isIn = periodTest(new URLSearchParams('period=quarter'), now);
  expect(inside.map(isIn)).toEqual([true, true]);
  expect(outside.map(isIn)).toEqual([false, false]);
});

test('the last 90 days are today and those before it', () => {
  const isIn = periodTest(new URLSearchParams('period=90d'), '2024-03-30');
  expect(['2024-01-01', '2023-12-31', '2024-03-30', '2024-03-31'].map(isIn)).toEqual([true, false, true, true]);
});

test('adds up what was found', () => {
  const find = (query: string) =>
    resultText(findIncidents(all, new URLSearchParams(query), undefined, today), 5, '2024-06-02');
  expect(find('service=orders').replaceAll('\u00a0', ' ')).toBe(
    '2 of 5 incidents, total user impact 1 h, 1 open task, 1 overdue',
  );
  expect(find('period=2022').replaceAll('\u00a0', ' ')).toBe('1 of 5 incidents, 1 of unknown duration');
  expect(find('service=mail').replaceAll('\u00a0', ' ')).toMatch(/^1 of 5 incidents, user impact 1 h [\d ]+min–2 h/);
  const twice = all.map((incident) => ({ ...incident, isDuplicate: incident.row.title === 'Orders wait' }));
  expect(resultText(twice, 9, today)).not.toContain('1 h,');
});

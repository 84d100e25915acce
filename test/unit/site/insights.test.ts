import { check, createCatalog, type Incident } from 'casebook';
import { describe, expect, test } from 'vitest';
import { groupByDetection } from '../../../site/src/features/insights/detection.ts';
import { agesOf, taskOutcomes } from '../../../site/src/features/insights/task-outcomes.ts';
import { metricDefinitions, sampleOf } from '../../../src/analysis/samples.ts';
import type { Sample } from '../../../site/src/features/insights/metric-definitions.ts';
import { describeSample } from '../../../site/src/features/insights/describe-sample.ts';
import { impactByService } from '../../../site/src/features/insights/services.ts';
import { severityTable } from '../../../site/src/catalog/severities.ts';
import { countIncidents, excludedText } from '../../../src/analysis/counted.ts';
import { columnsOf } from '../../../site/src/features/insights/columns.ts';
import { measuredIncidents } from '../../../site/src/features/insights/measure.ts';
import { measuredTasks, type MeasuredIncident } from '../../../site/src/features/insights/measured-incident.ts';

/** A catalog of documents given as frontmatter and entries, by id. */
function catalogOf(documents: Record<string, string | [frontmatter: string, ...entries: string[]]>) {
  return createCatalog(
    Object.entries(documents).map(([id, written]) => {
      const [frontmatter, ...entries] = typeof written === 'string' ? [written] : written;
      const timeline = entries.map((entry) => `- ${entry}\n`).join('');
      const text = `---\n${frontmatter}\n---\n## Timeline\n${timeline}`;
      return check({ path: `postmortems/${id}.md`, text }).postmortem;
    }),
  );
}

const measuredOf = (documents: Parameters<typeof catalogOf>[0]) => measuredIncidents(catalogOf(documents));

const withImpact = (minutes: number, day = '2024-08-10') =>
  `status: closed\nduration: { start: "${day}T10:00Z", end: "${day}T${String(10 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}Z" }`;
const names = (incidents: readonly Incident[]) => incidents.map(({ id }) => id);
const metricOf = (id: string) => {
  const metric = metricDefinitions.find((one) => one.id === id);
  if (!metric) throw new Error(`no metric ${id}`);
  return metric;
};

describe('counted incidents', () => {
  const catalog = catalogOf({
    a: withImpact(10),
    b: `${withImpact(10)}\nkind: security`,
    c: `${withImpact(10)}\nkind: near_miss`,
    d: 'title: A draft',
    e: 'kind: drill',
    f: 'status: withdrawn\nkind: near_miss',
    g: `${withImpact(10)}\nrelated: [{ id: a, relation: duplicate_of }]`,
    h: `${withImpact(10)}\nkind: near_miss`,
  });

  test('are listed beside excluded ones, each with the first reason that applies', () => {
    const selection = countIncidents(catalog.incidents);
    expect(names(selection.counted).toSorted()).toEqual(['a', 'b']);
    expect(excludedText(selection)).toBe('1 withdrawn, 1 duplicate, 2 drafts, 2 near misses');
    expect(excludedText(countIncidents(catalogOf({ a: withImpact(10) }).incidents))).toBe('');
  });

  test('are grouped by year, including empty years up to today', () => {
    const incidents = measuredOf({
      a: withImpact(10, '2021-03-01'),
      b: withImpact(10, '2023-03-01'),
      c: withImpact(10, '2023-04-01'),
      '2022-01-01-d': 'status: closed',
      e: 'status: closed',
    });
    const counts = (today: string) =>
      columnsOf(incidents, today).map((one) => [Number(one.name), one.incidents.length]);
    expect(counts('2024-08-20')).toEqual([
      [2021, 1],
      [2022, 1],
      [2023, 2],
      [2024, 0],
    ]);
    // A clock that is behind.
    expect(counts('2020-01-01').at(-1)).toEqual([2023, 2]);
    expect(columnsOf([], '2024-08-20')).toEqual([]);
  });

  test('are grouped by month in a short period, from its first day to today', () => {
    const incidents = measuredOf({
      a: withImpact(10, '2024-06-30'),
      b: withImpact(10, '2024-08-01'),
      '2024-08-??-c': 'status: closed',
    });
    const columns = (today: string, days: [from: string, to: string]) =>
      columnsOf(incidents, today, days).map((one) => [
        one.name.replace('\u00a0', ' '),
        one.period,
        one.incidents.length,
      ]);
    expect(columns('2024-08-20', ['2024-05-23', ''])).toEqual([
      ['May 2024', 'from=2024-05-01&to=2024-05-31', 0],
      ['Jun 2024', 'from=2024-06-01&to=2024-06-30', 1],
      ['Jul 2024', 'from=2024-07-01&to=2024-07-31', 0],
      ['Aug 2024', 'from=2024-08-01&to=2024-08-31', 1],
    ]);
    expect(columns('2024-08-20', ['2024-01-01', '2024-12-31']).length).toBe(8);
    expect(columns('2024-08-20', ['2022-01-01', '2024-12-31']).map(([name]) => name)).toEqual(['2022', '2023', '2024']);
  });

  test('leave out empty years when the years span more than sixty', () => {
    const incidents = measuredOf({ a: withImpact(10, '0202-03-01'), b: withImpact(10, '2023-03-01') });
    expect(columnsOf(incidents, '2024-08-20').map(({ name }) => Number(name))).toEqual([202, 2023]);
  });

  test('have a column for each severity that occurs', () => {
    const { incidents } = catalogOf({ a: 'severity: low', b: 'severity: odd', c: 'title: C', d: 'severity: low' });
    const severities = [
      { name: 'high', aliases: [] },
      { name: 'low', aliases: [] },
    ];
    const table = severityTable({ severities }, incidents);
    expect([table.names, table.countsOf(incidents)]).toEqual([
      ['low', 'Other', 'Not set'],
      [2, 1, 1],
    ]);
  });
});

test('groups incidents by detection method, and keeps empty alerts and customers', () => {
  const { incidents } = catalogOf({
    a: 'detection: { method: human }',
    b: 'detection: { method: unknown }',
    c: 'title: Nobody says',
  });
  expect(groupByDetection(incidents).map((one) => [one.method, one.incidents.length])).toEqual([
    ['alert', 0],
    ['human', 1],
    ['customer', 0],
    ['unknown', 2],
  ]);
});

test('adds up impact by service, most incidents first', () => {
  const incidents = measuredOf({
    a: `${withImpact(30)}\nservices: [web, web, store]`,
    b: `${withImpact(40)}\nservices: [store]`,
    c: 'status: closed\nservices: [store, web, mail]',
    d: `${withImpact(50)}\nimpact: none\nservices: [ads]`,
    e: withImpact(5),
  });
  const rows = impactByService(incidents).map(({ name, incidents: all, known, unknown, sum }) => [
    name,
    all.length,
    known.length,
    unknown,
    sum && sum.most / 60,
  ]);
  expect(rows).toEqual([
    ['store', 3, 2, 1, 70],
    ['web', 2, 1, 1, 30],
    ['ads', 1, 0, 0, undefined],
    ['mail', 1, 0, 1, undefined],
  ]);
});

describe('metric', () => {
  const { incidents } = catalogOf({
    after: [withImpact(60), '10:20 `detected` A'],
    before: [withImpact(60), '09:50 `detected` A'],
    either: [withImpact(60), '~10:05 `detected` A'],
    unknown: [withImpact(60)],
    none: [`${withImpact(60)}\nimpact: none`, '10:20 `detected` A', '10:10 `started` A'],
  });

  test('is known, unknown, or caught before users felt it', () => {
    const { known, ...rest } = sampleOf(metricOf('time-to-detect'), incidents);
    expect(known.map(({ incident, length }) => [incident.id, length.least / 60, length.most / 60])).toEqual([
      ['either', 0, 15],
      ['none', 10, 10],
      ['after', 20, 20],
    ]);
    expect(rest).toEqual({ unknown: 1, caughtBefore: 1, withoutImpact: 0 });
  });

  test('leaves out incidents without impact, and in exposure all but security incidents', () => {
    const impact = sampleOf(metricOf('impact-duration'), incidents);
    expect([impact.known.length, impact.unknown, impact.withoutImpact]).toEqual([4, 0, 1]);
    const exposure = sampleOf(metricOf('exposure'), incidents);
    expect([exposure.known.length, exposure.unknown]).toEqual([0, 0]);
  });
});

describe('description of a sample', () => {
  const [incident] = measuredOf({ a: withImpact(10) });
  const describeMinutes = (minutes: (number | [number, number])[], rest: Partial<Sample> = {}) =>
    describeSample({
      known: minutes.map((one) => {
        const [least, most] = typeof one === 'number' ? [one, one] : one;
        // The cast: there is one, it was just made.
        return { incident: incident as MeasuredIncident, length: { least: least * 60, most: most * 60 } };
      }),
      unknown: 0,
      caughtBefore: 0,
      withoutImpact: 0,
      ...rest,
    });
  const plain = ({ median, text }: ReturnType<typeof describeMinutes>) =>
    [median, text].map((one) => one?.replaceAll('\u00a0', ' '));

  test('states that nothing is known', () => {
    expect(plain(describeMinutes([], { unknown: 17 }))).toEqual([undefined, 'Unknown for all 17.']);
    expect(plain(describeMinutes([], { unknown: 1, caughtBefore: 2 }))).toEqual([
      undefined,
      'Unknown for the only incident, 2 caught before users felt it.',
    ]);
    expect(plain(describeMinutes([], { withoutImpact: 1 }))).toEqual([
      undefined,
      'Nothing to measure, 1 without user impact.',
    ]);
  });

  test('lists a few known values', () => {
    expect(plain(describeMinutes([12], { unknown: 3 }))).toEqual([
      undefined,
      'Known for one incident: 12 min. n = 1, 3 unknown. No median below n = 5.',
    ]);
    expect(plain(describeMinutes([12, [20, 30]]))).toEqual([
      undefined,
      'Known for 2 incidents: 12 min, 20 min–30 min. n = 2, none unknown. No median below n = 5.',
    ]);
  });

  test('gives the median with its interval', () => {
    expect(plain(describeMinutes([10, 20, 30, 40, 50], { unknown: 2, caughtBefore: 1 }))).toEqual([
      '30 min',
      '95 % interval of the median: 10 min to 50 min. n = 5, 2 unknown, 1 caught before users felt it. No 90th percentile below n = 20.',
    ]);
  });

  test('gives the 90th percentile of a large sample', () => {
    expect(plain(describeMinutes(Array.from({ length: 20 }, (_, index) => index + 1)))).toEqual([
      '10 min 30 s',
      '95 % interval of the median: 6 min to 15 min. n = 20, none unknown. 90th percentile: 18 min.',
    ]);
  });

  test('rounds an imprecise median', () => {
    expect(plain(describeMinutes([1, 2, [3, 20], 40, 50]))).toEqual([
      '≈ 8 min',
      '95 % interval of the median: 1 min to 50 min. n = 5, none unknown. No 90th percentile below n = 20. 1 has imprecise times (line shows the range).',
    ]);
  });
});

test('groups tasks by outcome, and computes their age', () => {
  const catalog = catalogOf({
    a: `${withImpact(10)}\ntasks: [{ title: A, status: done }, { title: B }, { title: C, status: in_progress }]`,
    b: 'title: B\ntasks: [{ title: D, status: verified }, { title: E, status: wont_do }, { title: F, status: proposed }]',
  });
  const rows = measuredTasks(measuredIncidents(catalog));
  expect(taskOutcomes.map(({ name, matches }) => [name, rows.filter(matches).map(({ task }) => task.title)])).toEqual([
    ['Done', ['A']],
    ['Verified', ['D']],
    ['Declined', ['E']],
    ['Open', ['B', 'C']],
    ['Proposed', ['F']],
  ]);
  expect(agesOf(rows, '2024-08-20').map(({ task, age }) => [task.title, age])).toEqual([
    ['A', 10],
    ['B', 10],
    ['C', 10],
    ['D', undefined],
    ['E', undefined],
    ['F', undefined],
  ]);
});

import { check, createCatalog, defaultSettings, type Catalog } from 'casebook';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rules } from '../../../src/rules/index.ts';
import { formatSeconds } from '../../../src/text/seconds.ts';
import { decode } from '../../../site/src/features/browse/decode.ts';
import { encodeBrowseData } from '../../../site/src/features/browse/encode.ts';
import { indexData } from '../../../site/src/features/browse/page-data.ts';
import { findIncidents } from '../../../site/src/features/browse/query.ts';
import { resultText } from '../../../site/src/features/browse/result-text.ts';
import { insightsData } from '../../../site/src/features/insights/page-data.ts';
import { outstandingTasks } from '../../../site/src/catalog/tasks.ts';
import { dataOf } from '../../../site/src/page-data.ts';
import { routes } from '../../../site/src/routes.ts';

// Every figure is calculated here in another way: by loops over what the documents were made from.

const today = '2024-08-20';
const context = { settings: defaultSettings, rules, today, scripts: {}, fieldLabels: {} };
const services = ['hub', 'edge', 'db'];

const pastDay = fc
  .date({ min: new Date('2021-01-01'), max: new Date('2024-08-19'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** An incident that began at 09:00. Lengths are minutes, from the least to the most. */
const madeIncident = fc.record({
  day: pastDay,
  kind: fc.constantFrom('incident', 'incident', 'security', 'false_alarm', 'drill'),
  status: fc.constantFrom('draft', 'in_review', 'reviewed', 'closed', 'closed', 'withdrawn'),
  services: fc.subarray(services),
  method: fc.constantFrom('alert', 'customer', 'human', 'unknown', undefined),
  isDuplicate: fc.integer({ min: 0, max: 7 }).map((number) => number === 0),
  impact: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 600 }).map((minutes) => [minutes, minutes] as const) },
    // `11:??` is from 11:00 to 11:59.
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }).map((hours) => [hours * 60, hours * 60 + 59] as const) },
    fc.constantFrom('unknown' as const, 'none' as const),
  ),
  detected: fc.option(fc.integer({ min: -50, max: 59 }), { nil: undefined }),
  tasks: fc.array(
    fc.record({
      status: fc.constantFrom('open', 'in_progress', 'done', 'verified', 'proposed', 'wont_do'),
      due: fc.option(
        fc
          .date({ min: new Date('2024-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
          .map((date) => date.toISOString().slice(0, 10)),
        { nil: undefined },
      ),
    }),
    { maxLength: 3 },
  ),
});

type Made = typeof madeIncident extends fc.Arbitrary<infer Value> ? Value : never;

function clock(minutes: number): string {
  const all = 9 * 60 + minutes;
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
}

function documentOf({ day, impact, detected, tasks, ...made }: Made, index: number): { path: string; text: string } {
  const [least, most] = Array.isArray(impact) ? (impact as readonly [number, number]) : [30, 30];
  const end = least === most ? clock(least) : `${clock(least).slice(0, 2)}:??`;
  const lines = [
    `title: Incident ${index}`,
    `kind: ${made.kind}`,
    `status: ${made.status}`,
    `services: [${made.services.join(', ')}]`,
    ...(made.method === undefined ? [] : [`detection: { method: ${made.method} }`]),
    ...(made.isDuplicate ? ['related: [{ id: another, relation: duplicate_of }]'] : []),
    ...(impact === 'none' ? ['impact: none'] : []),
    ...(impact === 'unknown' ? [] : [`duration: { start: "${day} 09:00 UTC", end: "${day} ${end} UTC" }`]),
    'tasks:',
    ...tasks.map(
      ({ status, due }, task) =>
        `  - { title: Task ${task}, status: ${status}${due === undefined ? '' : `, due: ${due}`} }`,
    ),
  ];
  const entry =
    detected === undefined ? '' : `\n## Timeline\n\n- ${day} ${clock(detected)} UTC \`detected\` An alarm.\n`;
  return { path: `postmortems/${day}-${index}.md`, text: `---\n${lines.join('\n')}\n---\n${entry}` };
}

const catalogs = fc.array(madeIncident, { minLength: 1, maxLength: 40 }).map((made) => ({
  made,
  catalog: createCatalog(made.map((one, index) => check(documentOf(one, index)).postmortem)),
}));

/** The impact of incidents, in seconds. */
function naiveImpact(incidents: readonly Made[]) {
  let [least, most, known, unknown, none] = [0, 0, 0, 0, 0];
  for (const { impact } of incidents) {
    if (impact === 'none') none++;
    else if (impact === 'unknown') unknown++;
    else {
      known++;
      least += impact[0] * 60;
      most += impact[1] * 60;
    }
  }
  return { ...(known > 0 && { seconds: { least, most } }), unknown, none };
}

function naiveTasks(incidents: readonly Made[]) {
  let [outstanding, overdue] = [0, 0];
  for (const { tasks } of incidents) {
    for (const { status, due } of tasks) {
      if (status !== 'open' && status !== 'in_progress') continue;
      outstanding++;
      if (due !== undefined && due < today) overdue++;
    }
  }
  return { outstanding, overdue };
}

function isListed({ status }: Made): boolean {
  return status !== 'withdrawn';
}

function isSummed(made: Made): boolean {
  return isListed(made) && !made.isDuplicate;
}

function isCounted(made: Made): boolean {
  return isSummed(made) && made.status !== 'draft' && (made.kind === 'incident' || made.kind === 'security');
}

/** The exact times to detect, in seconds, from the least; and what is not known. */
function naiveDetection(incidents: readonly Made[]) {
  const seconds: number[] = [];
  let [unknown, before] = [0, 0];
  for (const { impact, detected } of incidents) {
    if (detected === undefined || impact === 'none' || impact === 'unknown') unknown++;
    else if (detected < 0) before++;
    else seconds.push(detected * 60);
  }
  return { seconds: seconds.toSorted((a, b) => a - b), unknown, before };
}

function naiveMedian(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const [upper = NaN, lower = upper] = [sorted[middle], sorted[sorted.length % 2 === 0 ? middle - 1 : middle]];
  return (upper + lower) / 2;
}

function pageOf(catalog: Catalog, path: string): unknown {
  const route = routes(catalog).find((one) => one.path === path);
  if (!route) throw new Error(`no page ${path}`);
  return dataOf(catalog, route, context);
}

test('the index shows the numbers of its documents', () => {
  fc.assert(
    fc.property(catalogs, ({ made, catalog }) => {
      const listed = made.filter(isListed);
      const { count, list } = indexData(catalog, context);
      expect(count).toBe(listed.length);
      if (!list) return;
      expect(list.summary).toMatchObject({ count, impact: naiveImpact(made.filter(isSummed)) });
      expect(list.tasks).toMatchObject(naiveTasks(made));
      expect(list.table.groups.flatMap(({ rows }) => rows).length).toBe(count);
    }),
    { numRuns: 20 },
  );
}, 20_000);

test('the index adds up what is found in a period', () => {
  const period = fc.record({ from: pastDay, to: pastDay, service: fc.constantFrom('', ...services) });
  fc.assert(
    fc.property(catalogs, period, ({ made, catalog }, { from, to, service }) => {
      const all = decode(encodeBrowseData(catalog, defaultSettings));
      const found = findIncidents(all, new URLSearchParams({ from, to, service }), undefined, today);
      const wanted = made.filter(
        (one) =>
          isListed(one) && one.day >= from && one.day <= to && (service === '' || one.services.includes(service)),
      );
      expect(found.length).toBe(wanted.length);
      const { seconds, unknown } = naiveImpact(wanted.filter(isSummed));
      const { outstanding, overdue } = naiveTasks(wanted);
      const text = resultText(found, 99, today).replaceAll('\u00a0', ' ');
      expect(text.startsWith(`${wanted.length} of 99 incidents`)).toBe(true);
      expect(text.includes('user impact')).toBe(seconds !== undefined);
      expect(text).toContain(
        seconds && seconds.least === seconds.most
          ? `user impact ${formatSeconds(seconds.least).replaceAll('\u00a0', ' ')}`
          : '',
      );
      expect(/(\d+) of unknown/.exec(text)?.[1] ?? '0').toBe(String(unknown));
      expect(/(\d+) open task/.exec(text)?.[1] ?? '0').toBe(String(outstanding));
      expect(/(\d+) overdue/.exec(text)?.[1] ?? '0').toBe(String(overdue));
    }),
    { numRuns: 20 },
  );
}, 20_000);

test('the lists and pages of services show the numbers of their documents', () => {
  interface Row {
    link: { name: string; path: string };
    incidents: number;
    impact: unknown;
    tasks: unknown;
  }
  fc.assert(
    fc.property(catalogs, ({ made, catalog }) => {
      // The casts: the routes say which pages these are.
      const { rows, without } = pageOf(catalog, 'services.html') as { rows: Row[]; without: number };
      expect(without).toBe(made.filter((one) => isListed(one) && one.services.length === 0).length);
      for (const { link, incidents, impact, tasks } of rows) {
        const own = made.filter((one) => isListed(one) && one.services.includes(link.name));
        expect(incidents).toBe(own.length);
        expect(impact).toEqual(naiveImpact(own.filter(isSummed)));
        expect(tasks).toMatchObject(naiveTasks(made.filter((one) => one.services.includes(link.name))));
        const { summary } = pageOf(catalog, link.path) as { summary: unknown };
        expect(summary).toMatchObject({ incidents, impact });
      }
    }),
    { numRuns: 20 },
  );
}, 20_000);

test('insights show the numbers of the incidents that count', () => {
  fc.assert(
    fc.property(catalogs, ({ made, catalog }) => {
      const counted = made.filter(isCounted);
      const { figures, few, charts, ...data } = insightsData(catalog, context);
      expect([data.incidents, data.counted]).toEqual([made.length, counted.length]);
      expect([figures !== undefined, few !== undefined, charts !== undefined]).toEqual([
        counted.length > 0,
        counted.length > 0 && counted.length < 5,
        counted.length >= 5,
      ]);
      if (!figures) return;
      const { seconds, unknown, none } = naiveImpact(counted);
      const by = (...methods: (string | undefined)[]) =>
        counted.filter(({ method }) => methods.includes(method)).length;
      expect(figures).toMatchObject({
        counted: counted.length,
        excluded: made.length - counted.length,
        unknown,
        withoutImpact: none,
        known: counted.length - unknown - none,
        onlyOnIndex: made.filter((one) => isSummed(one) && !isCounted(one) && Array.isArray(one.impact)).length,
        byAlert: by('alert'),
        byCustomer: by('customer'),
        byUnknown: by('unknown', undefined),
        tasks: naiveTasks(made),
      });
      expect(figures.sum).toEqual(seconds);
      expect(few?.rows.map(({ cells }) => cells.length)).toEqual(few?.rows.map(() => counted.length));
      if (!charts) return;

      const ofYear = (year: string) => counted.filter(({ day }) => day.startsWith(year));
      for (const { year, count } of charts.overTime.years) expect(count).toBe(ofYear(String(year)).length);
      expect(charts.overTime.years.reduce((sum, { count }) => sum + count, 0)).toBe(counted.length);
      expect(charts.detection.groups.reduce((sum, { count }) => sum + count, 0)).toBe(counted.length);
      for (const { name, incidents, sum } of charts.services.first) {
        const own = counted.filter((one) => one.services.includes(name));
        expect([incidents, sum]).toEqual([own.length, naiveImpact(own).seconds]);
      }

      const detection = charts.distributions.find(({ id }) => id === 'time-to-detect');
      const naive = naiveDetection(counted);
      expect(detection?.n).toBe(naive.seconds.length);
      expect(detection?.median).toBe(
        naive.seconds.length < 5 ? undefined : formatSeconds(Math.round(naiveMedian(naive.seconds))),
      );
      expect(detection?.text).toContain(
        naive.seconds.length === 0 ? '' : `n\u00a0=\u00a0${naive.seconds.length}, ${naive.unknown || 'none'} unknown`,
      );

      const byYear = charts.byPeriod?.unit === 'year' ? charts.byPeriod.metrics : [];
      for (const row of byYear.find(({ id }) => id === 'time-to-detect')?.periods ?? []) {
        const own = naiveDetection(ofYear(row.name));
        expect([row.n, row.unknown]).toEqual([own.seconds.length, own.unknown]);
        expect(row.median?.text).toBe(own.seconds.length < 5 ? undefined : formatSeconds(naiveMedian(own.seconds)));
      }
      for (const row of byYear.find(({ id }) => id === 'impact-duration')?.periods ?? []) {
        const own = naiveImpact(ofYear(row.name));
        expect([row.n, row.unknown]).toEqual([ofYear(row.name).length - own.unknown - own.none, own.unknown]);
      }
    }),
    { numRuns: 40 },
  );
}, 30_000);

test('tasks are counted by outcome, and overdue ones in the navigation', () => {
  fc.assert(
    fc.property(catalogs, ({ made, catalog }) => {
      const tasks = made.flatMap((one) => one.tasks);
      const { outcomes } = insightsData(catalog, context).tasks ?? {};
      const named = { Done: ['done'], Verified: ['verified'], Declined: ['wont_do'], Proposed: ['proposed'] };
      for (const { name, count } of outcomes?.groups ?? []) {
        // The cast: another name has no entry.
        const states = (named as Record<string, string[]>)[name] ?? ['open', 'in_progress'];
        expect(count).toBe(tasks.filter(({ status }) => states.includes(status)).length);
      }
      const { outstanding, dues } = outstandingTasks(catalog);
      let overdue = 0;
      for (const item of dues.split(' ')) {
        const [due = '', times = '1'] = item.split('*');
        if (due !== '' && due < today) overdue += Number(times);
      }
      expect({ outstanding, overdue }).toEqual(naiveTasks(made));
    }),
    { numRuns: 20 },
  );
}, 20_000);

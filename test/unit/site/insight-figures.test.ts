import { defaultSettings } from 'casebook';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rules } from '../../../src/rules/index.ts';
import { formatSeconds } from '../../../src/text/seconds.ts';
import { decode } from '../../../site/src/features/browse/decode.ts';
import { encodeBrowseData } from '../../../site/src/features/browse/encode.ts';
import { decodeMeasures } from '../../../site/src/features/insights/decode.ts';
import { encodeMeasures } from '../../../site/src/features/insights/encode.ts';
import { filterOf, findMeasured } from '../../../site/src/features/insights/found.ts';
import { measuredIncidents } from '../../../site/src/features/insights/measure.ts';
import { insightsData } from '../../../site/src/features/insights/page-data.ts';
import { sectionsOf, type SectionData } from '../../../site/src/features/insights/sections.ts';
import {
  catalogs,
  isCounted,
  isListed,
  isSummed,
  naiveDetection,
  naiveImpact,
  naiveMedian,
  naiveTasks,
  pastDay,
  services,
  today,
  type Made,
} from '../../support/naive-figures.ts';
import { sectionData } from '../../support/sections.ts';

const context = { settings: defaultSettings, rules, today, scripts: {}, fieldLabels: {} };

/** Compare the sections of insights with what is calculated from the documents that they are about. */
function expectSections(sections: readonly SectionData[], made: readonly Made[]): void {
  const counted = made.filter(isCounted);
  const figures = sectionData(sections, 'figures');
  const few = sectionData(sections, 'few');
  const overTime = sectionData(sections, 'overTime');
  expect([figures !== undefined, few !== undefined, overTime !== undefined]).toEqual([
    counted.length > 0,
    counted.length > 0 && counted.length < 5,
    counted.length >= 5,
  ]);
  if (!figures) return;
  const { seconds, unknown, none } = naiveImpact(counted);
  const by = (...methods: (string | undefined)[]) => counted.filter(({ method }) => methods.includes(method)).length;
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
  if (!overTime) return;

  const byPeriod = sectionData(sections, 'byPeriod');
  const distributions = sections.flatMap((section) => (section.kind === 'distribution' ? [section.data] : []));
  const ofYear = (year: string) => counted.filter(({ day }) => day.startsWith(year));
  for (const { name, count } of overTime.unit === 'year' ? overTime.columns : [])
    expect(count).toBe(ofYear(name).length);
  expect(overTime.columns.reduce((sum, { count }) => sum + count, 0)).toBe(counted.length);
  expect(sectionData(sections, 'detection')?.groups.reduce((sum, { count }) => sum + count, 0)).toBe(counted.length);
  for (const { name, incidents, sum } of sectionData(sections, 'services')?.first ?? []) {
    const own = counted.filter((one) => one.services.includes(name));
    expect([incidents, sum]).toEqual([own.length, naiveImpact(own).seconds]);
  }

  const detection = distributions.find(({ id }) => id === 'time-to-detect');
  const naive = naiveDetection(counted);
  expect(detection?.n).toBe(naive.seconds.length);
  expect(detection?.median).toBe(
    naive.seconds.length < 5 ? undefined : formatSeconds(Math.round(naiveMedian(naive.seconds))),
  );
  expect(detection?.text).toContain(
    naive.seconds.length === 0 ? '' : `n\u00a0=\u00a0${naive.seconds.length}, ${naive.unknown || 'none'} unknown`,
  );

  const byYear = byPeriod?.unit === 'year' ? byPeriod.metrics : [];
  for (const row of byYear.find(({ id }) => id === 'time-to-detect')?.periods ?? []) {
    const own = naiveDetection(ofYear(row.name));
    expect([row.n, row.unknown]).toEqual([own.seconds.length, own.unknown]);
    expect(row.median?.text).toBe(own.seconds.length < 5 ? undefined : formatSeconds(naiveMedian(own.seconds)));
  }
  for (const row of byYear.find(({ id }) => id === 'impact-duration')?.periods ?? []) {
    const own = naiveImpact(ofYear(row.name));
    expect([row.n, row.unknown]).toEqual([ofYear(row.name).length - own.unknown - own.none, own.unknown]);
  }
}

test('insights show the numbers of the incidents that count', () => {
  fc.assert(
    fc.property(catalogs, ({ made, catalog }) => {
      const { incidents, sections } = insightsData(catalog, context);
      expect(incidents).toBe(made.length);
      expectSections(sections, made);
    }),
    { numRuns: 40 },
  );
}, 30_000);

test('filtered insights show the numbers of the incidents that pass and count', () => {
  const filters = fc.record({
    // Most of them leave a few incidents at least.
    period: fc.constantFrom('', '2022', '2023', 'year', '90d', 'dates'),
    from: pastDay,
    to: pastDay,
    service: fc.constantFrom('', ...services),
    sev: fc.subarray(['0', '1', '3']),
  });
  fc.assert(
    fc.property(catalogs, filters, ({ made, catalog }, { period, from, to, service, sev }) => {
      const listed = decode(encodeBrowseData(catalog, defaultSettings));
      const measured = decodeMeasures(listed, encodeMeasures(catalog, defaultSettings));
      const params = new URLSearchParams(
        [
          ...(period === 'dates' ? [['from', from] as const, ['to', to] as const] : [['period', period] as const]),
          ['service', service],
          ...sev.map((one) => ['sev', one] as const),
        ].map(([name, value]): [string, string] => [name, value]),
      );
      const [first, last] =
        {
          '2022': ['2022-01-01', '2022-12-31'],
          '2023': ['2023-01-01', '2023-12-31'],
          year: ['2024-01-01', '2024-12-31'],
          '90d': ['2024-05-23', '9'],
          dates: [from, to],
          '': ['', '9'],
        }[period] ?? [];
      const wanted = made.filter(
        (one) =>
          one.day >= (first ?? '') &&
          one.day <= (last ?? '') &&
          (service === '' || one.services.includes(service)) &&
          (sev.length === 0 || sev.includes(one.severity?.replace('SEV', '') ?? '0')),
      );
      const found = findMeasured(listed, params, undefined, today);
      expect([found.incidents.length, found.listed]).toEqual([wanted.length, wanted.filter(isListed).length]);
      const incidents = found.incidents.flatMap((one) => measured[listed.indexOf(one)] ?? []);
      const filter = filterOf(params, today);
      const sections = sectionsOf(incidents, { settings: defaultSettings, today, filter });
      expectSections(
        sections.flatMap((section) => section() ?? []),
        wanted,
      );
    }),
    { numRuns: 60 },
  );
}, 30_000);

test('the browser has of each incident what the build calculates insights from, except for the titles of tasks', () => {
  fc.assert(
    fc.property(catalogs, ({ catalog }) => {
      // The data are written as JSON.
      const [browse, measures] = [
        JSON.parse(JSON.stringify(encodeBrowseData(catalog, defaultSettings))),
        JSON.parse(JSON.stringify(encodeMeasures(catalog, defaultSettings))),
      ];
      const known = measuredIncidents(catalog).map(({ tasks, ...incident }) => ({
        ...incident,
        tasks: tasks.map(({ title: _title, ...task }) => task),
      }));
      expect(decodeMeasures(decode(browse), measures)).toEqual(known);
    }),
    { numRuns: 40 },
  );
}, 20_000);

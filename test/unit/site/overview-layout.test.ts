import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCatalog, type Incident } from '../../../src/catalog/catalog.ts';
import { defaultSettings } from '../../../src/config/defaults.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { readPostmortem } from '../../../src/postmortem/read-postmortem.ts';
import { layOutHeatmap } from '../../../site/src/features/browse/heatmap.ts';
import { layOutOverview } from '../../../site/src/features/browse/overview-layout.ts';
import {
  dayAt,
  levelAt,
  levelOf,
  noImpactLevel,
  unknownLevel,
  xOfDay,
  yOf,
} from '../../../site/src/features/browse/overview-scale.ts';
import { layOutYearTicks } from '../../../site/src/features/browse/year-ticks.ts';

const today = '2024-08-20';
const day = 86_400;

interface Sketch {
  /** Seconds since 1970. */
  start: number;
  least: number;
  extra: number;
  impact: 'known' | 'unknown' | 'none' | 'undated';
}

const [template] = createCatalog([
  readPostmortem(
    parseMarkdown({ path: 'postmortems/2024-01-01-a.md', text: '---\nduration: { start: 2024-01-01T10:00Z }\n---\n' }),
    defaultSettings,
  ).postmortem,
]).incidents;

/** As a catalog has it; only what the plot looks at differs. */
function incidentOf({ start, least, extra, impact }: Sketch, index: number): Incident {
  const span = template?.duration[0];
  if (!template || !span?.start) throw new Error('The template has no start');
  const instant = new Date(start * 1000).toISOString().replace('.000Z', 'Z');
  return {
    ...template,
    id: `i${index}`,
    duration: impact === 'undated' ? [] : [{ ...span, start: { ...span.start, earliest: instant, latest: instant } }],
    impact: { ...template.impact, none: impact === 'none' },
    metrics: impact === 'known' ? { impactSeconds: { least, most: least + extra } } : {},
  };
}

const sketch: fc.Arbitrary<Sketch> = fc.record({
  start: fc.integer({ min: Date.UTC(1998, 0) / 1000, max: Date.UTC(2031, 11, 31) / 1000 }),
  least: fc.integer({ min: 0, max: 90 * day }),
  extra: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 * day })),
  impact: fc.constantFrom('known', 'known', 'known', 'unknown', 'none', 'undated'),
});

/** Newest first, as catalogs have them. */
const incidents = (constraints: fc.ArrayConstraints) =>
  fc
    .array(sketch, constraints)
    .map((sketches) => sketches.toSorted((a, b) => b.start - a.start).map((one, index) => incidentOf(one, index)));

test('draws every dated incident once, oldest first, inside the plot', () => {
  fc.assert(
    fc.property(incidents({ maxLength: 60 }), (all) => {
      const { dots, height, lanes, today: now, ticks } = layOutOverview(all, today);
      const dated = all.filter(({ duration }) => duration.length > 0);
      expect(dots.map(({ incident }) => incident.id)).toEqual(dated.map(({ id }) => id).toReversed());
      for (const { x, y, range } of dots) {
        for (const place of [y, ...(range ?? [])]) {
          expect(place).toBeGreaterThanOrEqual(10);
          expect(place).toBeLessThanOrEqual(lanes.at(-1)?.y ?? 0);
        }
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThan(99);
      }
      expect(dots.map(({ x }) => x)).toEqual(dots.map(({ x }) => x).toSorted((a, b) => a - b));
      expect(lanes.at(-1)?.y).toBeLessThan(height - 25);
      for (const { x } of [now, ...ticks]) expect(x >= 0 && x < 99).toBe(true);
    }),
  );
});

test('draws imprecise durations between their limits, and missing ones in a lane', () => {
  fc.assert(
    fc.property(incidents({ maxLength: 40 }), (all) => {
      const { dots, lanes } = layOutOverview(all, today);
      const laneOf = (label: string) => lanes.find((lane) => lane.label === label)?.y;
      for (const { incident, y, range } of dots) {
        const length = incident.metrics.impactSeconds;
        const lane = laneOf(incident.impact.none ? 'No impact' : 'Unknown') ?? 0;
        const [top, bottom] = length
          ? [yOf(Math.max(length.most, 10)), yOf(Math.max(length.least, 10))]
          : ([lane, lane] as const);
        expect(y).toBeGreaterThanOrEqual(top - 1e-9);
        expect(y).toBeLessThanOrEqual(bottom + 1e-9);
        // A whisker is drawn where it is long enough to be seen.
        expect(range ?? [top, bottom]).toEqual([top, bottom]);
        expect(y).toBeCloseTo((top + bottom) / 2);
        expect(range !== undefined).toBe(bottom - top > 1);
      }
      expect(lanes.length).toBe(dots.some(({ incident }) => incident.impact.none) ? 2 : 1);
    }),
  );
});

test('draws longer durations higher', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 30 * day }), fc.integer({ min: 10, max: 30 * day }), (a, b) => {
      expect(Math.sign(yOf(a) - yOf(b))).toBe(Math.sign(b - a));
    }),
  );
  expect(yOf(10)).toBeLessThan(yOf(unknownLevel));
  expect(yOf(unknownLevel)).toBeLessThan(yOf(noImpactLevel));
  expect(levelOf({ least: 0, most: 0 })).toBe(10);
  expect(levelOf({ least: 60, most: 60 })).toBe(60);
  expect(levelOf({ least: 10, most: 1000 })).toBe(100);
});

test.each([599, 600, 1999, 2000, 3000])('loses none of %d incidents', (count) => {
  const sketches = fc.sample(sketch, { numRuns: count, seed: count });
  const all = sketches.toSorted((a, b) => b.start - a.start).map((one, index) => incidentOf(one, index));
  const dated = all.filter(({ duration }) => duration.length > 0).length;
  const { dots, cells } = layOutOverview(all, today);
  const counted = cells.reduce((sum, cell) => sum + cell.count, 0);
  expect([dots.length, counted]).toEqual(dated < 2000 ? [dated, 0] : [0, dated]);
});

test('counts every incident in exactly one cell, which contains it', () => {
  const place = fc.record({
    date: fc.date({ min: new Date('2009-01-01'), max: new Date('2024-12-31'), noInvalidDate: true }),
    level: fc.oneof(fc.constantFrom(noImpactLevel, unknownLevel), fc.integer({ min: 10, max: 30 * day })),
  });
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 300 }),
      fc.integer({ min: 1990, max: 2009 }),
      (dates, first) => {
        const years = { first, end: 2025 };
        const places = dates.map(({ date, level }) => ({ day: date.toISOString().slice(0, 10), level }));
        const cells = layOutHeatmap(places, years);
        expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(places.length);
        for (const { day: date, level } of places) {
          const x = xOfDay(date, years);
          const holding = cells.filter(
            (cell) =>
              // Months are not all of one length, and columns are.
              x >= cell.x - 0.3 &&
              x < cell.x + cell.width + 0.3 &&
              yOf(level) >= cell.y &&
              yOf(level) <= cell.y + cell.height,
          );
          expect(holding.length).toBeGreaterThanOrEqual(1);
        }
        const keys = cells.map(({ column, row }) => `${column} ${row}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const cell of cells) {
          expect(cell.x >= 0 && cell.x + cell.width <= 99 + 1e-9).toBe(true);
          expect(cell.y).toBeGreaterThanOrEqual(10);
          // Room for a number of 11 pixels.
          expect(cell.height).toBeGreaterThan(11.9);
          expect(cell.intensity).toBeGreaterThanOrEqual(1);
          expect(cell.intensity).toBeLessThanOrEqual(5);
        }
      },
    ),
  );
});

test('labels a cell with its period and durations', () => {
  const places = [
    { day: '2021-05-31', level: 3600 },
    { day: '2021-06-01', level: 3700 },
    { day: '2021-12-31', level: unknownLevel },
    { day: '2024-01-01', level: 30 * day },
    { day: '2024-01-01', level: noImpactLevel },
  ];
  const labelsOf = (first: number) =>
    layOutHeatmap(places, { first, end: 2025 }).map(({ label, count }) => `${label}: ${count}`);
  expect(labelsOf(2021)).toEqual([
    'Apr–Jun 2021, 1 h to 6 h: 2',
    'Oct–Dec 2021, unknown duration: 1',
    'Jan–Mar 2024, 1 week to 30 days: 1',
    'Jan–Mar 2024, no user impact: 1',
  ]);
  expect(labelsOf(2010)[0]).toBe('Jan–Jun 2021, 1 h to 6 h: 2');
  expect(labelsOf(1990)[0]).toBe('2021, 1 h to 6 h: 2');
  expect(layOutHeatmap(places.slice(3), { first: 2024, end: 2025 })[0]?.label).toBe('Jan 2024, 1 week to 30 days');
});

test('reads days and durations from the coordinates they were drawn at', () => {
  const years = { first: 2018, end: 2025 };
  fc.assert(
    fc.property(fc.date({ min: new Date('2018-01-01'), max: new Date('2024-12-31'), noInvalidDate: true }), (date) => {
      const text = date.toISOString().slice(0, 10);
      expect(dayAt(xOfDay(text, years) + 0.001, years)).toBe(text);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 30 * day }), (seconds) => {
      expect(levelAt(yOf(seconds))).toBe(seconds);
    }),
  );
  expect([dayAt(-5, years), dayAt(100, years)]).toEqual(['2018-01-01', '2024-12-31']);
  expect([levelAt(0), levelAt(122), levelAt(132), levelAt(150), levelAt(180)]).toEqual([
    30 * day,
    10,
    unknownLevel,
    noImpactLevel,
    noImpactLevel,
  ]);
});

test('labels years without overlap, and quarters of one or two years', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), (length) => {
      const ticks = layOutYearTicks({ first: 2025 - length, end: 2025 });
      const narrow = ticks.filter(({ isFine }) => !isFine).map(({ x }) => x);
      for (const [index, x] of narrow.slice(1).entries()) expect(x - (narrow[index] ?? 0)).toBeGreaterThanOrEqual(12);
      for (const [index, { x }] of ticks.slice(1).entries()) expect(x - (ticks[index]?.x ?? 0)).toBeGreaterThan(6);
      expect(ticks[0]).toEqual({ label: String(2025 - length), x: 0, isFine: false });
    }),
  );
  expect(layOutYearTicks({ first: 2024, end: 2025 }).map(({ label }) => label)).toEqual(['2024', 'Apr', 'Jul', 'Oct']);
});

test('puts the label of today where it has room', () => {
  expect(layOutOverview([], '2024-12-20').today.isAtEdge).toBe(true);
  expect(layOutOverview([], '2024-03-01').today.isAtEdge).toBe(false);
});

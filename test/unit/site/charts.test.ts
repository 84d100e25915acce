import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SecondsRange } from '../../../src/analysis/metrics.ts';
import { layOutAges } from '../../../site/src/features/insights/age-chart.ts';
import { layOutDistribution } from '../../../site/src/features/insights/distribution.ts';
import { binsOf, evenEdges } from '../../../site/src/features/insights/histogram.ts';
import { durationAxis } from '../../../site/src/shared/log-scale.ts';
import { stackDots } from '../../../site/src/features/insights/stack-dots.ts';
import { layOutYears } from '../../../site/src/features/insights/year-chart.ts';

const exactly = (seconds: number): SecondsRange => ({ least: seconds, most: seconds });

/** From nothing to a year, most of them minutes and hours, some of them vague. */
const someLength = fc
  .tuple(
    fc.oneof(fc.nat(7200), fc.nat(366 * 86_400), fc.constant(0)),
    fc.oneof(fc.constant(0), fc.nat(3600), fc.nat(86_400)),
  )
  .map(([least, width]): SecondsRange => ({ least, most: least + width }));
/** None to 5,000, each size as likely as the others. */
const someLengths = fc
  .constantFrom(0, 1, 3, 4, 5, 12, 59, 60, 400, 5000)
  .chain((size) => fc.array(someLength, { minLength: size, maxLength: size }));
const someAges = fc
  .constantFrom(0, 1, 5, 20, 59, 60, 5000)
  .chain((size) => fc.array(fc.nat(6000), { minLength: size, maxLength: size }));
// Shrinking thousands takes longer than reading what failed.
const runs = { numRuns: 60, endOnFailure: true };

describe('distribution', () => {
  test('draws nothing outside the plot', () => {
    fc.assert(
      fc.property(someLengths, (lengths) => {
        const { height, marks, steps, yOf, median, band, ticks } = layOutDistribution(lengths, durationAxis);
        const across = [
          ...marks.flatMap(({ x, range }) => [x, ...(range ?? [])]),
          ...steps.map(({ x }) => x),
          ...(band ?? []),
          ...(median === undefined ? [] : [median]),
          ...ticks.map(({ x }) => x),
        ];
        for (const x of across) {
          expect(x).toBeGreaterThanOrEqual(9 - 1e-9);
          expect(x).toBeLessThanOrEqual(99 + 1e-9);
        }
        for (const y of [...marks.map((mark) => mark.y), yOf(0), yOf(1)]) {
          expect(y).toBeGreaterThanOrEqual(10);
          expect(y).toBeLessThanOrEqual(height - 26);
        }
      }),
      runs,
    );
  }, 30_000);

  test('rises from nothing to all, and never falls', () => {
    fc.assert(
      fc.property(someLengths, (lengths) => {
        const { steps } = layOutDistribution(lengths, durationAxis);
        expect(steps.length > 0).toBe(lengths.length >= 5);
        expect(steps.map(({ x }) => x)).toEqual(steps.map(({ x }) => x).toSorted((a, b) => a - b));
        expect(steps.map(({ share }) => share)).toEqual(steps.map(({ share }) => share).toSorted((a, b) => a - b));
        expect(steps[0]?.share ?? 1).toBeGreaterThan(0);
        expect(steps.at(-1)?.share ?? 1).toBe(1);
      }),
      runs,
    );
  });

  test('has its median inside the interval, where the curve passes one half', () => {
    fc.assert(
      fc.property(someLengths, (lengths) => {
        const { steps, median = NaN, band } = layOutDistribution(lengths, durationAxis);
        if (!band) return;
        expect(median).toBeGreaterThanOrEqual(band[0] - 1e-9);
        expect(median).toBeLessThanOrEqual(band[1] + 1e-9);
        // The steps of a curve of many stand at most half a percent late.
        const until = (x: number) => steps.findLast((step) => step.x <= x)?.share ?? 0;
        expect(until(median + 0.5 + 1e-9)).toBeGreaterThanOrEqual(0.5);
        expect(until(median - 1e-6)).toBeLessThanOrEqual(0.5);
      }),
      runs,
    );
  });

  test('draws a mark for each of a few durations, and at most 181 steps for many', () => {
    fc.assert(
      fc.property(someLengths, (lengths) => {
        const { marks, steps } = layOutDistribution(lengths, durationAxis);
        expect(marks.length).toBe(lengths.length < 60 ? lengths.length : 0);
        expect(new Set(marks.map(({ index }) => index)).size).toBe(marks.length);
        expect(steps.length).toBeLessThanOrEqual(181);
        for (const { x, range } of marks) {
          if (!range) continue;
          expect(range[0]).toBeLessThanOrEqual(x);
          expect(range[1]).toBeGreaterThanOrEqual(x);
        }
      }),
      runs,
    );
  });

  test('has no curve, no median and no interval below five durations', () => {
    const { steps, median, band, marks } = layOutDistribution([60, 60, 600, 3600].map(exactly), durationAxis);
    expect({ steps, median, band }).toEqual({ steps: [], median: undefined, band: undefined });
    expect(marks.map(({ index, y }) => [index, y])).toEqual([
      [0, 32.5],
      [1, 17.5],
      [2, 32.5],
      [3, 32.5],
    ]);
  });

  test('does not depend on the order of the durations', () => {
    const lengths = [1, 2, 30, 400, 5000, 60_000].map((minutes) => exactly(minutes * 60));
    const forth = layOutDistribution(lengths, durationAxis);
    const back = layOutDistribution(lengths.toReversed(), durationAxis);
    expect(back.steps).toEqual(forth.steps);
    expect(back.median).toBe(forth.median);
  });
});

describe('stacked dots', () => {
  const places = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 80 });

  test('do not overlap and leave no level empty', () => {
    fc.assert(
      fc.property(places, fc.constantFrom(1, 4, 12), (xs, width) => {
        const levels = stackDots(xs, width);
        const byLevel = Map.groupBy(
          xs.map((x, index) => ({ x, level: levels[index] ?? -1 })),
          ({ level }) => level,
        );
        for (const marks of byLevel.values()) {
          const sorted = marks.map(({ x }) => x).toSorted((a, b) => a - b);
          const gaps = sorted.slice(1).map((x, index) => x - (sorted[index] ?? 0));
          expect(gaps.filter((gap) => gap < width)).toEqual([]);
        }
        expect([...byLevel.keys()].toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: byLevel.size }, (_, i) => i),
        );
      }),
    );
  });

  test('stay on one level when there is room', () => {
    expect(stackDots([90, 0, 50, 4], 4)).toEqual([0, 0, 0, 0]);
    expect(stackDots([10, 10, 10], 4)).toEqual([0, 1, 2]);
  });
});

test('a histogram counts every value once, and its highest bar has the full height', () => {
  const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5000, size: 'max' });
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 60 }), (shares, bins) => {
      const bars = binsOf(shares, evenEdges(bins));
      expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(shares.length);
      expect(Math.max(0, ...bars.map(({ share }) => share))).toBe(shares.length > 0 ? 1 : 0);
      for (const { from, to, count } of bars) {
        const inside = shares.filter((share) => (share > from || from === 0) && share <= to);
        expect(count).toBe(inside.length);
      }
    }),
    runs,
  );
});

describe('year chart', () => {
  const someCounts = fc.oneof(
    fc.array(fc.nat(8), { minLength: 1, maxLength: 10 }),
    fc.array(fc.nat(70), { minLength: 1, maxLength: 12 }),
    fc.array(fc.nat(5000), { minLength: 1, maxLength: 60 }),
  );

  test('draws nothing outside the plot, and a mark for each incident or none at all', () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const { height, bottom, columns } = layOutYears(counts);
        const drawn = columns.map(({ marks }) => marks.length);
        expect([counts, counts.map(() => 0)]).toContainEqual(drawn);
        for (const { x, bar, top, marks } of columns) {
          expect(bar[0]).toBeGreaterThanOrEqual(0);
          expect(bar[1]).toBeLessThanOrEqual(100);
          expect(x).toBeCloseTo((bar[0] + bar[1]) / 2, 9);
          // The number stands above.
          expect(top).toBeGreaterThanOrEqual(23.9);
          expect(top).toBeLessThanOrEqual(bottom);
          expect(bottom).toBeLessThan(height);
          for (const { dx, y } of marks) {
            expect(Math.abs(dx) + 8.5).toBeLessThanOrEqual(340 / counts.length / 2 + 1e-9);
            expect(y - 8.5).toBeGreaterThanOrEqual(top - 1e-9);
            expect(y + 8.5).toBeLessThanOrEqual(bottom + 1e-9);
          }
        }
      }),
    );
  });

  test('draws years with more incidents higher', () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const fewestFirst = layOutYears(counts)
          .columns.map(({ top }, index) => ({ top, count: counts[index] ?? 0 }))
          .toSorted((a, b) => a.count - b.count || b.top - a.top);
        const tops = fewestFirst.map(({ top }) => top);
        expect(tops).toEqual(tops.toSorted((a, b) => b - a));
      }),
    );
  });

  test('draws bars from sixty incidents in a year, or when marks have no room', () => {
    const marked = (counts: number[]) => layOutYears(counts).columns.some(({ marks }) => marks.length > 0);
    expect(marked([59])).toBe(true);
    expect(marked([60])).toBe(false);
    expect(marked([10, 10, 10, 10, 10, 10, 10, 10, 10, 10])).toBe(true);
    expect(marked([41, 10, 10, 10, 10, 10, 10, 10, 10, 10])).toBe(false);
  });

  test('puts several marks in a row when a year has many', () => {
    expect(layOutYears([2, 11]).columns.map(({ top, marks }) => [top, marks.length])).toEqual([
      [109, 2],
      [24, 11],
    ]);
  });
});

test('the age chart draws nothing outside the plot, and marks that do not overlap', () => {
  fc.assert(
    fc.property(someAges, (ages) => {
      const { height, bottom, marks, bars, ticks } = layOutAges(ages);
      for (const x of [...marks.map((mark) => mark.x), ...bars.flatMap(({ from, to }) => [from, to])]) {
        expect(x).toBeGreaterThanOrEqual(3 - 1e-9);
        expect(x).toBeLessThanOrEqual(97 + 1e-9);
      }
      for (const y of [...marks.map((mark) => mark.y), ...bars.map((bar) => bar.y)]) {
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThanOrEqual(bottom);
      }
      expect(bottom).toBeLessThan(height);
      expect(height).toBeLessThanOrEqual(250);
      expect(marks.length + bars.reduce((sum, { count }) => sum + count, 0)).toBe(ages.length);
      expect(ticks).toHaveLength(7);
      for (const [index, mark] of marks.entries()) {
        for (const other of marks.slice(index + 1)) {
          expect(Math.abs(other.x - mark.x) >= 4 || Math.abs(other.y - mark.y) >= 15).toBe(true);
        }
      }
    }),
    runs,
  );
});

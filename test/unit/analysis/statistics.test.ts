import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SecondsRange } from '../../../src/analysis/metrics.ts';
import { bootstrapRanks, medianOf, middleOf, quantileOf, summarize } from '../../../src/analysis/statistics.ts';

const exactly = (seconds: number): SecondsRange => ({ least: seconds, most: seconds });
const someRange = fc
  .tuple(fc.nat(40 * 86_400), fc.oneof(fc.constant(0), fc.nat(7200)))
  .map(([least, width]): SecondsRange => ({ least, most: least + width }));

test('returns no summary without lengths', () => {
  expect(summarize([])).toBe(undefined);
});

test('gives few lengths neither interval nor percentile', () => {
  expect(summarize([exactly(60)])).toEqual({ n: 1, median: 60, isVague: false });
  expect(summarize([10, 40, 20, 30].map(exactly))).toEqual({ n: 4, median: 25, isVague: false });
  expect(summarize([50, 10, 40, 20, 30].map(exactly))).toEqual({
    n: 5,
    median: 30,
    isVague: false,
    interval: { least: 10, most: 50 },
  });
  expect(summarize(Array.from({ length: 19 }, (_, index) => exactly(index)))?.ninetieth).toBe(undefined);
});

test('summarises the numbers from 1 to 20 as published tables and other programs do', () => {
  expect(summarize(Array.from({ length: 20 }, (_, index) => exactly(20 - index)))).toEqual({
    n: 20,
    median: 10.5,
    isVague: false,
    interval: { least: 6, most: 15 },
    ninetieth: 18,
  });
});

test('counts a vague length as its middle, and widens the interval to its range', () => {
  const values = [exactly(100), exactly(200), { least: 100, most: 900 }, exactly(400), exactly(500)];
  expect(summarize(values)).toEqual({ n: 5, median: 300, isVague: true, interval: { least: 100, most: 900 } });
  const apart = [exactly(100), { least: 150, most: 250 }, exactly(300), exactly(400), exactly(500)];
  expect(summarize(apart)?.isVague).toBe(false);
});

test('finds the middle of a range on a logarithmic axis that begins at ten seconds', () => {
  expect(middleOf({ least: 100, most: 10_000 })).toBe(1000);
  expect(middleOf({ least: 0, most: 1000 })).toBe(100);
  expect(middleOf({ least: -600, most: 4 })).toBe(4);
  expect(middleOf(exactly(0))).toBe(0);
});

test('finds quantiles', () => {
  const numbers = Array.from({ length: 10 }, (_, index) => index + 1);
  expect([0, 0.05, 0.1, 0.11, 0.5, 0.9, 0.91, 1].map((share) => quantileOf(numbers, share))).toEqual([
    1, 1, 1, 2, 5, 9, 10, 10,
  ]);
});

describe('for any lengths', () => {
  test('the median lies between the shortest and the longest, and within its interval', () => {
    fc.assert(
      fc.property(fc.array(someRange, { minLength: 5, maxLength: 80 }), (values) => {
        const summary = summarize(values);
        const { median = NaN, interval = exactly(NaN) } = summary ?? {};
        expect(median).toBeGreaterThanOrEqual(Math.min(...values.map(({ least }) => least)));
        expect(median).toBeLessThanOrEqual(Math.max(...values.map(({ most }) => most)));
        expect(interval.least).toBeLessThanOrEqual(median);
        expect(interval.most).toBeGreaterThanOrEqual(median);
      }),
    );
  });

  test('the summary does not depend on the order', () => {
    const shuffled = fc
      .array(someRange, { minLength: 1, maxLength: 40 })
      .chain((values) =>
        fc.tuple(
          fc.constant(values),
          fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([values, others]) => {
        expect(summarize(others)).toEqual(summarize(values));
      }),
    );
  });

  test('half of them are no longer than the median, and half no shorter', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 }), (numbers) => {
        const median = medianOf(numbers.toSorted((a, b) => a - b));
        expect(numbers.filter((number) => number <= median).length * 2).toBeGreaterThanOrEqual(numbers.length);
        expect(numbers.filter((number) => number >= median).length * 2).toBeGreaterThanOrEqual(numbers.length);
      }),
    );
  });
});

describe('the interval of the median', () => {
  test('equals the interval of random resampling', () => {
    // Of fifteen, the chance of the fourth is 2.5 % to three digits, which the lot decides either way.
    for (const n of [5, 7, 9, 13, 21, 41]) {
      const ranks = Array.from({ length: n }, (_, index) => index + 1);
      const random = generator(n);
      const medians = Array.from({ length: 20_000 }, () =>
        medianOf(ranks.map(() => Math.floor(random() * n) + 1).toSorted((a, b) => a - b)),
      ).toSorted((a, b) => a - b);
      expect([n, ...bootstrapRanks(n)]).toEqual([n, quantileOf(medians, 0.025), quantileOf(medians, 0.975)]);
    }
  }, 30_000);

  test('contains the true median of a skewed distribution about as often as stated', () => {
    const trueMedian = Math.log(2);
    const held = [5, 7, 10, 20, 50, 200].map((n) => {
      const random = generator(n);
      const [lower, upper] = bootstrapRanks(n);
      const times = Array.from({ length: 4000 }, () => {
        // Of an exponential distribution.
        const sample = Array.from({ length: n }, () => -Math.log(1 - random())).toSorted((a, b) => a - b);
        return (sample[lower - 1] ?? NaN) <= trueMedian && trueMedian <= (sample[upper - 1] ?? NaN);
      }).filter(Boolean).length;
      return `${n}: ${((times / 4000) * 100).toFixed(0)} %`;
    });
    expect(held).toEqual(['5: 94 %', '7: 88 %', '10: 98 %', '20: 96 %', '50: 97 %', '200: 96 %']);
  }, 30_000);

  test('contains it as often as its documentation states, for any distribution', () => {
    // Each number lies below the median with a chance of one half, so that the count of those below is binomial.
    const coverage = (n: number): number => {
      const [lower, upper] = bootstrapRanks(n);
      let [ways, sum] = [0.5 ** n, 0];
      for (let below = 0; below <= n; below++) {
        if (below >= lower && below < upper) sum += ways;
        ways *= (n - below) / (below + 1);
      }
      return sum;
    };
    const percents = Array.from({ length: 196 }, (_, index) => Math.round(coverage(index + 5) * 100));
    expect(percents.slice(0, 10)).toEqual([94, 97, 88, 93, 96, 98, 93, 96, 91, 94]);
    expect(new Set(percents.slice(3))).toEqual(new Set([91, 92, 93, 94, 95, 96, 97, 98]));
    expect(percents.filter((percent) => percent >= 94).length / percents.length).toBeGreaterThan(0.9);
  });

  test('narrows as the sample grows', () => {
    expect(bootstrapRanks(10_000)).toEqual([4902, 5099]);
  });
});

/** Numbers from 0 to 1 that are the same in every run: Mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

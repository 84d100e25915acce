import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ageAxis,
  axisLabels,
  bandsOf,
  durationAxis,
  exposureAxis,
  positionOn,
  type LogAxis,
} from '../../../site/src/shared/log-scale.ts';

describe.each<[string, LogAxis]>([
  ['of durations', durationAxis],
  ['of exposure', exposureAxis],
  ['of ages', ageAxis],
])('the axis %s', (_, axis) => {
  const numbers = fc.array(fc.double({ min: 0, max: 1e10, noNaN: true }), { maxLength: 50 });

  test('keeps order, and all positions between its ends', () => {
    expect([positionOn(axis, axis[0]?.value ?? 0), positionOn(axis, axis.at(-1)?.value ?? 0)]).toEqual([0, 1]);
    fc.assert(
      fc.property(numbers, (values) => {
        const places = values.toSorted((a, b) => a - b).map((value) => positionOn(axis, value));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(places.every((place) => place >= 0 && place <= 1)).toBe(true);
      }),
    );
  });

  test('counts every value in one band', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        expect(bandsOf(axis, values).reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      }),
    );
  });
});

test('marks the ends of an axis if values are beyond them', () => {
  const ends = (values: number[]) => {
    const labels = axisLabels(durationAxis, values).map(({ label }) => label);
    return [labels[0], labels.at(-1)];
  };
  expect(ends([60])).toEqual(['10 s', '30 days']);
  expect(ends([0, 1e9])).toEqual(['≤\u00a010 s', '≥\u00a030 days']);
});

test('names bands by the marks of their axis', () => {
  expect(bandsOf(durationAxis, [5, 10, 60, 61, 3e7])).toEqual([
    { label: 'Up to 10 s', count: 2 },
    { label: '10 s to 1 min', count: 1 },
    { label: '1 min to 10 min', count: 1 },
    { label: '10 min to 1 h', count: 0 },
    { label: '1 h to 6 h', count: 0 },
    { label: '6 h to 1 day', count: 0 },
    { label: '1 day to 1 week', count: 0 },
    { label: '1 week to 30 days', count: 0 },
    { label: 'Over 30 days', count: 1 },
  ]);
  expect(bandsOf(durationAxis, [])).toEqual([]);
});

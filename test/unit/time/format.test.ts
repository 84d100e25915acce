import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockAt, daysBetween } from '../../../src/time/calendar.ts';
import { dayOf, formatDay, formatMoment, showMoment, stampsOf } from '../../../src/time/format.ts';
import { formatSeconds } from '../../../src/text/seconds.ts';
import { epochSeconds } from '../../../src/time/moment.ts';
import { readMoment } from '../../../src/time/parse.ts';

describe('formatSeconds', () => {
  test.each([
    [0, '0 min'],
    [40, '40 s'],
    [60, '1 min'],
    [90, '1 min 30 s'],
    [8100, '2 h 15 min'],
    [7200, '2 h'],
    [3599, '59 min 59 s'],
    [7199, '2 h'],
    [86_399, '1 d'],
    [90_000, '1 d 1 h'],
    [-300, '−5 min'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(formatSeconds(seconds).replaceAll('\u00a0', ' ')).toBe(text);
  });

  test('names at most two units, and never sixty of one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 86_400 }), (seconds) => {
        expect(formatSeconds(seconds)).toMatch(
          /^(?:\d+\u00a0d(?:\u00a0(?:1?\d|2[0-3])\u00a0h)?|(?:1?\d|2[0-3])\u00a0h(?:\u00a0[1-5]?\d\u00a0min)?|[1-5]?\d\u00a0min(?:\u00a0[1-5]?\d\u00a0s)?|[1-5]?\d\u00a0s)$/,
        );
      }),
    );
  });

  test('is at most half of its smallest unit away from the truth', () => {
    const sizes: Record<string, number> = { d: 86_400, h: 3600, min: 60, s: 1 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 * 86_400 }), (seconds) => {
        const parts = [...formatSeconds(seconds).matchAll(/(\d+)\u00a0(d|h|min|s)/g)];
        const told = parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (sizes[unit] ?? 0), 0);
        const largest = parts[0]?.[2] ?? '';
        const smallest = { d: 3600, h: 60, min: 1, s: 1 }[largest] ?? 0;
        expect(Math.abs(told - seconds)).toBeLessThanOrEqual(smallest / 2);
      }),
    );
  });
});

test('writes dates in short and in long form', () => {
  expect(formatDay('2024-08-11', 'long')).toBe('Sunday 11 August 2024');
  expect(formatDay('2024-08-10', 'short')).toBe('10 Aug 2024');
  expect(formatDay('2024-08-01', 'day')).toBe('1 Aug');
  const firsts = Array.from({ length: 12 }, (_, index) => `2024-${String(index + 1).padStart(2, '0')}-01`);
  expect(firsts.map((date) => formatDay(date, 'long'))).toEqual([
    'Monday 1 January 2024',
    'Thursday 1 February 2024',
    'Friday 1 March 2024',
    'Monday 1 April 2024',
    'Wednesday 1 May 2024',
    'Saturday 1 June 2024',
    'Monday 1 July 2024',
    'Thursday 1 August 2024',
    'Sunday 1 September 2024',
    'Tuesday 1 October 2024',
    'Friday 1 November 2024',
    'Sunday 1 December 2024',
  ]);
});

test('lists a moment under the day of its zone, and an approximate one under the day that was written', () => {
  const at = (text: string) => readMoment(text, { zone: 'Europe/Amsterdam', zoneAssumed: false });
  const moments = ['2024-08-10T23:30Z', '2024-08-10 ~23:55', '2024-08-10 ~00:05', '2024-08-??'].map(at);
  expect(moments.map((moment) => moment && dayOf(moment, 'Europe/Amsterdam'))).toEqual([
    '2024-08-11',
    '2024-08-10',
    '2024-08-10',
    '2024-08-01',
  ]);
});

test.each([
  '2024-08-10 14:30:15 UTC',
  '2024-08-10 14:30:1? UTC',
  '2024-08-10 14:30 UTC',
  '2024-08-10 ~23:55 UTC',
  '2024-08-10 14:3? UTC',
  '2024-08-10 14:?? UTC',
  '2024-08-10 1?:?? UTC',
  '2024-08-10',
  '2024-08-??',
  '2024-??-??',
])('shows the texts of %s at once as one by one', (text) => {
  const moment = readMoment(text, { zone: 'UTC', zoneAssumed: false });
  if (!moment) throw new Error(`${text} is not a moment`);
  for (const zone of ['UTC', 'Asia/Kolkata', '-03:30']) {
    expect(showMoment(moment, zone)).toEqual({
      stamps: stampsOf(moment, zone),
      day: dayOf(moment, zone),
      clock: formatMoment(moment, { date: false, zone: false }, zone),
    });
  }
});

test('shows what a clock of a zone shows, to the second', () => {
  expect(clockAt(epochSeconds('2024-08-10T20:30:15Z') + 0.5, 'Asia/Kolkata')).toEqual({
    clock: '02:00:15',
    date: '2024-08-11',
    offsetSeconds: 19_800,
    stamp: '2024-08-11T02:00:15+05:30',
  });
});

test('counts days between dates', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2024-08-20', '2024-08-15')).toBe(-5);
});

import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { epochSecondsOf, instantsOf, localTimeAt, offsetText } from '../../../src/time/zone-clock.ts';
import { compareWithTemporal } from '../../support/temporal.ts';

describe('localTimeAt', () => {
  test.each([
    [0, 'UTC', '1970-01-01 00:00:00 +00:00'],
    [1_723_300_200, 'Europe/Amsterdam', '2024-08-10 16:30:00 +02:00'],
    [1_723_300_200, '+05:30', '2024-08-10 20:00:00 +05:30'],
    [1_723_300_200.9, '-03:30', '2024-08-10 11:00:00 -03:30'],
    [-1, 'America/New_York', '1969-12-31 18:59:59 -05:00'],
    [253_402_300_799, '+01:00', '+010000-01-01 00:59:59 +01:00'],
  ])('shows %d in %s as %s', (seconds, zone, shown) => {
    const { date, clock, offsetSeconds } = localTimeAt(seconds, zone);
    expect(`${date} ${clock} ${offsetText(offsetSeconds)}`).toBe(shown);
  });

  test('throws for a zone that does not exist', () => {
    expect(() => localTimeAt(0, 'Europe/Lisbn')).toThrow(RangeError);
  });
});

describe('epochSecondsOf', () => {
  test.each([
    ['2024-08-10T14:30', 'UTC'],
    ['2024-08-10T14:30:05', 'Europe/Amsterdam'],
    ['2024-02-29T23:59', 'Asia/Kolkata'],
    ['2024-08-10T14:30', '-03:30'],
  ])('reads %s in %s', (local, zone) => {
    const expected = Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds / 1000;
    expect(epochSecondsOf(local, zone)).toBe(expected);
  });

  test('reads a skipped time with the offset before the change, and of a repeated time the first', () => {
    expect(epochSecondsOf('2024-03-31T02:30', 'Europe/Amsterdam')).toBe(Date.parse('2024-03-31T02:30+01:00') / 1000);
    expect(epochSecondsOf('2024-10-27T02:30', 'Europe/Amsterdam')).toBe(Date.parse('2024-10-27T02:30+02:00') / 1000);
  });

  test('throws for a date or a zone that does not exist', () => {
    expect(() => epochSecondsOf('2023-02-29T10:00', 'UTC')).toThrow(RangeError);
    expect(() => epochSecondsOf('2024-08-10T10:00', 'Europe/Lisbn')).toThrow(RangeError);
  });
});

test('tells a time that a change of the clock skipped from one that it repeated', () => {
  const seconds = (utc: string) => Date.parse(`${utc}Z`) / 1000;
  expect(instantsOf(seconds('2024-03-31T02:30'), 'Europe/Amsterdam')).toEqual({
    earlier: seconds('2024-03-31T00:30'),
    later: seconds('2024-03-31T01:30'),
    change: 'skipped',
  });
  expect(instantsOf(seconds('2024-10-27T02:30'), 'Europe/Amsterdam')).toEqual({
    earlier: seconds('2024-10-27T00:30'),
    later: seconds('2024-10-27T01:30'),
    change: 'repeated',
  });
  // Samoa had no 30 December 2011.
  expect(instantsOf(seconds('2011-12-30T12:00'), 'Pacific/Apia').change).toBe('skipped');
});

// `node test/corpus/time-arithmetic.ts 100000` compares as many moments as it is asked for: 22 s.
test('agrees with Temporal in every zone, at random moments and around changes of the clock', () => {
  expect(compareWithTemporal({ perZone: 8, seed: 1 })).toEqual([]);
}, 30_000);

import { daysFromCivil, daysInMonth, isCivilDate, secondsPerDay } from './civil.ts';
import type { Precision } from './moment.ts';

/**
 * A local date and time, as far as they are known: the first and the last that are possible, in seconds since
 * 1970-01-01T00:00 of a clock that is never changed.
 */
export interface LocalTime {
  first: number;
  last: number;
  precision: Precision;
}

/** `YYYY-MM-DD`; `??` for an unknown day, or an unknown day and month. */
export const datePattern = String.raw`\d{4}-(?:\?\?-\?\?|\d{2}-(?:\?\?|\d{2}))`;

/** `[H]H:MM[:SS]`; `?` for unknown digits, from the right. Fractions of a second are ignored. */
export const clockPattern = String.raw`(?:\d{1,2}|\d\?|\?\?):(?:\d{2}|\d\?|\?\?)(?::(?:\d{2}(?:[.,]\d{1,9})?|\d\?|\?\?))?`;

/**
 * Combine a date and a clock time.
 *
 * @param date As `datePattern` has it.
 * @param clock As `clockPattern` has it; `undefined` for a whole day.
 * @param halfDay `am` or `pm` of a 12-hour clock. `13:55 pm` is read as 13:55.
 * @returns `undefined` when the date or the time does not exist: 31 June, 25:10, `1?:30`. 24:00 is the next day's 00:00.
 */
export function localTime(date: string, clock: string | undefined, halfDay?: 'am' | 'pm'): LocalTime | undefined {
  const days = readDays(date);
  if (!days) return undefined;
  const times = clock === undefined ? wholeDay : readClock(clock, halfDay);
  if (!times) return undefined;
  // A clock time on an unknown day does not narrow the range.
  const { first, last } = days.precision === 'day' ? times : wholeDay;
  const precision = days.precision === 'day' ? times.precision : days.precision;
  return { first: days.first * secondsPerDay + first, last: days.last * secondsPerDay + last, precision };
}

/** Days since 1970-01-01. */
interface Days {
  first: number;
  last: number;
  precision: 'day' | 'month' | 'year';
}

/** Seconds since midnight. */
interface Times {
  first: number;
  last: number;
  precision: Precision;
}

const wholeDay: Times = { first: 0, last: 86_340, precision: 'day' };

function readDays(date: string): Days | undefined {
  const [year = 0, month = NaN, day = NaN] = date.split('-').map(Number);
  if (Number.isNaN(month)) {
    return { first: daysFromCivil(year, 1, 1), last: daysFromCivil(year, 12, 31), precision: 'year' };
  }
  const first = Number.isNaN(day) ? 1 : day;
  if (!isCivilDate(year, month, first)) return undefined;
  const days = daysFromCivil(year, month, first);
  return Number.isNaN(day)
    ? { first: days, last: daysFromCivil(year, month, daysInMonth(year, month)), precision: 'month' }
    : { first: days, last: days, precision: 'day' };
}

function readClock(clock: string, halfDay: 'am' | 'pm' | undefined): Times | undefined {
  const [hour = '', minute = '', second = ''] = clock.split(':');
  const text = hour.padStart(2, '0') + minute + second.slice(0, 2);
  // A known digit after an unknown one is a typo, and `pm` does not apply to an unknown hour.
  if (/\?\d/.test(text) || (halfDay && text.slice(0, 2).includes('?'))) return undefined;
  // Unknown seconds mean a minute, as in `14:30`.
  const known = text.replaceAll('?', '');
  const precision = precisions[known.length] ?? 'second';
  const first = secondsOf(known.padEnd(6, '0'), halfDay);
  if (first === undefined) return undefined;
  if (precision === 'minute' || precision === 'second') return { first, last: first, precision };
  const last = secondsOf(known + lastOf(known), halfDay);
  if (last === undefined) return undefined;
  // With minute precision, the last moment of an hour is minute 59, not its last second.
  return { first, last: precision === 'ten_seconds' ? last : last - 59, precision };
}

const precisions: Record<number, Precision> = {
  0: 'day',
  1: 'ten_hours',
  2: 'hour',
  3: 'ten_minutes',
  4: 'minute',
  5: 'ten_seconds',
};

/** The digits that complete the known ones to the latest possible time. */
function lastOf(known: string): string {
  if (known === '' || known === '2') return '235959'.slice(known.length);
  return '095959'.slice(known.length);
}

function secondsOf(digits: string, halfDay: 'am' | 'pm' | undefined): number | undefined {
  let hour = Number(digits.slice(0, 2));
  const minute = Number(digits.slice(2, 4));
  const second = Number(digits.slice(4, 6));
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && (minute > 0 || second > 0))) return undefined;
  if (halfDay === 'am' && hour > 12) return undefined;
  if (halfDay && hour <= 12) hour = (hour % 12) + (halfDay === 'pm' ? 12 : 0);
  return hour * 3600 + minute * 60 + second;
}

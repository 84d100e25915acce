import { Temporal } from 'temporal-polyfill';
import type { Moment } from './moment.ts';

// Pure, and bundled into the site's renderer: nothing here may read a file or the clock.

/**
 * The clock, the date and the offset of a zone at an instant.
 *
 * @param seconds Since 1970.
 * @returns `clock` as `14:30:00`, `date` as `2024-08-10`, `stamp` as `2024-08-10T14:30:00+02:00`,
 *   and the offset from UTC, positive to the east.
 */
export function clockAt(
  seconds: number,
  zone: string,
): { clock: string; date: string; stamp: string; offsetSeconds: number } {
  const shown = Temporal.Instant.fromEpochMilliseconds(Math.round(seconds * 1000)).toZonedDateTimeISO(zone);
  return {
    clock: shown.toPlainTime().toString({ smallestUnit: 'second' }),
    date: shown.toPlainDate().toString(),
    stamp: shown.toString({ timeZoneName: 'never', smallestUnit: 'second' }),
    offsetSeconds: shown.offsetNanoseconds / 1e9,
  };
}

/** The same clock on a later day of its zone, however long the days in between are. */
export function addDays(moment: Moment, days: number): Moment {
  const later = (instant: string): string =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(moment.zone).add({ days }).toInstant().toString();
  return { ...moment, earliest: later(moment.earliest), latest: later(moment.latest) };
}

/** Whole days from one calendar date (`YYYY-MM-DD`) to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

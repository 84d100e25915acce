import { daysOfDate, secondsPerDay } from './civil.ts';
import { epochSeconds, type Moment } from './moment.ts';
import { instantsOf, instantText, localTimeAt, offsetAt, offsetText } from './zone-clock.ts';

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
  // Sums of fractions may be a little too small.
  const shown = localTimeAt(Math.round(seconds * 1000) / 1000, zone);
  return { ...shown, stamp: `${shown.date}T${shown.clock}${offsetText(shown.offsetSeconds)}` };
}

/** The same clock on a later day of its zone, however long the days in between are. */
export function addDays(moment: Moment, days: number): Moment {
  const later = (instant: string): string => {
    const seconds = epochSeconds(instant);
    const local = seconds + offsetAt(seconds, moment.zone) + days * secondsPerDay;
    const instants = instantsOf(local, moment.zone);
    return instantText(instants.change === 'skipped' ? instants.later : instants.earlier);
  };
  return { ...moment, earliest: later(moment.earliest), latest: later(moment.latest) };
}

/** Whole days from one calendar date (`YYYY-MM-DD`) to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return daysOfDate(to) - daysOfDate(from);
}

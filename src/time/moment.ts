/** The finest part of a moment that somebody knew. */
export type Precision =
  'second' | 'ten_seconds' | 'minute' | 'ten_minutes' | 'hour' | 'ten_hours' | 'day' | 'month' | 'year';

/**
 * A moment as precisely as somebody wrote it down: the true time lies in `[earliest, latest]`.
 * Both are ISO 8601 instants in UTC, to the second (`2024-08-10T14:30:00Z`). They are equal for a clock
 * time that is known to the minute or the second: exact in figures, a minute wide when moments are put in order.
 */
export interface Moment {
  /** As written: `~14:30 UTC`. */
  text: string;
  earliest: string;
  latest: string;
  precision: Precision;
  /** `~`: within ten minutes either side, which the interval includes. */
  approximate: boolean;
  /** Zone that it was read in: `UTC`, an offset (`+02:00`) or an IANA name. */
  zone: string;
  /** Neither the time nor its document states a zone. */
  zoneAssumed: boolean;
  /** A zone that is none (`Europe/Lisbn`) or means several offsets (`PST`): written, and not taken into account. */
  unknownZone?: string;
  /** The clock showed it never, or twice: daylight saving began or ended. */
  clockChange?: 'skipped' | 'repeated';
}

/**
 * Whether `a` was over before `b` began, whatever the two can have been.
 * `14:30` and `14:30:15` are in neither order, since the first is a minute wide.
 */
export function isBefore(a: Moment, b: Moment): boolean {
  return orderRange(a)[1] < orderRange(b)[0];
}

/** The seconds since 1970 between which a moment lies when moments are put in order, both included. */
export function orderRange({ earliest, latest, precision }: Moment): [first: number, last: number] {
  const width = precision === 'second' || precision === 'ten_seconds' ? 0 : 59;
  return [epochSeconds(earliest), epochSeconds(latest) + width];
}

/** Whether two moments can have been the same. */
export function overlaps(a: Moment, b: Moment): boolean {
  return !isBefore(a, b) && !isBefore(b, a);
}

/** Seconds since 1970 of an ISO 8601 instant in UTC, for arithmetic on whole seconds. */
export function epochSeconds(instant: string): number {
  return Date.parse(instant) / 1000;
}

/** How finely a moment was written: the width that it has when moments are put in order. */
export type Precision = 'second' | 'minute';

/**
 * A moment as precisely as somebody wrote it down: the true time lies in `[earliest, latest]`.
 * Both are ISO 8601 instants in UTC (`2024-08-10T14:30:00Z`). A clock time is exact in figures,
 * so both are equal then, and as wide as its `precision` when moments are put in order.
 */
export interface Moment {
  /** As written: `14:30 UTC`. */
  text: string;
  earliest: string;
  latest: string;
  precision: Precision;
  /** Zone it was written in: `UTC` or an IANA name. */
  zone: string;
}

const widthSeconds: Record<Precision, number> = { second: 0, minute: 59 };

/**
 * Whether `a` was over before `b` began, whatever the two can have been.
 * `14:30` and `14:30:15` are in neither order, since the first is a minute wide.
 */
export function isBefore(a: Moment, b: Moment): boolean {
  return epochSeconds(a.latest) + widthSeconds[a.precision] < epochSeconds(b.earliest);
}

/** Seconds since 1970 of an ISO 8601 instant in UTC, for arithmetic on whole seconds. */
export function epochSeconds(instant: string): number {
  return Date.parse(instant) / 1000;
}

import { civilFromDays, clockText, dateOfDays, daysOfDate, secondsPerDay } from './civil.ts';

// Pure, and bundled into the site's renderer: nothing here may read a file or the clock. Times are numbers of seconds,
// since a polyfill of `Temporal` takes 5 to 50 µs for a conversion, and a page of a postmortem needs hundreds. The
// tests compare the results with those of `Temporal`.

/** What clock and calendar of a zone show at an instant. */
export interface ZoneTime {
  /** `2024-08-10`. */
  date: string;
  /** `14:30:00`. */
  clock: string;
  /** Of the zone from UTC, positive to the east. */
  offsetSeconds: number;
}

/** The instants at which the clock of a zone shows a local time. */
export interface LocalInstants {
  /** Seconds since 1970. The same as `later`, except for a clock time that a change skipped or repeated. */
  earlier: number;
  /** For a skipped time, the one read with the offset before the change, as Temporal and iCalendar read it. */
  later: number;
  change?: 'skipped' | 'repeated';
}

/**
 * What clock and calendar of a zone show at an instant.
 *
 * @param epochSeconds Since 1970; a part of a second is cut off.
 * @param zone `UTC`, an offset (`+05:30`) or an IANA name.
 * @throws {RangeError} When the zone does not exist.
 */
export function localTimeAt(epochSeconds: number, zone: string): ZoneTime {
  const whole = Math.floor(epochSeconds);
  const offsetSeconds = offsetAt(whole, zone);
  return { ...textOfLocalSeconds(whole + offsetSeconds), offsetSeconds };
}

/**
 * The instant at which the clock of a zone shows a local time, as iCalendar and Temporal settle a change of the clock:
 * a repeated time is its first, and a skipped time is read with the offset before the change.
 *
 * @param local `2024-08-10T14:30` or `2024-08-10T14:30:05`.
 * @returns Seconds since 1970.
 * @throws {RangeError} When the date or the zone does not exist.
 */
export function epochSecondsOf(local: string, zone: string): number {
  const [hour = NaN, minute = NaN, second = 0] = local.slice(11).split(':').map(Number);
  const { earlier, later, change } = instantsOf(
    daysOfDate(local) * secondsPerDay + hour * 3600 + minute * 60 + second,
    zone,
  );
  return change === 'skipped' ? later : earlier;
}

/**
 * The instants at which the clock of a zone shows a local time.
 *
 * @param localSeconds Seconds since 1970-01-01T00:00 of a clock that is never changed.
 * @param zone As in `localTimeAt`.
 * @throws {RangeError} When the zone does not exist.
 */
export function instantsOf(localSeconds: number, zone: string): LocalInstants {
  const before = offsetAt(localSeconds - secondsPerDay, zone);
  const after = offsetAt(localSeconds + secondsPerDay, zone);
  const [first, second] = [localSeconds - before, localSeconds - after];
  if (first === second) return { earlier: first, later: first };
  const [isFirst, isSecond] = [offsetAt(first, zone) === before, offsetAt(second, zone) === after];
  if (isFirst !== isSecond) {
    const only = isFirst ? first : second;
    return { earlier: only, later: only };
  }
  const [earlier, later] = [Math.min(first, second), Math.max(first, second)];
  return { earlier, later, change: isFirst ? 'repeated' : 'skipped' };
}

/** `+02:00`; an offset with seconds, as before standard time, is rounded to a minute. */
export function offsetText(offsetSeconds: number): string {
  const minutes = Math.round(Math.abs(offsetSeconds) / 60);
  return `${offsetSeconds < 0 ? '-' : '+'}${clockText(minutes * 60).slice(0, 5)}`;
}

/** Date and clock of local seconds, as `instantsOf` has them. */
function textOfLocalSeconds(localSeconds: number): { date: string; clock: string } {
  const days = Math.floor(localSeconds / secondsPerDay);
  return { date: dateOfDays(days), clock: clockText(localSeconds - days * secondsPerDay) };
}

/** An instant as ISO 8601 in UTC, to the second: `2024-08-10T14:30:00Z`. */
export function instantText(epochSeconds: number): string {
  const { date, clock } = textOfLocalSeconds(epochSeconds);
  return `${date}T${clock}Z`;
}

/**
 * The offset of a zone from UTC at an instant, in seconds, positive to the east.
 *
 * @param epochSeconds Whole seconds since 1970.
 * @throws {RangeError} When the zone does not exist.
 */
export function offsetAt(epochSeconds: number, zone: string): number {
  if (zone === 'UTC') return 0;
  let known = zones.get(zone);
  if (known === undefined) zones.set(zone, (known = openZone(zone)));
  return typeof known === 'number' ? known : known.offsetAt(epochSeconds);
}

/** Whether the database has a zone, by its IANA name. */
export function hasZone(zone: string): boolean {
  let found = known.get(zone);
  if (found === undefined) known.set(zone, (found = isAccepted(zone)));
  return found;
}

function isAccepted(zone: string): boolean {
  try {
    offsetAt(0, zone);
    return true;
  } catch (error) {
    // `Intl` throws this when its database does not have the zone.
    if (!(error instanceof RangeError)) throw error;
    return false;
  }
}

/** The names that were looked up: documents hold many words with a slash that are not zones. */
const known = new Map<string, boolean>();

/** By name: the offset of a zone that has only one, or else its offsets by day. */
const zones = new Map<string, number | OffsetsByDay>();

function openZone(zone: string): number | OffsetsByDay {
  const fixed = /^([+-])(\d{2}):(\d{2})$/.exec(zone);
  if (!fixed) return new OffsetsByDay(zone);
  return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 3600 + Number(fixed[3]) * 60);
}

/** The day in UTC on which a zone changes its clock. */
interface ChangeDay {
  /** Seconds since 1970 of the first second with the new offset. */
  at: number;
  before: number;
  after: number;
}

/** The offsets of a zone, which `Intl` is asked for once a day. No zone changes its clock twice in a day. */
class OffsetsByDay {
  readonly #format: Intl.DateTimeFormat;
  /** At the start of a day in UTC, by days since 1970. */
  readonly #starts = new Map<number, number>();
  readonly #days = new Map<number, number | ChangeDay>();

  constructor(zone: string) {
    // Without month and year, which would bring in eras: no offset is longer than a day.
    const shown = { day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
    const neutral = { calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' } as const;
    this.#format = new Intl.DateTimeFormat('en-US', { ...neutral, ...shown, timeZone: zone });
  }

  offsetAt(epochSeconds: number): number {
    const day = Math.floor(epochSeconds / secondsPerDay);
    let offsets = this.#days.get(day);
    if (offsets === undefined) this.#days.set(day, (offsets = this.#offsetsOn(day)));
    if (typeof offsets === 'number') return offsets;
    return epochSeconds < offsets.at ? offsets.before : offsets.after;
  }

  #offsetsOn(day: number): number | ChangeDay {
    const [before, after] = [this.#offsetAtStart(day), this.#offsetAtStart(day + 1)];
    if (before === after) return before;
    let [last, at] = [day * secondsPerDay, (day + 1) * secondsPerDay];
    while (at - last > 1) {
      const middle = Math.floor((last + at) / 2);
      if (this.#ask(middle) === before) last = middle;
      else at = middle;
    }
    return { at, before, after };
  }

  #offsetAtStart(day: number): number {
    let offset = this.#starts.get(day);
    if (offset === undefined) this.#starts.set(day, (offset = this.#ask(day * secondsPerDay)));
    return offset;
  }

  /** @param epochSeconds Whole seconds. */
  #ask(epochSeconds: number): number {
    const [day = 0, hour = 0, minute = 0, second = 0] = (
      this.#format.format(epochSeconds * 1000).match(/\d+/g) ?? []
    ).map(Number);
    const days = Math.floor(epochSeconds / secondsPerDay);
    const ahead = day - civilFromDays(days).day;
    // Between the last day of a month and the first of the next one, the difference is that of a month.
    const daysAhead = Math.abs(ahead) > 1 ? -Math.sign(ahead) : ahead;
    return (daysAhead + days) * secondsPerDay + hour * 3600 + minute * 60 + second - epochSeconds;
  }
}

import { UserError } from '../errors.ts';
import { addDays } from '../time/calendar.ts';
import { dayOf } from '../time/format.ts';
import { epochSeconds, type Moment } from '../time/moment.ts';
import { readTime } from '../time/parse.ts';
import { instantText } from '../time/zone-clock.ts';

/** The present and the zone in which a user states times. */
export interface Clock {
  /** ISO 8601 instant in UTC. */
  now: string;
  /** `UTC`, an offset or an IANA name. */
  zone: string;
}

/**
 * Read a time that a user states: `14:32`, `2024-08-10 14:32`, `14:32 UTC`, `now`. A clock time without a date is the last
 * one that has come.
 *
 * @param option Its name, for the message: `--at`.
 * @throws {UserError} `OPTION_INVALID`
 */
export function readGivenTime(text: string, option: string, clock: Clock): Moment {
  const trimmed = text.trim();
  if (trimmed.toLowerCase() === 'now') return presentMoment(clock);
  const { now, zone } = clock;
  const date = dayOf(presentMoment(clock), zone);
  const match = readTime(trimmed, { date, zone, zoneAssumed: false });
  if (
    !match ||
    match.length !== trimmed.length ||
    match.end ||
    match.otherDates ||
    match.start.unknownZone !== undefined
  ) {
    throw new UserError(
      'OPTION_INVALID',
      `Unexpected time ${text} of ${option}, expected one such as 14:32, 2024-08-10 14:32 or 14:32 UTC`,
    );
  }
  const { start } = match;
  const isToCome = epochSeconds(start.earliest) > epochSeconds(now);
  return start.statedDate === undefined && isToCome ? addDays(start, -1) : start;
}

/** The present, to the minute. */
export function presentMoment({ now, zone }: Clock): Moment {
  const minute = instantText(Math.floor(epochSeconds(now) / 60) * 60);
  return {
    text: 'now',
    earliest: minute,
    latest: minute,
    precision: 'minute',
    approximate: false,
    zone,
    zoneAssumed: false,
  };
}

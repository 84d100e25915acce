import { Temporal } from 'temporal-polyfill';
import type { Moment } from './moment.ts';

const moment =
  /^(?:(?<date>\d{4}-\d{2}-\d{2})[T ]\s*)?(?<clock>(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?) ?(?<zone>Z|UTC|GMT)?(?![\w:])/;

/** A moment at the beginning of a text. */
export interface MomentMatch {
  moment: Moment;
  /** Its date, `YYYY-MM-DD`, written or inherited: what the next moment without one takes. */
  date: string;
  /** How many characters of the text it takes. */
  length: number;
}

/**
 * Read the moment that a text begins with.
 *
 * @param text `14:30 UTC …`, `2024-08-10T14:30Z`.
 * @param fallback Date (`YYYY-MM-DD`) and zone of a text that states none.
 * @returns `undefined` when the text begins with no moment, with one that does not exist (`25:10`),
 *   or with one that has no date and `fallback` has none either.
 */
export function readMoment(
  text: string,
  fallback: { date?: string | undefined; zone: string },
): MomentMatch | undefined {
  const match = moment.exec(text);
  const date = match?.groups?.date ?? fallback.date;
  if (!match?.groups || !date) return undefined;
  const { hour = '', minute, second, zone } = match.groups;
  const local = plainDateTime(`${date}T${hour.padStart(2, '0')}:${minute}:${second ?? '00'}`);
  if (!local) return undefined;
  const timeZone = zone ? 'UTC' : fallback.zone;
  const instant = local.toZonedDateTime(timeZone).toInstant().toString();
  return {
    moment: {
      text: match[0].trimEnd(),
      earliest: instant,
      latest: instant,
      precision: second ? 'second' : 'minute',
      zone: timeZone,
    },
    date,
    length: match[0].length,
  };
}

/** A calendar date that exists, `YYYY-MM-DD`, or `undefined`. */
export function readDate(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  return plainDateTime(`${text}T00:00`) && text;
}

function plainDateTime(text: string): Temporal.PlainDateTime | undefined {
  try {
    return Temporal.PlainDateTime.from(text);
  } catch (error) {
    // Temporal's only way to say that 31 June or 25:10 does not exist.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

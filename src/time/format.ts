import { civilOfDate, daysFromCivil, weekdayOfDays } from './civil.ts';
import { epochSeconds, type Moment, type Precision } from './moment.ts';
import { localTimeAt, offsetText, type ZoneTime } from './zone-clock.ts';

// Pure, and bundled into the site's renderer: nothing here may read a file or the clock.

/** `long`: `Saturday 10 August 2024`; `short`: `10 Aug 2024`; `day`: `10 Aug`. */
export type DateStyle = 'long' | 'short' | 'day';

/**
 * A calendar date. One whose day or month is unknown has no shorter form than `Jun 2026` and `2026`.
 *
 * @param date `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
 */
export function formatDay(date: string, style: DateStyle): string {
  if (date.length < 10) return formatPartialDate(date, style);
  const { year, month, day } = civilOfDate(date);
  const name = months[month - 1] ?? '';
  if (style === 'long') {
    return `${weekdays[weekdayOfDays(daysFromCivil(year, month, day)) - 1]} ${day} ${name} ${year}`;
  }
  return `${day} ${name.slice(0, 3)}${style === 'short' ? ` ${year}` : ''}`;
}

function formatPartialDate(date: string, style: DateStyle): string {
  const [year = '', month] = date.split('-');
  const name = months[Number(month) - 1] ?? '';
  if (style === 'long') return month === undefined ? `${year}, month not known` : `${name} ${year}, day not known`;
  return [name.slice(0, 3), year].filter(Boolean).join(' ');
}

/**
 * A moment in the grammar of docs/format.md; reading the result gives the same moment:
 * `2024-08-10 ~14:30 UTC`, `14:3?`, `2024-08-??`.
 *
 * @param parts.date Whether to write the date; a moment whose day is unknown always has one.
 * @param parts.zone Whether to write the zone after the clock time.
 * @param zone The zone to convert to; by default the zone of the moment.
 */
export function formatMoment(moment: Moment, parts: { date: boolean; zone: boolean }, zone = moment.zone): string {
  return writeMoment(moment, parts, zone, firstShown(moment, zone));
}

function writeMoment(
  { precision, approximate }: Moment,
  parts: { date: boolean; zone: boolean },
  zone: string,
  { date, clock }: ZoneTime,
): string {
  const day =
    precision === 'year' ? `${date.slice(0, 4)}-??-??` : precision === 'month' ? `${date.slice(0, 7)}-??` : date;
  const unknownDay = precision === 'year' || precision === 'month';
  const unknownClock = unknownDay || precision === 'day';
  // A date alone cannot take a zone.
  if (unknownClock && !approximate && !parts.zone && (parts.date || unknownDay)) return day;
  const [known, unknown] = clockForms[unknownDay ? 'day' : precision];
  const written = clock.slice(0, known) + unknown;
  const parted = [parts.date || unknownDay ? day : '', `${approximate ? '~' : ''}${written}`, parts.zone ? zone : ''];
  return parted.filter(Boolean).join(' ');
}

/**
 * The calendar date that a moment is shown under: `2024-08-10`. For an approximate moment, the date of the time as
 * written; for an imprecise one, the first possible date.
 */
export function dayOf(moment: Moment, zone: string): string {
  return firstShown(moment, zone).date;
}

/** As much of a moment's date as is known: `2024-08-10`, `2024-08` or `2024`. */
export function dateOf(moment: Moment, zone: string): string {
  return knownPartOf(dayOf(moment, zone), moment);
}

/** As much of the day of a moment, `YYYY-MM-DD`, as is known. */
export function knownPartOf(day: string, { precision }: Pick<Moment, 'precision'>): string {
  return day.slice(0, dateLengths[precision]);
}

/** A moment as a page shows it. */
export interface ShownMoment {
  /** As `stampsOf` gives it. */
  stamps: { first: string; last?: string };
  /** As `dayOf` gives it. */
  day: string;
  /** As `formatMoment` gives it, without a date that it need not have, and without the zone. */
  clock: string;
}

/** All texts of a moment at once: a page shows hundreds of moments. */
export function showMoment(moment: Moment, zone: string): ShownMoment {
  const shown = firstShown(moment, zone);
  return {
    stamps: stampsFrom(shown, moment, zone),
    day: shown.date,
    clock: writeMoment(moment, { date: false, zone: false }, zone, shown),
  };
}

/**
 * A moment as machine-readable text in a zone: `2024-08-10T14:30+02:00`, with seconds where they are known. A moment
 * without a clock time is `2024-08-10`, `2024-08` or `2024`.
 *
 * @returns `last` is present when the written time, ignoring its `~`, spans more than one minute.
 */
export function stampsOf(moment: Moment, zone: string): { first: string; last?: string } {
  return stampsFrom(firstShown(moment, zone), moment, zone);
}

function stampsFrom(
  shown: ZoneTime,
  { earliest, latest, precision, approximate }: Moment,
  zone: string,
): { first: string; last?: string } {
  const length = dateLengths[precision];
  if (length !== undefined) return { first: shown.date.slice(0, length) };
  const clockLength = precision === 'second' || precision === 'ten_seconds' ? 8 : 5;
  const stamp = ({ date, clock, offsetSeconds }: ZoneTime): string =>
    `${date}T${clock.slice(0, clockLength)}${offsetText(offsetSeconds)}`;
  const first = stamp(shown);
  if (earliest === latest) return { first };
  const last = stamp(localTimeAt(epochSeconds(latest) - (approximate ? 600 : 0), zone));
  return first === last ? { first } : { first, last };
}

function firstShown({ earliest, approximate }: Moment, zone: string): ZoneTime {
  return localTimeAt(epochSeconds(earliest) + (approximate ? 600 : 0), zone);
}

/** Number of known characters of a date without a clock time. */
const dateLengths: Partial<Record<Precision, number>> = { year: 4, month: 7, day: 10 };

/** The number of characters of a clock that are known, and what is written for the others. */
const clockForms = {
  second: [8, ''],
  ten_seconds: [7, '?'],
  minute: [5, ''],
  ten_minutes: [4, '?'],
  hour: [3, '??'],
  ten_hours: [1, '?:??'],
  day: [0, '??:??'],
} as const;

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

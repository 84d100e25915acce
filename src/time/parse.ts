import { readingsOf, type DayContext } from './days.ts';
import { clockPattern, datePattern, localTime, type LocalTime } from './local.ts';
import type { Moment } from './moment.ts';
import { readWrittenTime, type WrittenTime } from './written-time.ts';
import { noZone, type WrittenZone } from './written-zone.ts';
import { instantsOf, instantText } from './zone-clock.ts';
import { resolveZone } from './zone.ts';

/** What an incomplete time takes from its surroundings. */
export interface TimeContext extends Omit<DayContext, 'near'> {
  /** The date of a time that states none, as in the grammar: `2024-08-10`, `2024-08-??`. */
  date?: string | undefined;
  zone: string;
  /** Neither the document nor the configuration states the zone. */
  zoneAssumed: boolean;
}

/** A moment or a span that was read. */
export interface TimeMatch {
  start: Moment;
  /** Of a span. Before `start` when the date after midnight was left out. */
  end?: Moment;
  /** The date of `start` as written or inherited; the next time without a date takes it. */
  date: string;
  /** The other dates that `start` can have: `03/04/2024` with nothing that settles it. */
  otherDates?: string[];
  /** Number of characters that were read. */
  length: number;
}

const zoneCharacters = String.raw`(?: ?(?:Z|z|UTC|utc|GMT|gmt|\((?:UTC|GMT)\)|[+−]\d{2}:\d{2}|(?:UTC|GMT)[+−-]\d{1,2}(?::?\d{2})?)| -\d{2}:\d{2}| [A-Z][A-Za-z_]+(?:\/[\w+-]+){1,2}| ?[A-Z]{2,5})?`;
const halfDay = String.raw`(?: ?[ap]\.?m\.?)?`;
const part = String.raw`(?:~ ?)?(?:${datePattern}(?:T| +))?(?:~ ?)?(?:${clockPattern})(?<half>${halfDay})`;
const joinedOffset = String.raw`(?<=T\d{1,2}:[\d:.,]*)[-−]\d{2}:\d{2}`;
const twelveHour = /[\d?] ?[ap]\.?m\b/i;
const dayZone = String.raw`(?: (?:UTC|GMT|[+−]\d{2}:\d{2}|[A-Z][A-Za-z_]+(?:/[\w+-]+){1,2}))?`;
const canonical = new RegExp(
  String.raw`^(?:${part}(?:${joinedOffset}|${zoneCharacters})(?:[ \t]*[-–—][ \t]*${part.replace('?<half>', '')}${zoneCharacters})?|${datePattern}${dayZone})$`,
  'i',
);
const momentPattern = new RegExp(
  String.raw`^(?:~ ?)?${datePattern}(?:(?:T| +)(?:~ ?)?(?:${clockPattern})${halfDay}(?:[-−+]\d{2}:\d{2}|${zoneCharacters})|${dayZone})$`,
  'i',
);

/** Whether a time is written as docs/format.md teaches, with a 24-hour or a 12-hour clock. */
export function isCanonicalTime(text: string): boolean {
  return canonical.test(text);
}

/** Whether a time is written with AM or PM. */
export function isTwelveHour(text: string): boolean {
  return twelveHour.test(text);
}

/**
 * Read the time at the start of a text, in any spelling.
 *
 * @param context.date Without it, only a time that states its date is read.
 * @returns `undefined` when the text does not begin with a time, or when that time does not exist (`25:10`).
 */
export function readTime(text: string, context: TimeContext): TimeMatch | undefined {
  const written = readWrittenTime(text);
  return written && resolveTime(written, text, context);
}

/**
 * Complete a time that was written.
 *
 * @param text The text that it begins.
 * @param half The half of the day of a 12-hour clock that does not state it.
 * @returns `undefined` when its day is unknown, or when it does not exist.
 */
export function resolveTime(
  written: WrittenTime,
  text: string,
  context: TimeContext,
  half?: 'am' | 'pm',
): TimeMatch | undefined {
  const { day, clock, end, length } = written;
  if (written.offset !== undefined) return undefined;
  const near = context.date;
  const dates = day ? readingsOf(day, { near, order: context.order }) : near === undefined ? [] : [near];
  const [date, ...otherDates] = nearestFirst(dates, near);
  if (date === undefined || clock?.text.startsWith('24')) return undefined;
  // `2:30–3:30 pm`: the `pm` applies to both.
  const ofStart =
    clock?.half ?? (clock && Number.parseInt(clock.text, 10) <= 12 ? (end?.clock?.half ?? half) : undefined);
  const start = localTime(date, clock?.text, isMorning(written, ofStart) ? 'am' : ofStart);
  if (!start) return undefined;
  const startZone = written.zone;
  const endZone = end?.zone ?? noZone;
  const stated = day && { statedDate: date };
  const from = toMoment(start, written.approximate, startZone.length > 0 ? startZone : endZone, context);
  const match = {
    start: { ...from, text: text.slice(written.start, written.middle), ...stated },
    date,
    ...(otherDates.length > 0 && { otherDates }),
    length,
  };
  if (!end) return match;
  const to = endOf(end, date, context, startZone, half);
  if (!to) return { ...match, length: written.middle };
  return { ...match, end: { ...to, text: text.slice(written.endStart, written.stop) } };
}

/** In `9:00–3:30 PM` the `PM` cannot apply to both. */
function isMorning({ clock, end }: WrittenTime, ofStart: 'am' | 'pm' | undefined): boolean {
  if (clock?.half !== undefined || ofStart !== 'pm' || !end?.clock || end.day || clock === undefined) return false;
  const [from, to] = [clock.text, end.clock.text].map(
    (text) => (Number.parseInt(text, 10) % 12) * 60 + Number(text.split(':')[1]),
  );
  return from !== undefined && to !== undefined && from > to;
}

function endOf(
  { day, clock, approximate, zone }: NonNullable<WrittenTime['end']>,
  startDate: string,
  context: TimeContext,
  startZone: WrittenZone,
  half?: 'am' | 'pm',
): Omit<Moment, 'text'> | undefined {
  const [date] = day
    ? nearestFirst(readingsOf(day, { near: startDate, order: context.order }), startDate)
    : [startDate];
  const ofEnd = clock?.half ?? (clock && Number.parseInt(clock.text, 10) <= 12 ? half : undefined);
  const local = date === undefined ? undefined : localTime(date, clock?.text, ofEnd);
  if (!local) return undefined;
  return {
    ...toMoment(local, approximate, zone.length > 0 ? zone : startZone, context),
    ...(day && { statedDate: date }),
  };
}

/** Several readings, that of the incident's time first. */
function nearestFirst(dates: readonly string[], near: string | undefined): readonly string[] {
  if (dates.length < 2 || near === undefined) return dates;
  const distance = (date: string): number => Math.abs(Date.parse(date) - Date.parse(near.replaceAll('-??', '-01')));
  return dates.toSorted((a, b) => distance(a) - distance(b));
}

/**
 * Read a text that is a single moment with its date, as in the frontmatter: in the grammar, not in any other spelling.
 *
 * @returns `undefined` when it is not one.
 */
export function readMoment(text: string, context: Omit<TimeContext, 'date'>): Moment | undefined {
  return momentPattern.test(text) ? readLooseMoment(text, context) : undefined;
}

/**
 * Read a text that is a single moment with its date, in any spelling: `Sep 12, 2024 14:02`.
 *
 * @returns `undefined` when it is not one, or when it has two readings.
 */
function readLooseMoment(text: string, context: Omit<TimeContext, 'date'>): Moment | undefined {
  const written = readWrittenTime(text, { isMoment: true });
  if (written?.day?.year === undefined || written.end || written.length !== text.length) return undefined;
  const match = resolveTime(written, text, context);
  return match && !match.otherDates ? match.start : undefined;
}

/**
 * Read a span as `start/end`, the short form of `duration`.
 *
 * @returns `undefined` when the text is not a span; without `end` when nothing follows the slash.
 */
export function readSpan(
  text: string,
  context: Omit<TimeContext, 'date'>,
): { start: Moment; end?: Moment } | undefined {
  // A zone may hold a slash too: `2024-08-10 14:30 Europe/Amsterdam/2024-08-10 16:45`.
  for (const { index } of text.matchAll(/\/|$/g)) {
    const start = readMoment(text.slice(0, index), context);
    if (!start) continue;
    const rest = text.slice(index + 1);
    if (rest === '') return { start };
    const end = readMoment(rest, context);
    if (end) return { start, end };
  }
  return undefined;
}

/** The date that a moment states, in the grammar: `2024-08-10`, `2024-08-??`. */
export function dateOf(moment: Moment | undefined): string | undefined {
  return moment?.statedDate;
}

/** The first zone in a text, as in the heading of a table's column: `Time (UTC)`. */
export function findZone(text: string): string | undefined {
  for (const word of text.split(/[\s(),;[\]]/)) {
    const zone = resolveZone(word);
    if (zone !== undefined) return zone;
  }
  return undefined;
}

/**
 * How much of a text looks like a time that cannot be read: `25:10`, `31 June`, `HH:mm`, `2024-6-31`.
 *
 * @returns Number of characters; 0 when the text does not look like a time.
 */
export function looksLikeTime(text: string): number {
  const written = readWrittenTime(text);
  if (written) return written.stop;
  for (const pattern of attempts) {
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) return found.length;
  }
  return 0;
}

const attempts = [
  /^(?:~ ?)?(?:\d{4,5}-\d{1,2}-\d{1,2}(?:[T ]+\d{1,2}[:.]\d{2}(?::\d{2})?)?|[\d?x]{1,2}:[\d?x]{2}(?::[\d?x]{2})?|(?:YYYY-MM-DD[T ]?)?HH:MM)(?!\w)/i,
  // A year with a digit too few or too many.
  /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,5}(?=$|[\s:,])/,
  /^\[(?:[\d./-]{3,10} )?\d{1,2}:\d{2}(?::\d{2})?[^\]\n]{0,20}\](?![([:])/,
];

function toMoment(
  local: LocalTime,
  approximate: boolean,
  written: WrittenZone,
  context: Omit<TimeContext, 'date'>,
): Omit<Moment, 'text'> {
  const zone = written.zone ?? context.zone;
  const slack = approximate ? 600 : 0;
  const first = instantsOf(local.first, zone);
  const isExact = local.first === local.last;
  const last = isExact ? first : instantsOf(local.last, zone);
  const change = isExact ? first.change : undefined;
  return {
    // A local time that the clock skipped is read with the offset before the change, as Temporal and iCalendar do.
    earliest: instantText((change === 'skipped' ? first.later : first.earlier) - slack),
    latest: instantText(last.later + slack),
    precision: local.precision,
    approximate,
    zone,
    zoneAssumed: written.length === 0 && context.zoneAssumed,
    ...(written.unknown && { unknownZone: written.unknown }),
    ...(change && { clockChange: change }),
  };
}

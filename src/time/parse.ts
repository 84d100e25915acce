import type { Temporal } from 'temporal-polyfill';
import { clockPattern, datePattern, localTime, type LocalTime } from './local.ts';
import type { Moment } from './moment.ts';
import { resolveZone, zoneAbbreviations } from './zone.ts';

/** What an incomplete time takes from its surroundings. */
export interface TimeContext {
  /** The date of a time that states none, as in the grammar: `2024-08-10`, `2024-08-??`. */
  date?: string | undefined;
  zone: string;
  /** Neither the document nor the configuration states the zone. */
  zoneAssumed: boolean;
}

/** A moment or a span at the start of a text. */
export interface TimeMatch {
  start: Moment;
  /** Of a span. Before `start` when the date after midnight was left out. */
  end?: Moment;
  /** The date of `start` as written or inherited; the next time without a date takes it. */
  date: string;
  /** Number of characters that were read. */
  length: number;
}

// The text after a time must not continue it: `14:301`, `2024-08-101`.
const edge = String.raw`(?![A-Za-z0-9?]|[:.,]\d)`;
const abbreviation = Object.keys(zoneAbbreviations).join('|');
const offset = String.raw`[+−]\d{2}:\d{2}`;
// `UTC-5` is an offset; in `UTC-15:00`, `15:00` is the end of a span.
const named = String.raw`(?:UTC|GMT)(?:[+−]\d{1,2}(?::?\d{2})?|-(?:\d{4}|\d{1,2})(?![:\d-]))|[Zz]|UTC|utc|GMT|gmt|\((?:UTC|GMT)\)|${abbreviation}`;
const city = String.raw`[A-Z][A-Za-z_]+(?:/(?:[\w+]|-(?!\d\d?:|\d{4}-))*\w){1,2}`;
// A hyphen before a clock time makes a span, `14:30-15:00`, unless the spaces show that it is a sign: `14:30 -05:00`.
// A zone may follow immediately: `14:30Z`.
const clockEdge = String.raw`(?:(?=(?:${named})(?![A-Za-z0-9]))|${edge})`;
const zonePattern = String.raw`(?: ?(?:${offset}|${named})| -\d{2}:\d{2}| ${city})${edge}`;
const dash = String.raw`[ \t]*[-–—][ \t]*`;

const patterns = {
  start: new RegExp(
    String.raw`^(~ ?)?(?:(${datePattern})(?:T| +))?(~ ?)?(${clockPattern})(?: ?([ap])\.?m\b\.?)?${clockEdge}`,
    'i',
  ),
  day: new RegExp(`^${datePattern}${edge}`),
  date: new RegExp(datePattern),
  zone: new RegExp(`^(${zonePattern})`),
  // After a `T` a hyphen is a sign, never a span, as in RFC 3339: `2024-08-10T14:30-05:00`.
  sign: new RegExp(String.raw`^[-−+]\d{2}:\d{2}${edge}`),
  end: new RegExp(
    String.raw`^${dash}(?:(${datePattern})(?:T| +))?(~ ?)?(${clockPattern})(?: ?([ap])\.?m\b\.?)?${clockEdge}`,
    'i',
  ),
};

/**
 * Read the time at the start of a text, by the grammar of docs/format.md.
 *
 * @param text `14:30 UTC …`, `~14:3?`, `2024-08-10T14:30Z`, `23:50–00:10`, `2024-08-??`.
 * @param context.date Without it, only a time that states its date is read.
 * @returns `undefined` when the text does not begin with a time, or when that time does not exist (`25:10`).
 */
export function readTime(text: string, context: TimeContext): TimeMatch | undefined {
  // A date followed by a clock time that does not exist is not read as a date followed by text.
  const match = patterns.start.exec(text);
  return match ? readClockTime(match, text, context) : readWholeDay(text, context);
}

/**
 * Read a text that is a single moment with its date, as in the frontmatter.
 *
 * @returns `undefined` when it is not one.
 */
export function readMoment(text: string, context: Omit<TimeContext, 'date'>): Moment | undefined {
  const match = readMomentAt(text, context);
  return match?.length === text.length ? match.moment : undefined;
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
  const start = readMomentAt(text, context);
  if (!start) return undefined;
  const rest = text.slice(start.length);
  if (rest === '' || rest === '/') return { start: start.moment };
  const end = rest.startsWith('/') ? readMoment(rest.slice(1), context) : undefined;
  return end && { start: start.moment, end };
}

/** A calendar date that exists, `YYYY-MM-DD`, or `undefined`. */
export function readDate(text: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && localTime(text, undefined) ? text : undefined;
}

/** The first calendar date in a text, as in the heading of a day. */
export function findDate(text: string): string | undefined {
  return readDate(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(text)?.[0] ?? '');
}

/** The date as written in a moment, which the next time without a date takes: `2024-08-10`, `2024-08-??`. */
export function dateOf(moment: Moment | undefined): string | undefined {
  return patterns.date.exec(moment?.text ?? '')?.[0];
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
 * How much of a text looks like a time that cannot be read: `25:10`, `31 June`, `HH:mm`, `2024-6-31`, `[16:50]`.
 *
 * @returns Number of characters; 0 when the text does not look like a time.
 */
export function looksLikeTime(text: string): number {
  for (const pattern of attempts) {
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) return found.length;
  }
  return 0;
}

const attempts = [
  /^(?:~ ?)?(?:\d{4,5}-\d{1,2}-\d{1,2}(?:[T ]+\d{1,2}[:.]\d{2}(?::\d{2})?)?|[\d?]{1,2}:[\d?]{2}(?::[\d?]{2})?|(?:YYYY-MM-DD[T ]?)?HH:MM)(?!\w)/i,
  // `31 June`, but not `3 may` in lower case, as in "3 may fail".
  /^\d{1,2}\.? (?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?: \d{4})?(?!\w)/,
  // `10/20/2022 - 15:38`, `10.08.2024`; not `1.2.2024-rc`, which is a version.
  /^\d{1,2}([./-])\d{1,2}\1(?:19|20)\d{2}(?:(?: -)? \d{1,2}:\d{2})?(?![\w.-])/,
  // `[16:50]`, `[03-26 17:40]`.
  /^\[(?:[\d./-]{3,10} )?\d{1,2}:\d{2}(?::\d{2})?[^\]\n]{0,20}\](?![([:])/,
];

function readClockTime(match: RegExpExecArray, text: string, context: TimeContext): TimeMatch | undefined {
  const [head, tildeOfDate, writtenDate, tildeOfClock, clock = '', half] = match;
  const date = writtenDate ?? context.date;
  if (date === undefined || clock.startsWith('24')) return undefined;
  // `2:30–3:30 pm`: the `pm` applies to both.
  const atEnd = patterns.end.exec(text.slice(head.length))?.[4];
  const start = localTime(date, clock, halfDayOf(half ?? (Number.parseInt(clock, 10) <= 12 ? atEnd : undefined)));
  if (!start) return undefined;
  const approximate = Boolean(tildeOfDate ?? tildeOfClock);
  const joined = /\dT/.test(head);

  let length = head.length;
  const startZone = readZone(text.slice(length), joined);
  length += startZone.length;
  const second = readEnd(text.slice(length), date);
  const endZone = second ? readZone(text.slice(length + second.length), false) : noZone;
  const from = toMoment(start, approximate, startZone.length > 0 ? startZone : endZone, context);
  if (!second) return { start: { ...from, text: text.slice(0, length) }, date, length };

  const to = toMoment(second.local, second.approximate, endZone.length > 0 ? endZone : startZone, context);
  const endLength = second.length + endZone.length;
  return {
    start: { ...from, text: text.slice(0, length) },
    end: { ...to, text: text.slice(length, length + endLength).replace(/^\s*[-–—]\s*/, '') },
    date,
    length: length + endLength,
  };
}

function readEnd(text: string, date: string): { local: LocalTime; approximate: boolean; length: number } | undefined {
  const match = patterns.end.exec(text);
  if (!match) return undefined;
  const [head, writtenDate, tilde, clock, half] = match;
  const local = localTime(writtenDate ?? date, clock, halfDayOf(half));
  return local && { local, approximate: Boolean(tilde), length: head.length };
}

function readWholeDay(text: string, context: TimeContext): TimeMatch | undefined {
  const [date] = patterns.day.exec(text) ?? [];
  const local = date === undefined ? undefined : localTime(date, undefined);
  if (!local || date === undefined) return undefined;
  const start = toMoment(local, false, noZone, context);
  return { start: { ...start, text: date }, date, length: date.length };
}

function readMomentAt(
  text: string,
  context: Omit<TimeContext, 'date'>,
): { moment: Moment; length: number } | undefined {
  const match = patterns.start.exec(text);
  if (!match) {
    const day = readWholeDay(text, context);
    return day && { moment: day.start, length: day.length };
  }
  const [head, tildeOfDate, date, tildeOfClock, clock, half] = match;
  const local = date === undefined || clock?.startsWith('24') ? undefined : localTime(date, clock, halfDayOf(half));
  if (!local) return undefined;
  const zone = readZone(text.slice(head.length), true);
  const length = head.length + zone.length;
  const moment = toMoment(local, Boolean(tildeOfDate ?? tildeOfClock), zone, context);
  return { moment: { ...moment, text: text.slice(0, length) }, length };
}

function halfDayOf(letter: string | undefined): 'am' | 'pm' | undefined {
  return letter === undefined ? undefined : letter.toLowerCase() === 'p' ? 'pm' : 'am';
}

interface WrittenZone {
  zone?: string;
  /** A name that is not a zone: `PST`, `Europe/Lisbn`. */
  unknown?: string;
  length: number;
}

/** A name that begins like a zone of the database is meant as one: `Europe/Lisbn`. */
const areas = /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//;

const noZone: WrittenZone = { length: 0 };

/** @param signed Whether a hyphen directly after the clock time is the sign of an offset. */
function readZone(text: string, signed: boolean): WrittenZone {
  const [written] = (signed ? patterns.sign.exec(text) : null) ?? patterns.zone.exec(text) ?? [];
  if (written === undefined) return noZone;
  const name = written
    .trim()
    .replace(/^(?:utc|gmt|z|\((\w+)\))$/i, (whole, inner: string | undefined) => (inner ?? whole).toUpperCase());
  if (Object.hasOwn(zoneAbbreviations, name)) return { unknown: name, length: written.length };
  const zone = resolveZone(name);
  if (zone !== undefined) return { zone, length: written.length };
  // `…Europe/Amsterdam/2024-08-10…` continues after the city, and in `14:30 Client/Server restarts` there is no zone.
  const shorter = name.replace(/\/[^/]*$/, '');
  if (shorter.includes('/')) return readZone(` ${shorter}`, false);
  return areas.test(name) ? { unknown: name, length: written.length } : noZone;
}

function toMoment(
  local: LocalTime,
  approximate: boolean,
  written: WrittenZone,
  context: Omit<TimeContext, 'date'>,
): Omit<Moment, 'text'> {
  const zone = written.zone ?? context.zone;
  const slack = { minutes: approximate ? 10 : 0 };
  const earlier = local.first.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = local.last.toZonedDateTime(zone, { disambiguation: 'later' });
  const change = clockChangeOf(local, earlier, later);
  return {
    // A local time that the clock skipped is read with the offset before the change, as Temporal and iCalendar do.
    earliest: (change === 'skipped' ? later : earlier).toInstant().subtract(slack).toString(),
    latest: later.toInstant().add(slack).toString(),
    precision: local.precision,
    approximate,
    zone,
    zoneAssumed: written.length === 0 && context.zoneAssumed,
    ...(written.unknown && { unknownZone: written.unknown }),
    ...(change && { clockChange: change }),
  };
}

function clockChangeOf(
  { first, last }: LocalTime,
  earlier: Temporal.ZonedDateTime,
  later: Temporal.ZonedDateTime,
): Moment['clockChange'] {
  if (!first.equals(last) || earlier.epochMilliseconds === later.epochMilliseconds) return undefined;
  return earlier.toPlainDateTime().equals(first) ? 'repeated' : 'skipped';
}

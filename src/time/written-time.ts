import { readHourOfSpan, readWrittenClock, type WrittenClock } from './clocks.ts';
import { readFirstOfDays, readLastOfDays, readWrittenDay, type WrittenDay } from './days.ts';
import { noZone, readWrittenZone, type WrittenZone } from './written-zone.ts';

/** A time as people write it, before what it leaves out is known. */
export interface WrittenTime {
  /** Absent when neither it nor the text behind the clock names the day. */
  day?: WrittenDay;
  /** Absent for a whole day. */
  clock?: WrittenClock;
  /** `T+12m`: in seconds from a moment that the document states. */
  offset?: number;
  approximate: boolean;
  zone: WrittenZone;
  /** Of a span. */
  end?: WrittenEnd;
  /** Index of its first character, behind words such as `At` and opening brackets. */
  start: number;
  /** Index behind the start of a span, with its zone. */
  middle: number;
  /** Index of the end of a span. */
  endStart: number;
  /** Index behind its last character. */
  stop: number;
  /** Number of characters, with the words before it and the brackets around it. */
  length: number;
}

export interface WrittenEnd {
  day?: WrittenDay;
  /** Absent for the last day of a span of days. */
  clock?: WrittenClock;
  approximate: boolean;
  zone: WrittenZone;
}

/** Words in front of a time, in the ten languages of the headings. */
const label =
  /^(?:time|date(?:\/time)?|date and time|timestamp|when|zeit(?:punkt)?|uhrzeit|datum|heure|hora|fecha|ora|orario|data|tijd|czas|время|дата|时间|時間|時刻|日時|시간|日期)(?: \([^()\n]{1,20}\))? ?[:：][ \t]*/iu;
const preposition =
  /^(?:(?:at|on|from|by|since|starting at|between|de|das?|um|ab|seit|von|zwischen|à partir de|à|le|depuis|dès|entre|desde(?: las?)?|a las?|a partir de las|el|às|em|(?:d?alle|tra le|il)(?: ore)?|om|op|van(?:af)?|tussen|od|в|с|между)[ \t]+|(?:ore|o? ?godz(?:\.|inie)?|kl\.?|klo|saat|ora)[ \t]+)(?=[\d~(\p{L}])/iu;
const betweenWord = /^(?:between|zwischen|entre|tra|tussen|между)/iu;
/** A number behind it is a clock. */
const hourWord = /^(?:(?:d?alle )?ore|o? ?godz|klo?|saat|um|om)(?!\p{L})/iu;
const about =
  /^(?:(?:approx(?:\.|imately)?|about|around|roughly|just (?:after|before|past)|(?:shortly|soon) (?:after|before)|circa|ca?\.|kurz (?:nach|vor)|peu (?:après|avant)|poco (?:después|antes) de las?|sobre las?|a eso de las?|pouco (?:depois|antes) d?as|logo após as|poco (?:dopo|prima) delle(?: ore)?|kort (?:na|voor)|gegen|etwa|ungefähr|vers|environ|aproximadamente|aprox\.|alrededor de las?|hacia las?|por volta das?|cerca das?|verso le|intorno alle|circa alle|rond|omstreeks|около|примерно|ok\.|około)(?!\p{L})|~|≈|大约|大約|约|約)[ \t]*(?=[\d~?(\p{L}])/iu;
const aboutBehind =
  /^(?: ?~(?! ?\d)| ?[(（](?:approx(?:\.|imately)?|approximate|about|ca\.?|circa|est\.?|estimated|roughly|etwa|ungefähr|environ|aprox\.?|約|约)[)）]|-?ish(?!\w)| ?(?:頃|ごろ|左右|쯤|경))/i;
const between =
  /^(?:[Tt_](?=[~\d?])|:(?=\d{2}:\d{2}:\d{2})|:[ \t]+|[ \t]*[,、][ \t]*(?:(?:at|um|à|às|a las?|alle|(?:alle )?ore|om|o? ?godz\.?|kl\.?|saat|в)[ \t]+)?|[ \t]+[-–—@·/][ \t]+|[ \t]*@[ \t]*|[ \t]+(?:at|um|à|a las?|às|as|alle(?: ore)?|ore|om|kl\.?|klo|o? ?godz\.?|saat|o|в)[ \t]+|[ \t]+|)/iu;
const dash =
  /^[ \t]*(?:[-–—〜～→]|->|~(?= ?\d))[ \t]*|^[ \t]+(?:to|until|till|through|bis|à|jusqu['’]à|a(?: las?)?|hasta(?: las?)?|até(?: às?)?|alle|fino alle|tot|do|до)[ \t]+|^(?:から|至|到)/iu;
const and = /^[ \t]+(?:and|und|et|y|e|en|и)(?: las?| le| as)?[ \t]+/iu;
const clockFirst = /^(?:,[ \t]+(?:on[ \t]+)?|[ \t]+(?:on|am|le|el|il|op|em)[ \t]+|[ \t]+)/iu;
const clockEdge = /^(?![A-Za-z0-9?]|[:.,]\d)/;
const zero = /^T ?(?:[+−–-] ?)?0(?: ?(?:m|mins?|minutes?|h|s))?(?![\p{L}\d]|:\d)/u;
const offset =
  /^(?:T ?([+−–-])|\+) ?(?:(\d{1,3}):(\d{2})(?::(\d{2}))?|(\d{1,3}) ?(?:h|hrs?|hours?)(?: ?(\d{1,2})(?: ?m(?:in)?)?)?|(\d{1,4}) ?(?:m|mins?|minutes?)(?: ?(\d{1,2}) ?s(?:ec)?)?|(\d{1,5}) ?(?:s|secs?|seconds?))(?![\p{L}\d%]|:\d)/u;

export interface WrittenTimeOptions {
  /** `1430` and `14.30` are clock times, since others beside them are. */
  bareClocks?: boolean;
  /** It is no span, so that a hyphen behind the clock is the sign of an offset: `14:30-05:00`. */
  isMoment?: boolean;
}

/**
 * Read the time at the start of a text, in any spelling: `14:30`, `At 14:30,`, `[14:30 UTC]`, `Aug 10, 2024 2:30 PM`,
 * `10.08.2024 14.30 Uhr`, `14:30 on 10 August`, `from 14:30 until 15:00`, `~2024-08-10 14:3x`, `T+12m`.
 *
 * @returns `undefined` when the text does not begin with a time.
 */
export function readWrittenTime(
  written: string,
  { bareClocks = false, isMoment = false }: WrittenTimeOptions = {},
): WrittenTime | undefined {
  const text = withPlainDigits(written);
  const relative = readOffset(text);
  if (relative) return relative;
  const cursor = new Cursor(text);
  // Most times begin with a digit, and most of these with a clock: neither words nor a day need to be looked for.
  const isBare = /^\d/.test(text);
  if (!isBare) cursor.take(label);
  const open = isBare ? undefined : cursor.take(/^[([（【][ \t]*/)?.trim();
  const word = isBare ? undefined : cursor.take(preposition);
  const start = cursor.at;
  let approximate = !isBare && cursor.take(about) !== undefined;

  const isClockFirst = /^\d{1,2}:\d{2}(?!\d)/.test(cursor.rest());
  let day = isClockFirst ? undefined : (readWrittenDay(cursor.rest()) ?? readFirstOfDays(cursor.rest()));
  let clock: WrittenClock | undefined;
  let isHalfSpan = false;
  if (day) {
    const afterDay = (cursor.at += day.length);
    const separator = cursor.take(between) ?? '';
    // The offset of RFC 3339 may follow a clock that a `T` joins to its day.
    const isAbout = cursor.take(about) !== undefined;
    clock = readClockAt(cursor, { isNext: true, bareClocks: true });
    if (!clock || (separator === '' && !/[日号號일]/.test(text[afterDay - 1] ?? ''))) {
      clock = undefined;
      cursor.at = afterDay;
      const isWhole = /^(?![\p{L}\d])(?![:.]\d)(?![T ]+\d{1,2}:)/u.test(cursor.rest());
      if (!isWhole) return undefined;
    } else if (isAbout) approximate = true;
  } else {
    const isHour = hourWord.test(word ?? '') || (word !== undefined && /^\d{1,2} ?h(?!\p{L})/u.test(cursor.rest()));
    clock = readClockAt(cursor, {
      isNext: false,
      bareClocks: bareClocks || open !== undefined || isHour,
      isSure: open !== undefined || isHour,
    });
    if (!clock) {
      clock = readHourOfSpan(cursor.rest(), word !== undefined);
      if (!clock) return undefined;
      cursor.at += clock.length;
      isHalfSpan = true;
    }
  }
  if (cursor.take(aboutBehind) !== undefined) approximate = true;
  const isJoined = clock !== undefined && /\d[Tt:_](?:~ ?)?$/.test(text.slice(0, cursor.at - clock.length).slice(-4));
  let zone = clock ? takeZone(cursor, isMoment || isJoined || clock.text.split(':').length > 2) : takeZoneOfDay(cursor);
  if (!day && clock) {
    const before = cursor.at;
    if (cursor.take(clockFirst) !== undefined) {
      day = readWrittenDay(cursor.rest());
      if (day?.month === undefined || (day.swapped && day.year === undefined)) {
        day = undefined;
        cursor.at = before;
      } else cursor.at += day.length;
    }
    if (day && zone.length === 0) zone = takeZone(cursor, false);
  }
  if (cursor.take(aboutBehind) !== undefined) approximate = true;
  const middle = cursor.at;
  const [end, endStart] = readEnd(cursor, clock !== undefined, betweenWord.test(word ?? '') ? and : dash, day);
  // `14–19 January 2024`, `October 9 – November 3, 2024`
  if (day?.month !== undefined && day.year === undefined && end?.day?.year !== undefined) {
    day = { ...day, year: end.day.year - ((end.day.month ?? 12) < day.month ? 1 : 0) };
  }
  if (isHalfSpan && !end) return undefined;
  let stop = cursor.at;
  if (open) {
    // Words between the time and the bracket belong to the entry, unless the bracket is the end of a link.
    const close = cursor.take(/^[ \t]*[)\]）】]/);
    if (close === undefined) return undefined;
    if (zone.length === 0 && clock) {
      zone = takeZone(cursor, false);
      if (zone.length > 0) stop = cursor.at;
    }
    if (/^\(|^\[/.test(cursor.rest()) && open === '[') return undefined;
  }
  if (word !== undefined && !clock && day?.weekday !== undefined && day.month === undefined) return undefined;
  return {
    ...(day && { day }),
    ...(clock && { clock }),
    approximate,
    zone,
    ...(end && { end }),
    start,
    middle,
    endStart,
    stop,
    length: cursor.at,
  };
}

/** Of East Asian width: `９：３０`. The length stays the same. */
function withPlainDigits(text: string): string {
  return text.replaceAll(/[０-９]/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) - 0xff10 + 0x30));
}

class Cursor {
  at = 0;
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  rest(): string {
    return this.#text.slice(this.at);
  }
  /** Move over a match at this position. */
  take(pattern: RegExp): string | undefined {
    const [found] = pattern.exec(this.rest()) ?? [];
    this.at += found?.length ?? 0;
    return found;
  }
}

function readClockAt(
  cursor: Cursor,
  { isNext, bareClocks, isSure = false }: { isNext: boolean; bareClocks: boolean; isSure?: boolean },
): WrittenClock | undefined {
  const rest = cursor.rest();
  const clock = readWrittenClock(rest);
  if (!clock) return undefined;
  const behind = rest.slice(clock.length);
  const isEdge = clockEdge.test(behind) || readWrittenZone(behind, false).length > 0;
  const isClear = /^ *(?:[:,;·–—)\]]|- |$)|^Z\b|^ (?:UTC|GMT)\b/.test(behind);
  // Of a number at the start of a sentence only other entries tell whether it is a clock: `2024: …`, `1430 users …`.
  const isYear = /^(?:19:9|20:[0-3])\d$/.test(clock.text);
  const isClock =
    !clock.bare ||
    (isClear && (isNext || !isYear)) ||
    (bareClocks && (isClear || (!isNext && (isSure || !/^ \p{Ll}/u.test(behind)))));
  if (!isEdge || !isClock) return undefined;
  cursor.at += clock.length;
  return clock;
}

function takeZone(cursor: Cursor, isSigned: boolean): WrittenZone {
  const zone = readWrittenZone(cursor.rest(), isSigned);
  cursor.at += zone.length;
  return zone;
}

/** Behind a day, letters such as `CET` may as well begin what happened: only what is certainly a zone is one. */
function takeZoneOfDay(cursor: Cursor): WrittenZone {
  const found = readWrittenZone(cursor.rest(), false);
  if (found.zone === undefined) return noZone;
  cursor.at += found.length;
  return found;
}

function readEnd(
  cursor: Cursor,
  isClock: boolean,
  joint: RegExp,
  from: WrittenDay | undefined,
): [end: WrittenEnd | undefined, endStart: number] {
  const before = cursor.at;
  const nothing: [undefined, number] = [undefined, before];
  if (cursor.take(joint) === undefined) return nothing;
  const endStart = cursor.at;
  const last = isClock ? undefined : readLastOfDays(cursor.rest(), from);
  const day = last ?? readWrittenDay(cursor.rest());
  if (day) {
    cursor.at += day.length;
    const afterDay = cursor.at;
    const separator = cursor.take(between);
    const approximate = cursor.take(about) !== undefined;
    const clock = separator ? readClockAt(cursor, { isNext: true, bareClocks: true }) : undefined;
    if (clock) return [{ day, clock, approximate, zone: takeZone(cursor, false) }, endStart];
    cursor.at = afterDay;
    if (!isClock && day.month !== undefined) return [{ day, approximate: false, zone: noZone }, endStart];
  } else {
    const approximate = cursor.take(about) !== undefined;
    const clock = readClockAt(cursor, { isNext: false, bareClocks: true, isSure: true });
    if (clock && isClock) return [{ clock, approximate, zone: takeZone(cursor, false) }, endStart];
  }
  cursor.at = before;
  return nothing;
}

/** `T+12m`, `T-1:30`, `+5 min`, `[T+0]`. */
function readOffset(text: string): WrittenTime | undefined {
  if (!/^[([]?[T+]/.test(text)) return undefined;
  const cursor = new Cursor(text);
  const open = cursor.take(/^[([]/);
  const start = cursor.at;
  const match = zero.test(cursor.rest()) ? undefined : offset.exec(cursor.rest());
  if (cursor.take(match ? offset : zero) === undefined) return undefined;
  if (open !== undefined && cursor.take(/^[)\]]/) === undefined) return undefined;
  const [, sign = '+', h, m, s, hours, minutesOfHour, minutes, secondsOfMinute, seconds] = match ?? [];
  const total =
    Number(h ?? hours ?? 0) * 3600 +
    Number(m ?? minutesOfHour ?? minutes ?? 0) * 60 +
    Number(s ?? secondsOfMinute ?? seconds ?? 0);
  const { at } = cursor;
  const place = { start, middle: at, endStart: at, stop: at, length: at };
  return { offset: sign === '+' ? total : -total, approximate: false, zone: noZone, ...place };
}

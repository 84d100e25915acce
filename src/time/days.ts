import { isAlsoAWord, isCalendarWord, isFullWeekday, monthNamed, weekdayNamed } from './calendar-words.ts';
import { dateOfDays, dateText, daysOfDate, isCivilDate, twoDigits, weekdayOfDays } from './civil.ts';

/** A day as people write it, before its missing parts and its order are known. */
export interface WrittenDay {
  year?: number;
  /** 1 to 12; of two readings the one with the month first. Not checked against the calendar. */
  month?: number;
  day?: number;
  /** 1 (Monday) to 7. */
  weekday?: number;
  /** The digits that are unknown: `2024-08-??`, `2024-??-??`, `August 2024`. */
  unknown?: 'day' | 'month';
  /** The other reading of `03/04/2024`: with the day first. */
  swapped?: { month: number; day: number };
  /** The order that a day in numbers shows, where one of them cannot be the month: `28/02/2024`. */
  order?: DayOrder;
  /** Number of characters. */
  length: number;
}

/** Whether `03/04/2024` is 4 March or 3 April. */
export type DayOrder = 'month first' | 'day first';

/**
 * Read the day at the start of a text: `2024-08-10`, `2024/8/10`, `10.08.2024`, `8/10/24`, `Aug 10`, `Saturday, August
 * 10th, 2024`, `10 de agosto de 2024`, `2024年8月10日`, `Saturday`.
 *
 * @returns `undefined` when the text does not begin with one. `31 June` is returned; it does not exist.
 */
export function readWrittenDay(text: string): WrittenDay | undefined {
  if (!mayBeDay(text)) return undefined;
  for (const read of [readIsoDay, readCompactDay, readNumericDay, readEastAsianDay, readDayInWords, readWeekday]) {
    const day = read(text);
    if (day) return withWeekdayBehind(day, text);
  }
  return undefined;
}

/** Whether a text begins with a digit or a word of the calendar. Behind most clocks there is another word. */
function mayBeDay(text: string): boolean {
  const [start] = /^(?:\d|\p{L}+)/u.exec(text) ?? [];
  // `the 10th of August`
  return start !== undefined && (/^(?:\d|the$)/.test(start) || isCalendarWord(start));
}

/** The first of several days that share the month behind the last one: `14` of `14–19 January 2024`. */
export function readFirstOfDays(text: string): WrittenDay | undefined {
  const [whole = '', day] = /^(\d{1,2})(?:st|nd|rd|th|\.)?(?=(?: ?[-–—] ?| to )\d{1,2})/.exec(text) ?? [];
  const last = day === undefined ? undefined : readMonthInWords(text.slice(whole.length).replace(/^\D+/, ''));
  if (last?.month === undefined || last.day === undefined || last.day <= Number(day)) return undefined;
  return { month: last.month, day: Number(day), length: whole.length };
}

/** The last of several days that share the month of the first one: `19, 2024` of `January 14–19, 2024`. */
export function readLastOfDays(text: string, first: WrittenDay | undefined): WrittenDay | undefined {
  if (first?.month === undefined || first.day === undefined || first.swapped) return undefined;
  const [whole = '', day, year] = lastOfDays.exec(text) ?? [];
  if (day === undefined || Number(day) <= first.day || Number(day) > 31) return undefined;
  // `August 10 – 15 servers fail` is no span.
  if (year === undefined && !/^(?:$|[,:)\]]|[ \t]+[-–—]|[ \t]*\|)/.test(text.slice(whole.length))) return undefined;
  const ofBoth = year === undefined ? first.year : Number(year);
  return { ...(ofBoth !== undefined && { year: ofBoth }), month: first.month, day: Number(day), length: whole.length };
}

/** What is known about the days of a document. */
export interface DayContext {
  /** `YYYY-MM-DD`: the year is the one that puts the day nearest to it. */
  near?: string | undefined;
  order?: DayOrder | undefined;
}

/**
 * Complete a day from what is known around it.
 *
 * @param near A date, or more: `2024-08-10`.
 * @returns `YYYY-MM-DD` or, when it is not fully known, `2024-08-??`; `undefined` when the year is missing and nothing is
 *   near, when the day does not exist, or when it keeps two readings.
 */
export function resolveDay(written: WrittenDay, near?: string | DayContext): string | undefined {
  const [first, ...others] = readingsOf(written, typeof near === 'string' ? { near } : (near ?? {}));
  return others.length > 0 ? undefined : first;
}

/** All dates that a day can mean: none when it does not exist, two for `03/04/2024` when nothing tells them apart. */
export function readingsOf(written: WrittenDay, { near, order }: DayContext): string[] {
  const { year, month, day, unknown, weekday, swapped } = written;
  if (unknown === 'month') return [`${year}-??-??`];
  if (unknown === 'day') return year && month ? [`${year}-${twoDigits(month)}-??`] : [];
  if (month === undefined || day === undefined) return weekday && near ? [nearestWeekday(weekday, near)] : [];
  const monthFirst = dated(year, month, day, near);
  const dayFirst = swapped && dated(year, swapped.month, swapped.day, near);
  const orders = swapped ? [order !== 'day first' && monthFirst, order !== 'month first' && dayFirst] : [monthFirst];
  const found = [...new Set(orders.filter((date): date is string => typeof date === 'string'))];
  const onWeekday = weekday ? found.filter((date) => weekdayOfDays(daysOfDate(date)) === weekday) : [];
  const possible = onWeekday.length > 0 ? onWeekday : found;
  const close = near ? possible.filter((date) => distance(date, near) <= closeDays) : [];
  // Days that are months apart: the one near the incident is meant.
  return possible.length > 1 && close.length === 1 ? close : possible;
}

/** Both readings of a day in numbers are told apart by an incident within this many days of one of them only. */
const closeDays = 14;

function readIsoDay(text: string): WrittenDay | undefined {
  const match = /^(\d{4})([-/.])(\d{1,2}|[?xX]{2})\2([?xX]{1,2}|\d[?xX]|\d{1,2})(?!\d)/.exec(text);
  if (!match) return undefined;
  const [{ length }, year, , month = '', day = ''] = match;
  const base = { year: Number(year), length };
  if (/[?x]/i.test(month)) return { ...base, unknown: 'month' };
  if (/[?x]/i.test(day)) return { ...base, month: Number(month), unknown: 'day' };
  return { ...base, month: Number(month), day: Number(day) };
}

/** `20240810`, as in the stamps of logs. */
function readCompactDay(text: string): WrittenDay | undefined {
  const match = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/.exec(text);
  if (!match) return undefined;
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]), length: match[0].length };
}

function readNumericDay(text: string): WrittenDay | undefined {
  const full =
    /^(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d{2}|\d{2})(?![\d/-]|[A-Za-z]|\.\d)/.exec(text) ??
    /^(\d{1,2})(\.) ?(\d{1,2})\. ?((?:19|20)\d{2})(?![\w-]|\.\d)/.exec(text) ??
    /^(\d{2})(\.)(\d{2})\.(\d{2})(?![\w-]|\.\d)/.exec(text) ??
    // `10.08.` without a year
    /^(\d{1,2})(\.) ?(\d{1,2})\.(?![\w])()/.exec(text) ??
    // `8/10`, `08-10` only where they cannot be a share or a range: `3/5 nodes`, `5-10 minutes`
    /^(\d{1,2})(\/)(\d{1,2})(?=$|[ ]*[:,–—)\]]|[ ]+-|[ ]+(?:(?:at|um|à|às|vers|alle|om|kl\.?|gegen|ab|a las?)[ ]+)?[~(]?\d{1,2}[:h.]\d{2})(?![:]\d)()/.exec(
      text,
    ) ??
    /^(\d{2})(-)(\d{2})(?= +\d{1,2}[:h.]\d{2})()/.exec(text);
  if (!full) return undefined;
  const [{ length }, one, separator, two, written = ''] = full;
  const [a, b] = [Number(one), Number(two)];
  const year = written ? { year: Number(written.length === 2 ? `20${written}` : written) } : {};
  const dayFirst = { month: b, day: a };
  // Points part the day from the month in every language that uses them.
  if (separator === '.') return b <= 12 ? { ...year, ...dayFirst, length } : undefined;
  if (a === b) return { ...year, ...dayFirst, length };
  if (a > 12 && b > 12) return undefined;
  if (a > 12) return { ...year, ...dayFirst, order: 'day first', length };
  if (b > 12) return { ...year, month: a, day: b, order: 'month first', length };
  return { ...year, month: a, day: b, swapped: dayFirst, length };
}

/** `2024年8月10日`, `8月10日（土）`, `2024년 8월 10일`, `2024. 8. 10.`. */
function readEastAsianDay(text: string): WrittenDay | undefined {
  const match =
    /^(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일]/.exec(text) ??
    /^((?:19|20)\d{2})\. ?(\d{1,2})\. ?(\d{1,2})\.?(?![\w.])/.exec(text);
  if (!match) return undefined;
  const year = match[1] ? { year: Number(match[1]) } : {};
  return { ...year, month: Number(match[2]), day: Number(match[3]), length: match[0].length };
}

const ordinal = String.raw`(?:st|nd|rd|th|\.|º|ª|er)?`;
const of = String.raw`(?:of |de |del |d['’])?`;
const yearBehind = String.raw`(?:(?:,? |,)(?:de |del |of |, )?((?:19|20)\d{2})(?![\d:.-]\d|\d)(?: г(?:\.|ода?)?| r\.)?)?`;
const end = String.raw`(?![\p{L}\d])`;
const dayThenMonth = new RegExp(
  String.raw`^(?:the )?(\d{1,2})${ordinal}(?: |-|\/)?${of}(\p{L}+)\.?${yearBehind}${end}`,
  'u',
);
const lastOfDays = new RegExp(String.raw`^(\d{1,2})${ordinal}${yearBehind}${end}`, 'u');
const logDay = /^(\d{1,2})[-/](\p{L}{3,})[-/]((?:19|20)\d{2}|\d{2}(?![\d-]))/u;
const monthThenDay = new RegExp(
  String.raw`^(\p{L}+)\.?(?: |-)(?:the )?(\d{1,2})${ordinal}(?![:.]\d)${yearBehind}${end}`,
  'u',
);
const yearThenMonth = new RegExp(String.raw`^((?:19|20)\d{2}),?[ -](\p{L}+)\.?[ -](\d{1,2})${ordinal}${end}`, 'u');
const monthAndYear = new RegExp(String.raw`^(\p{L}+)\.?,? (?:de )?((?:19|20)\d{2})(?= *(?:[:,)–—]|- |$))`, 'u');

function readDayInWords(text: string): WrittenDay | undefined {
  const weekday = /^(\p{L}[\p{L}-]+)\.?(?:, ?| den |, den | the |, the | )/u.exec(text);
  const number = weekday?.[1] === undefined ? undefined : weekdayNamed(weekday[1]);
  if (weekday && number !== undefined) {
    const at = weekday[0].length;
    const day = readMonthInWords(text.slice(at)) ?? readNumericDay(text.slice(at)) ?? readIsoDay(text.slice(at));
    if (day) return { ...day, weekday: number, length: at + day.length };
    // `Mar` is Tuesday in `mar 12 agosto`, and a month in `Mar 12`.
  }
  return readMonthInWords(text);
}

function readMonthInWords(text: string): WrittenDay | undefined {
  const log = logDay.exec(text);
  if (log) return inWords(text, log[2], { year: log[3], day: log[1] }, log[0].length);
  const dayFirst = dayThenMonth.exec(text);
  if (dayFirst) return inWords(text, dayFirst[2], { year: dayFirst[3], day: dayFirst[1] }, dayFirst[0].length);
  const monthFirst = monthThenDay.exec(text);
  if (monthFirst)
    return inWords(text, monthFirst[1], { year: monthFirst[3], day: monthFirst[2] }, monthFirst[0].length);
  const yearFirst = yearThenMonth.exec(text);
  if (yearFirst) return inWords(text, yearFirst[2], { year: yearFirst[1], day: yearFirst[3] }, yearFirst[0].length);
  const month = monthAndYear.exec(text);
  return month ? inWords(text, month[1], { year: month[2] }, month[0].length) : undefined;
}

function inWords(
  text: string,
  word = '',
  { year, day }: { year?: string | undefined; day?: string | undefined },
  length: number,
): WrittenDay | undefined {
  const month = monthNamed(word);
  if (month === undefined || (day !== undefined && Number(day) > 31)) return undefined;
  if (
    year === undefined &&
    isAlsoAWord(word) &&
    !/^(?: *(?:$|[:,(–—]|- )| +~?\d{1,2}[:h.]\d)/.test(text.slice(length))
  ) {
    return undefined;
  }
  return {
    ...(year && { year: Number(year.length === 2 ? `20${year}` : year) }),
    month,
    ...(day === undefined ? { unknown: 'day' } : { day: Number(day) }),
    length,
  };
}

/** A day of the week alone, where a separator, a time or nothing follows. */
function readWeekday(text: string): WrittenDay | undefined {
  const [, word = '', mark = '', clock] =
    /^(\p{L}[\p{L}-]+)(\.?)(?=( *,? +~?\d{1,2}[:h]\d{2})| *(?:$|[:,–—)]|- )| +~?\d{1,2}[:h.]\d)/u.exec(text) ?? [];
  // Before a clock, a short name is a day of the week as well.
  const isNamed = isFullWeekday(word) || (clock !== undefined && word !== word.toLowerCase());
  const weekday = isNamed ? weekdayNamed(word) : undefined;
  return weekday === undefined ? undefined : { weekday, length: word.length + mark.length };
}

/** `2024-08-10 (Saturday)`, `8月10日（土）`. */
function withWeekdayBehind(day: WrittenDay, text: string): WrittenDay {
  const [whole, word = ''] =
    /^,? ?[(（]?(\p{L}[\p{L}-]*)\.?(?:[)）]|(?![\p{L}\d]))/u.exec(text.slice(day.length)) ?? [];
  const weekday = whole === undefined || day.weekday ? undefined : weekdayNamed(word);
  const isMarked = /[(（]/.test(whole ?? '') || isFullWeekday(word);
  return weekday === undefined || !isMarked ? day : { ...day, weekday, length: day.length + (whole?.length ?? 0) };
}

function dated(year: number | undefined, month: number, day: number, near: string | undefined): string | undefined {
  if (year !== undefined) return existing(year, month, day);
  if (near === undefined) return undefined;
  const about = Number(near.slice(0, 4));
  const years = [about, about - 1, about + 1].flatMap((candidate) => existing(candidate, month, day) ?? []);
  return years.toSorted((a, b) => distance(a, near) - distance(b, near))[0];
}

function existing(year: number, month: number, day: number): string | undefined {
  return year >= 1 && isCivilDate(year, month, day) ? dateText(year, month, day) : undefined;
}

/** In days; a part of `near` that is unknown counts as its first. */
function distance(date: string, near: string): number {
  return Math.abs(daysOfDate(date) - daysOfDate(known(near)));
}

/** Up to three days back, and up to three days on. */
function nearestWeekday(weekday: number, near: string): string {
  const from = daysOfDate(known(near));
  const ahead = (weekday - weekdayOfDays(from) + 7) % 7;
  return dateOfDays(from + (ahead > 3 ? ahead - 7 : ahead));
}

function known(date: string): string {
  return date.replaceAll('-??', '-01');
}

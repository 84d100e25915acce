/** A clock time as people write it, without its zone. */
export interface WrittenClock {
  /** In the grammar of docs/format.md: `14:30`, `2:30`, `14:3?`, `??:??`. */
  text: string;
  /** Of a 12-hour clock. */
  half?: 'am' | 'pm';
  /** Digits that are a clock time only among others, or next to a day: `1430`, `14.30`, `14h`. */
  bare?: true;
  /** Number of characters. */
  length: number;
}

const half = String.raw`(?: ?([ap])\.? ?m(?:\.|\b)(?![A-Za-z]))`;
const digits = String.raw`(?:\d{2}|\d[?xX]|[?xX]{2})`;
const withColon = new RegExp(
  String.raw`^(\d{1,2}|\d[?xX]|[?xX]{2})[:：](${digits})(?:[:：](${digits})(?:[.,]\d{1,9})?)?(?:${half}|([ap])(?![\p{L}\d.]))?`,
  'iu',
);
const withHalf = new RegExp(String.raw`^(\d{1,2})(?:[.h](\d{2}))?${half}`, 'i');
const withUnit =
  /^(\d{1,2})(?:[.:](\d{2}))? ?(?:Uhr|uur|hrs|godz)(?![\p{L}\d]| \d{2}(?!\d|[.:]\d))|^(\d{1,2}) ?(?:[hH]|Uhr) ?(\d{2})(?![\p{L}\d]|:\d)/u;
const military =
  /^(\d{2})(\d{2})(?: ?(?:h|hrs|hours)(?![\p{L}\d])|(?=Z(?![\p{L}\d]))|(?= (?:UTC|GMT|[A-Z]{2,4}T)(?![\p{L}\d])))/u;
// `2021/22`, `2021-??-??` are years.
const compact =
  /^(\d{2})(\d{2})(\d{2})?(?=Z(?![\p{L}\d])|(?![\p{L}\d%]|[.,:]\d|\/(?!\d{4}(?!\d))|-(?:\d{2}|[?xX]{2})-))/u;
const dotted = /^(\d{1,2})\.(\d{2})(?![\p{L}\d%]|[.,:]\d)/u;
const hour = /^(\d{1,2}) ?[hH](?![\p{L}\d])/u;
const eastAsian =
  /^(午前|上午|凌晨|早上|오전|午後|下午|晚上|오후)? ?(\d{1,2}) ?(?:[:：](\d{2})|[时時点點시] ?(?:(\d{1,2}) ?[分분]|(半))?)/;
const eastAsianHalf = /^(午前|上午|凌晨|早上|오전|午後|下午|晚上|오후)/;
const named = /^(?:12 )?(noon|midday|midnight)(?![\p{L}\d])/iu;
/** Words and marks that some languages write behind a clock time. */
const suffix =
  /^(?:[hu](?![\p{L}\d+])|['’][dt][ae]n?(?![\p{L}\d])|(?: ?(?:[Uu]hr|uur|hr?s?\.?|hours|o['’]clock|heures?|horas?|godz\.?|ч\.?)(?![\p{L}\d+])))/u;

/**
 * Read the clock time at the start of a text: `14:30`, `2:30 PM`, `2.58 pm`, `1 PM`, `14h30`, `1430`, `14.30`, `14:3x`,
 * `noon`, `14時30分`, `下午2:30`.
 *
 * @returns `undefined` when the text does not begin with one. `25:10` is returned; it does not exist.
 */
export function readWrittenClock(text: string): WrittenClock | undefined {
  const clock = readDigits(text);
  if (!clock) return undefined;
  const length = clock.length + (suffix.exec(text.slice(clock.length))?.[0].length ?? 0);
  return length > clock.length ? { ...withoutBare(clock), length } : clock;
}

const hourOfSpan =
  /^(\d{1,2})(?=(?: ?[-–—] ?| (?:to|until|till|and|bis|und|à|et|a|y|e|alle|tot|en|do) )(?:[01]?\d|2[0-4])(?!\d)(?:[.:h]\d{2})?(?: ?[ap]\.? ?m\b| ?Uhr\b| ?uur\b| o['’]clock\b| ?h(?:rs)?(?![\p{L}\d])| (?:heures|horas))(?! (?:of|later|long|after|spät|lang)))/iu;
const hoursOnly = /^\d+\D+\d+ ?h(?:rs)?(?!\p{L})/iu;

/**
 * Read the first hour of a span that states its unit only at its end: `9 bis 10 Uhr`, `9-10 am`.
 *
 * @param isSpan A word shows that a span follows, as in `De 9 à 10h`: without one, `9-10 h` is a number of hours.
 */
export function readHourOfSpan(text: string, isSpan: boolean): WrittenClock | undefined {
  const match = isSpan || !hoursOnly.test(text) ? hourOfSpan.exec(text) : null;
  return match ? written([match[1] ?? '', '00'], match[0].length) : undefined;
}

/** The first characters of clocks in figures, of `noon` and `midnight`, and of `eastAsianHalf`. */
const firstOfClock = /^[\d?xnm午上凌早下晚오]/i;

function readDigits(text: string): WrittenClock | undefined {
  // Behind a dash, most texts are words.
  if (!firstOfClock.test(text)) return undefined;
  if (eastAsianHalf.test(text)) return readEastAsianClock(text);
  const colon = withColon.exec(text);
  if (colon) {
    const [{ length }, hours = '', minutes = '', seconds, letter, letterAlone] = colon;
    return written([hours, minutes, seconds], length, letter ?? letterAlone);
  }
  const twelve = withHalf.exec(text);
  if (twelve) return written([twelve[1] ?? '', twelve[2] ?? '00'], twelve[0].length, twelve[3]);
  const unit = withUnit.exec(text);
  if (unit) return written([unit[1] ?? unit[3] ?? '', unit[2] ?? unit[4] ?? '00'], unit[0].length);
  const soldier = military.exec(text);
  if (soldier) return written([soldier[1] ?? '', soldier[2] ?? ''], soldier[0].length);
  const name = named.exec(text);
  if (name) return written([name[1]?.toLowerCase() === 'midnight' ? '00' : '12', '00'], name[0].length);
  return readEastAsianClock(text) ?? readBareDigits(text);
}

function readBareDigits(text: string): WrittenClock | undefined {
  const bare = compact.exec(text) ?? dotted.exec(text) ?? hour.exec(text);
  if (!bare) return undefined;
  return { ...written([bare[1] ?? '', bare[2] ?? '00', bare[3]], bare[0].length), bare: true };
}

function readEastAsianClock(text: string): WrittenClock | undefined {
  const match = eastAsian.exec(text);
  if (!match) return undefined;
  const [{ length }, day, hours = '', minutes, minutesOfHour, halfPast] = match;
  const letter = day === undefined ? undefined : /[午오](?:後|후)|下午|晚上/.test(day) ? 'p' : 'a';
  return written([hours, minutes ?? minutesOfHour?.padStart(2, '0') ?? (halfPast ? '30' : '00')], length, letter);
}

function written(
  [hours, minutes, seconds]: [string, string, (string | undefined)?],
  length: number,
  letter?: string,
): WrittenClock {
  const text = [hours, minutes, ...(seconds ? [seconds] : [])].join(':').replaceAll(/x/gi, '?');
  return { text, ...(letter && { half: letter.toLowerCase() === 'p' ? 'pm' : 'am' }), length };
}

function withoutBare({ bare: _bare, ...clock }: WrittenClock): WrittenClock {
  return clock;
}

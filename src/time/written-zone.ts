import { resolveZone, zonesNamed } from './zone.ts';

/** A zone as people write it behind a time. */
export interface WrittenZone {
  /** `UTC`, an offset or an IANA name. */
  zone?: string;
  /** A name that is not a zone: `PST`, `Eastern`, `Europe/Lisbn`. */
  unknown?: string;
  /** Number of characters; 0 when no zone is written. */
  length: number;
}

export const noZone: WrittenZone = { length: 0 };

const edge = String.raw`(?![A-Za-z0-9?]|[:.,]\d)`;
const offset = String.raw`[+−]\d{2}:\d{2}`;
// `UTC-5` is an offset; in `UTC-15:00`, `15:00` is the end of a span.
const utc = String.raw`(?:UTC|GMT|utc|gmt)(?: ?[+−]\d{1,2}(?::?\d{2})?|-(?:\d{4}|\d{1,2})(?![:\d-]))?|[Zz]`;
const city = String.raw`[A-Z][A-Za-z_]+(?:/(?:[\w+]|-(?!\d\d?:|\d{4}-))*\w){1,2}`;
const name = String.raw`[A-Z]{2,5}(?![A-Za-z0-9])|(?:по )?(?:МСК|мск)(?![А-Яа-я])`;
/** `Eastern` alone is also a word: a separator shows that it is a zone. */
const inWords = String.raw`(?:(?:US |U\.S\. )?(?:Eastern|Central|Mountain|Pacific)(?: (?:Standard |Daylight )?Time|(?= *(?:[:,)–—]|- |$)))|(?:Central European|British|India|Indian|Japan|Korea|China|Israel|Irish)(?: (?:Standard|Summer|Daylight))? Time)`;

/** After a `T` a hyphen is a sign, never a span, as in RFC 3339: `2024-08-10T14:30-05:00`. */
// No offset has other minutes, and none is followed by a zone: `8:28:21-06:19`, `8:28:21-10:00 UTC`.
const signed = new RegExp(
  String.raw`^(?:[-−+]\d{2}:?(?:00|15|30|45)| [-−+]\d{4})${edge}(?! ?(?:[+Z]|UTC|GMT)| -\d| ${city})`,
);
// A hyphen before a clock time makes a span, `14:30-15:00`, unless the spaces show that it is a sign: `14:30 -05:00`.
const spaced = new RegExp(
  String.raw`^(?: ?(?:${offset}|${utc})| -\d{2}:\d{2}| ${city}| ?(?:${name})| ${inWords})${edge}`,
);
const bracketed = new RegExp(
  String.raw`^ ?[([](?:in )?(${offset}|-\d{2}:\d{2}|${utc}|${city}|${name}|${inWords})(?: time)?[)\]]`,
);
/** `9:00 – 11:00, UTC)`: behind a comma, a zone ends what is told about the time. */
const behindComma = new RegExp(String.raw`^, ?(${offset}|${utc}|${city}|${name})(?= *(?:[)\]:]|$))`);
/** As in `UTC time`. */
const time = /^ time(?![A-Za-z])/;
/** A name that begins like a zone of the database is meant as one: `Europe/Lisbn`. */
const areas = /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//;

/**
 * Read the zone at the start of a text.
 *
 * @param isSigned Whether a hyphen directly after the clock time is the sign of an offset.
 */
export function readWrittenZone(text: string, isSigned: boolean): WrittenZone {
  if (text === '' || !/^[ Zz([+−\-A-Z,]|^(?:utc|gmt|мск|МСК)/.test(text)) return noZone;
  const inBrackets = bracketed.exec(text) ?? behindComma.exec(text);
  if (inBrackets) return named(inBrackets[1] ?? '', inBrackets[0].length);
  const [written] = (isSigned ? signed.exec(text) : null) ?? spaced.exec(text) ?? [];
  if (written === undefined) return noZone;
  const found = named(written.trim(), written.length);
  return found.length > 0
    ? { ...found, length: found.length + (time.exec(text.slice(found.length))?.[0].length ?? 0) }
    : found;
}

function named(written: string, length: number): WrittenZone {
  const folded = written.replace(/^(?:utc|gmt|z)/i, (letters) => letters.toUpperCase()).replaceAll(' ', '');
  const zone = resolveZone(folded);
  if (zone !== undefined) return { zone, length };
  if (zonesNamed(written)) return { unknown: written, length };
  // `…Europe/Amsterdam/2024-08-10…` continues after the city, and in `14:30 Client/Server restarts` there is no zone.
  const shorter = written.replace(/\/[^/]*$/, '');
  if (shorter.includes('/')) return readWrittenZone(` ${shorter}`, false);
  return areas.test(written) ? { unknown: written, length } : noZone;
}

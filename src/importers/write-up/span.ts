import { readDuration, type WrittenDuration } from '../../time/duration.ts';
import type { Moment } from '../../time/moment.ts';
import { readTime, type TimeContext, type TimeMatch } from '../../time/parse.ts';
import { zonesNamed } from '../../time/zone.ts';

/** What a text says about the span of an incident. */
export interface StatedSpan {
  start?: Moment;
  end?: Moment;
  length?: WrittenDuration;
  /** A zone that has several meanings, and was read as the likeliest: `PDT`. */
  guessedZone?: string;
}

/**
 * Read a span and a length in either order: `August 10, 2024, 14:30 - 16:45 UTC`, `2h 15m (14:30–16:45 UTC)`, `0h 38m`.
 */
export function readStatedSpan(text: string, context: TimeContext): StatedSpan {
  const length = readLength(text);
  const rest = length ? text.slice(text.indexOf(length.text) + length.text.length).replace(/^[\s,;:(]+/, '') : text;
  const found = readZonedTime(rest, context) ?? spanWithin(rest, context);
  if (!found) return length ? { length } : {};
  const { match, guessedZone } = found;
  const behind = length ?? readLength(rest.slice(match.length).replace(/^[\s,;:(]+/, ''));
  return {
    start: match.start,
    ...(match.end && { end: match.end }),
    ...(behind && { length: behind }),
    ...(guessedZone !== undefined && { guessedZone }),
  };
}

/** `The outage lasted from 11:00 to 13:00 (WAT)` */
function spanWithin(text: string, context: TimeContext): ZonedTime | undefined {
  const words =
    /(?<!\p{L})(?:from|between|von|zwischen|de|entre|desde|das?|dalle|tra|van|tussen|с|между)\s+(?=[\d~\p{L}])/giu;
  for (const found of timesBehind(words, text, context)) if (found.match.end) return found;
  return undefined;
}

/** A time within a text. */
export interface FoundTime extends ZonedTime {
  /** Where the words begin that introduce it. */
  index: number;
}

/** The times that words introduce, `from 14:30 until 15:00`, in the order of the text. */
export function* timesBehind(words: RegExp, text: string, context: TimeContext): Generator<FoundTime> {
  for (const { index } of text.matchAll(words)) {
    const found = readZonedTime(text.slice(index), context);
    if (found) yield { ...found, index };
  }
}

/** A length in words; `14h30` alone is a clock. */
function readLength(text: string): WrittenDuration | undefined {
  return readDuration(text.replace(/^(?:total|in total|lasted|for)[\s:]+/i, ''));
}

/** A time that was read. */
export interface ZonedTime {
  match: TimeMatch;
  /** As in {@link StatedSpan}. */
  guessedZone?: string;
}

/** Read a time; one in `PDT`, which has several meanings, in the likeliest zone instead of that of the document. */
export function readZonedTime(text: string, context: TimeContext): ZonedTime | undefined {
  const match = readTime(text, context);
  const abbreviation = match?.start.unknownZone ?? match?.end?.unknownZone;
  const [zone] = zonesNamed(abbreviation ?? '') ?? [];
  if (!match || abbreviation === undefined || zone === undefined) return match && { match };
  const again = readTime(text, { ...context, zone, zoneAssumed: false });
  return again && { match: again, guessedZone: abbreviation };
}

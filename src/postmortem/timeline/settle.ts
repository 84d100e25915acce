import { daysOfDate } from '../../time/civil.ts';
import { readingsOf, type DayOrder, type WrittenDay } from '../../time/days.ts';
import { epochSeconds, type Moment } from '../../time/moment.ts';
import { resolveTime, type TimeContext, type TimeMatch } from '../../time/parse.ts';
import type { EntryPiece, Piece } from './pieces.ts';

/**
 * Whether a document writes the day or the month first, going by the days that have one reading: `28/02/2024`, or
 * `03/04/2024` beside an incident on 4 March. Else, by what puts its days beside each other: `06/02/2023` and `07/02/2023`
 * are in February.
 *
 * @param near The date of the incident.
 * @returns `undefined` when nothing tells, or when both occur.
 */
export function settleOrder(pieces: readonly Piece[], near: string | undefined): DayOrder | undefined {
  const days = daysOf(pieces);
  const certain = new Set(days.flatMap(({ order }) => order ?? []));
  if (certain.size > 0) return certain.size === 1 ? [...certain][0] : undefined;
  const beside = orderOfNeighbours(days);
  if (beside) return beside;
  const likely = new Set<DayOrder>();
  for (const day of days) {
    if (!day.swapped) continue;
    const [date, ...others] = readingsOf(day, { near });
    if (date === undefined || others.length > 0) continue;
    likely.add(Number(date.slice(5, 7)) === day.month ? 'month first' : 'day first');
  }
  return likely.size === 1 ? [...likely][0] : undefined;
}

/** Days of one incident are at most this many days apart, and in the other order at least four weeks. */
const besideDays = 3;
const apartDays = 28;

function orderOfNeighbours(days: readonly WrittenDay[]): DayOrder | undefined {
  const dated = days.filter(({ swapped, year }) => swapped !== undefined && year !== undefined);
  const spanIn = (order: DayOrder): number => {
    const numbers = dated.flatMap((day) => readingsOf(day, { order }).map(daysOfDate));
    return Math.max(...numbers) - Math.min(...numbers);
  };
  const [monthFirst, dayFirst] = [spanIn('month first'), spanIn('day first')];
  if (dayFirst <= besideDays && monthFirst >= apartDays) return 'day first';
  return monthFirst <= besideDays && dayFirst >= apartDays ? 'month first' : undefined;
}

function daysOf(pieces: readonly Piece[]): WrittenDay[] {
  return pieces.flatMap((piece) => {
    if (piece.type === 'day') return [piece.day];
    const written = piece.type === 'entry' ? piece.lead.written : undefined;
    return [written?.day ?? [], written?.end?.day ?? []].flat();
  });
}

/** Whether a timeline may be written with a 12-hour clock that does not say AM or PM everywhere. */
export function mayBeTwelveHour(pieces: readonly Piece[], started: Moment | undefined): boolean {
  const clocks = pieces.flatMap((piece) => (piece.type === 'entry' ? (piece.lead.written?.clock ?? []) : []));
  const bare = clocks.filter(({ half }) => !half);
  // An entry with the very clock of the start of impact shows that the entries before it are a lead-up.
  const [, impact] = /(?:^|[ T])0?(\d{1,2}:\d{2})(?!\d)/.exec(started?.text ?? '') ?? [];
  if (bare.some(({ text }) => text === impact)) return false;
  return (
    bare.length > 0 &&
    bare.every(({ text }) => /^(?:[1-9]|1[0-2]):/.test(text)) &&
    bare.some(({ text }) => /^[1-9]:/.test(text))
  );
}

/**
 * Read a clock without AM or PM as the half of the day that keeps it in order.
 *
 * @param from What it cannot be before: the entry above it, the span in the heading of its thread, or the impact.
 */
export function resolveTwelveHour(
  { lead }: EntryPiece,
  context: TimeContext,
  from: Moment | undefined,
): { match: TimeMatch; isInferred: boolean } | undefined {
  if (!lead.written) return undefined;
  const match = resolveTime(lead.written, lead.text, context);
  if (!match || !from || lead.written.clock?.half) return match && { match, isInferred: false };
  const afternoon = resolveTime(lead.written, lead.text, context, 'pm');
  const isTooEarly = epochSeconds(match.start.latest) < epochSeconds(from.earliest);
  const fits = afternoon && epochSeconds(afternoon.start.latest) >= epochSeconds(from.earliest);
  const isInferred = isTooEarly && fits === true && isWithinHalfDay(afternoon.start, from);
  return isInferred ? { match: afternoon, isInferred } : { match, isInferred };
}

function isWithinHalfDay(moment: Moment, from: Moment): boolean {
  return epochSeconds(moment.earliest) - epochSeconds(from.earliest) < 86_400 / 2;
}

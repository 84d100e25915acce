import type { TimelineEntry } from '../../postmortem/postmortem.ts';
import { addDays, daysBetween } from '../../time/calendar.ts';
import { isBefore } from '../../time/moment.ts';
import { readDate } from '../../time/civil.ts';
import { dateOf } from '../../time/parse.ts';
import type { Disorder } from './fix-order.ts';

/** Whether an entry of a list is out of order because of the year or the month that it states. */
export function hasOtherDate({ entries, fault }: Disorder): boolean {
  if (fault.kind !== 'moves') return false;
  const out = new Set(fault.moved);
  return fault.moved.some((index) => otherDate(entries, index, out) !== undefined);
}

/** The date one year or one month away, with which an entry is in order where it is: `2023-01-28` after `2023-12-01`. */
export function otherDate(
  entries: readonly TimelineEntry[],
  index: number,
  out: ReadonlySet<number>,
): string | undefined {
  const entry = entries[index];
  const written = readDate(dateOf(entry?.start) ?? '');
  if (!entry || written === undefined) return undefined;
  const above = entries.findLast((_, at) => at < index && !out.has(at));
  const below = entries.find((_, at) => at > index && !out.has(at));
  if (!above || !below) return undefined;
  return datesNear(written).find((date) => {
    const moved = addDays(entry.start, daysBetween(written, date));
    return !isBefore(moved, above.start) && !isBefore(below.start, moved);
  });
}

/** One year or one month earlier or later, where that day exists. */
function datesNear(date: string): string[] {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const others: [number, number][] = [
    [year + 1, month],
    [year - 1, month],
    [year, month + 1],
    [year, month - 1],
  ];
  const pad = (number: number): string => String(number).padStart(2, '0');
  return others.flatMap(([y, m]) => readDate(`${y}-${pad(m)}-${pad(day)}`) ?? []);
}

import { addDays } from '../time/calendar.ts';
import { dayOf } from '../time/format.ts';
import { orderRange } from '../time/moment.ts';
import { readDate } from '../time/civil.ts';
import { dateOf } from '../time/parse.ts';
import { explainOrder } from './order.ts';
import type { TimelineEntry } from '../postmortem/postmortem.ts';

/** A date that is out of order because of a typo, and the date that was most likely meant. */
export interface DateTypo {
  /** Index of the entry that states the date. */
  index: number;
  /** Index of the next entry that states a date of its own, or the number of entries. */
  until: number;
  written: string;
  expected: string;
  /** By how many days `expected` is later. */
  days: number;
  /** The entry is between two others. At an end of the list the entry may be in the wrong position instead. */
  enclosed: boolean;
}

const daySeconds = 86_400;
/** If the neighbours are further apart, too many dates fit between them for a fit to mean anything. */
const mostDays = 7;

/**
 * Find the dates of a list that one typo put out of order: a part that is one too high or too low, a wrong digit, or
 * day and month swapped. A date that is in order is never reported, however far away it is.
 */
export function findDateTypos(entries: readonly TimelineEntry[]): DateTypo[] {
  // If dates after midnight are missing, the dates that are written are right.
  if (explainOrder(entries)?.kind !== 'moves') return [];
  const stated = [...entries.keys()].filter((index) => dateOf(entries[index]?.start) !== undefined);
  const typos = stated.flatMap((index, at) => explainDate(entries, index, stated[at + 1] ?? entries.length) ?? []);
  const enclosed = typos.filter((typo) => typo.enclosed);
  const best = enclosed.length > 0 ? enclosed : typos;
  // If two neighbours contradict each other, either may be the wrong one.
  const isAmbiguous = best.some((typo, at) => typo.index === best[at - 1]?.until);
  return isAmbiguous || (enclosed.length === 0 && typos.length > 1) ? [] : best;
}

/** Copy the entries with their date typos corrected. */
export function correctDates(entries: readonly TimelineEntry[], typos: readonly DateTypo[]): TimelineEntry[] {
  const corrected = [...entries];
  for (const { index, until, days } of typos) {
    for (const [at, entry] of entries.slice(index, until).entries()) {
      corrected[index + at] = { ...entry, start: addDays(entry.start, days) };
    }
  }
  return corrected;
}

/** Entries without a date take the date above them, so all entries from `index` up to `until` move together. */
function explainDate(entries: readonly TimelineEntry[], index: number, until: number): DateTypo | undefined {
  const first = entries[index];
  const [above, below] = [entries[index - 1], entries[until]];
  const written = readDate(dateOf(first?.start) ?? '');
  if (!first || written === undefined || !(above ?? below)) return undefined;
  const ranges = entries.slice(index, until).map((entry) => orderRange(entry.start));
  const earliest = ranges.reduce((least, [, last]) => Math.min(least, last), Infinity);
  const latest = ranges.reduce((most, [start]) => Math.max(most, start), -Infinity);
  const from = above ? orderRange(above.start)[0] : -Infinity;
  const to = below ? orderRange(below.start)[1] : Infinity;
  if (from <= earliest && latest <= to) return undefined;
  // If they are out of order among themselves, another date does not help.
  if (explainOrder(entries.slice(index, until))) return undefined;
  // At an end of the list there is one neighbour, and only a date near it is plausible.
  const least = Math.ceil(((above ? from : to - daySeconds) - earliest) / daySeconds);
  const most = Math.floor(((below ? to : from + daySeconds) - latest) / daySeconds);
  if (most - least > mostDays) return undefined;
  const found = Array.from({ length: Math.max(0, most - least + 1) }, (_, count) => least + count).flatMap((days) => {
    const moved = addDays(first.start, days);
    const expected = dayOf(moved, moved.zone);
    if (!isDateTypo(written, expected)) return [];
    // Where the next entry has the same date, one clock is wrong rather than the date.
    if (!above && Math.abs(days) === 1 && dateOf(below?.start) === written) return [];
    return [{ index, until, written, expected, days, enclosed: Boolean(above && below) }];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Whether a single typo turns one date into the other. */
function isDateTypo(written: string, meant: string): boolean {
  const [year = 0, month = 0, day = 0] = written.split('-').map(Number);
  const [otherYear = 0, otherMonth = 0, otherDay = 0] = meant.split('-').map(Number);
  const steps = [otherYear - year, otherMonth - month, otherDay - day].filter((step) => step !== 0);
  if (steps.length === 1 && Math.abs(steps[0] ?? 0) === 1) return true;
  if (year === otherYear && month === otherDay && day === otherMonth) return true;
  return [...written].filter((digit, at) => digit !== meant[at]).length === 1;
}

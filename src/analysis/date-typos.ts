import { addDays } from '../time/calendar.ts';
import { dayOf } from '../time/format.ts';
import { orderRange } from '../time/moment.ts';
import { dateOf, readDate } from '../time/parse.ts';
import { explainOrder } from './order.ts';
import type { TimelineEntry } from '../postmortem/postmortem.ts';

/** A written date that a slip of the hand explains, and what it should be. */
export interface DateSlip {
  /** The entry that states it, counted from 0. */
  index: number;
  /** The first one below it that states a date of its own, or the number of entries. */
  until: number;
  written: string;
  expected: string;
  /** By which `expected` is later. */
  days: number;
  /** It stands between two others. At an end of the list it may as well be in the wrong place. */
  enclosed: boolean;
}

const daySeconds = 86_400;
/** Where neighbours are further apart, it says nothing that a date fits between them. */
const mostDays = 7;

/**
 * Find the dates of a list that one slip put out of order: a part that is one too high or too low, a wrong digit, or
 * day and month that changed places. What is in order is never a slip, however far away it is.
 */
export function findDateSlips(entries: readonly TimelineEntry[]): DateSlip[] {
  // Where dates were lost after midnight, those that are written are right.
  if (explainOrder(entries)?.kind !== 'moves') return [];
  const stated = [...entries.keys()].filter((index) => dateOf(entries[index]?.start) !== undefined);
  const slips = stated.flatMap((index, at) => explainDate(entries, index, stated[at + 1] ?? entries.length) ?? []);
  const enclosed = slips.filter((slip) => slip.enclosed);
  const best = enclosed.length > 0 ? enclosed : slips;
  // Of two neighbours that contradict each other, either may be the wrong one.
  const isAmbiguous = best.some((slip, at) => slip.index === best[at - 1]?.until);
  return isAmbiguous || (enclosed.length === 0 && slips.length > 1) ? [] : best;
}

/** The entries as they would be without their slips. */
export function withoutSlips(entries: readonly TimelineEntry[], slips: readonly DateSlip[]): TimelineEntry[] {
  const corrected = [...entries];
  for (const { index, until, days } of slips) {
    for (const [at, entry] of entries.slice(index, until).entries()) {
      corrected[index + at] = { ...entry, start: addDays(entry.start, days) };
    }
  }
  return corrected;
}

/** Entries from one that states its date to the next one that does move together. */
function explainDate(entries: readonly TimelineEntry[], index: number, until: number): DateSlip | undefined {
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
  // At an end of the list it can only be told what is near the one neighbour.
  const least = Math.ceil(((above ? from : to - daySeconds) - earliest) / daySeconds);
  const most = Math.floor(((below ? to : from + daySeconds) - latest) / daySeconds);
  if (most - least > mostDays) return undefined;
  const found = Array.from({ length: Math.max(0, most - least + 1) }, (_, count) => least + count).flatMap((days) => {
    const moved = addDays(first.start, days);
    const expected = dayOf(moved, moved.zone);
    if (!isSlip(written, expected)) return [];
    return [{ index, until, written, expected, days, enclosed: Boolean(above && below) }];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Whether a date becomes another one by a single slip. */
function isSlip(written: string, meant: string): boolean {
  const [year = 0, month = 0, day = 0] = written.split('-').map(Number);
  const [otherYear = 0, otherMonth = 0, otherDay = 0] = meant.split('-').map(Number);
  const steps = [otherYear - year, otherMonth - month, otherDay - day].filter((step) => step !== 0);
  if (steps.length === 1 && Math.abs(steps[0] ?? 0) === 1) return true;
  if (year === otherYear && month === otherDay && day === otherMonth) return true;
  return [...written].filter((digit, at) => digit !== meant[at]).length === 1;
}

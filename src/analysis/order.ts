import { isBefore, orderRange, type Moment } from '../time/moment.ts';
import type { TimelineEntry } from '../postmortem/postmortem.ts';

/** What would put the entries of one list into the order of their times, with few changes. */
export type OrderFault =
  | { kind: 'reversed' }
  /** From these on, counted from 0, each stretch is a day later than it is written. */
  | { kind: 'days'; breaks: number[] }
  /** These, counted from 0, stand in the wrong place. */
  | { kind: 'moves'; moved: number[] };

const daySeconds = 86_400;
/** By which a day is longer when daylight saving ends. */
const hourSeconds = 3600;

/**
 * Explain why entries are not in the order of their starts; ties and overlaps are in order.
 *
 * An entry that goes back by more than half a day is on the wrong date, rather than in the wrong place: of
 * 23:50 and 00:10 the second is the next day, of 14:40 and 14:35 it is a slip.
 *
 * @returns `undefined` when they are in order.
 */
export function explainOrder(entries: readonly TimelineEntry[]): OrderFault | undefined {
  const ranges = entries.map((entry) => orderRange(entry.start));
  if (isOrdered(ranges)) return undefined;
  if (entries.length > 2 && isOrdered(ranges.toReversed())) return { kind: 'reversed' };
  const moved = entriesToMove(ranges);
  const breaks = dayBreaks(ranges);
  return breaks && breaks.length <= moved.length ? { kind: 'days', breaks } : { kind: 'moves', moved };
}

/** Whether every list of a timeline is in order; else a date or a time is wrong, and with it whatever is derived from it. */
export function isInOrder(timeline: readonly TimelineEntry[]): boolean {
  const sequences = Map.groupBy(timeline, (entry) => entry.sequence);
  return [...sequences.values()].every((entries) => explainOrder(entries) === undefined);
}

/** Where an entry belongs among those that stay: above the first of them that begins after it. */
export function placeOf(entry: Moment, others: readonly TimelineEntry[]): TimelineEntry | undefined {
  return others.find((other) => isBefore(entry, other.start));
}

type Range = readonly [first: number, last: number];

function isOrdered(ranges: readonly Range[]): boolean {
  let latestStart = -Infinity;
  for (const [first, last] of ranges) {
    if (last < latestStart) return false;
    latestStart = Math.max(latestStart, first);
  }
  return true;
}

function dayBreaks(ranges: readonly Range[]): number[] | undefined {
  const breaks: number[] = [];
  const shifted: Range[] = [];
  let shift = 0;
  for (const [index, [first, last]] of ranges.entries()) {
    const previous = shifted.at(-1)?.[0] ?? -Infinity;
    const back = previous - (last + shift);
    if (back > daySeconds / 2 && back < daySeconds + hourSeconds) {
      breaks.push(index);
      shift += back < daySeconds ? daySeconds : daySeconds + hourSeconds;
    }
    shifted.push([first + shift, last + shift]);
  }
  return breaks.length > 0 && isOrdered(shifted) ? breaks : undefined;
}

/**
 * Few entries that have to move: all but a long chain that is in order, the longest where times are exact. Of equally long ones it is the
 * one that stands higher, so that of two entries that changed places the lower one is named. O(n log n), since
 * a timeline of strangers may have 80,000 entries.
 */
function entriesToMove(ranges: readonly Range[]): number[] {
  const firsts = [...new Set(ranges.map(([first]) => first))].toSorted((a, b) => a - b);
  // By rank of its latest start, the longest chain: a Fenwick tree of maxima.
  const best: number[] = Array.from({ length: firsts.length + 1 }, () => -1);
  const lengths: number[] = [];
  const previous: number[] = [];
  // The latest start of each chain: a vague entry in between does not let a later one go back behind it.
  const reached: number[] = [];
  const isLonger = (a: number, b: number): boolean =>
    a >= 0 && (b < 0 || (lengths[a] ?? 0) > (lengths[b] ?? 0) || (lengths[a] === lengths[b] && a < b));
  for (const [index, [first, last]] of ranges.entries()) {
    let from = -1;
    for (let rank = rankOf(firsts, last); rank > 0; rank -= rank & -rank) {
      const candidate = best[rank] ?? -1;
      if (isLonger(candidate, from)) from = candidate;
    }
    lengths.push(from < 0 ? 1 : (lengths[from] ?? 0) + 1);
    previous.push(from);
    reached.push(Math.max(first, reached[from] ?? -Infinity));
    for (let rank = rankOf(firsts, reached[index] ?? first); rank < best.length; rank += rank & -rank) {
      if (isLonger(index, best[rank] ?? -1)) best[rank] = index;
    }
  }
  const kept = new Set<number>();
  let index = lengths.indexOf(lengths.reduce((longest, length) => Math.max(longest, length), 0));
  while (index >= 0) {
    kept.add(index);
    index = previous[index] ?? -1;
  }
  return [...ranges.keys()].filter((candidate) => !kept.has(candidate));
}

/** How many of sorted numbers are at most a number. */
function rankOf(sorted: readonly number[], number: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}

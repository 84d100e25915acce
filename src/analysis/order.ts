import { isBefore, orderRange, type Moment } from '../time/moment.ts';
import type { TimelineEntry } from '../postmortem/postmortem.ts';

/** Why the entries of one list are not in order of time: the explanation that takes the fewest changes. */
export type OrderFault =
  | { kind: 'reversed' }
  /** The entries from each of these indices on are one more day later than written. */
  | { kind: 'days'; breaks: number[] }
  /** The entries with these indices are in the wrong position. */
  | { kind: 'moves'; moved: number[] };

const daySeconds = 86_400;
/** A day is this much longer when daylight saving ends. */
const hourSeconds = 3600;

/**
 * Explain why entries are not in the order of their starts; ties and overlaps are in order.
 *
 * An entry that is more than half a day earlier than the one above it has the wrong date rather than the wrong
 * position: 00:10 after 23:50 is the next day, 14:35 after 14:40 is out of order.
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

/** Whether every list of a timeline is in order. If not, a date or a time is wrong, and so is anything derived from it. */
export function isInOrder(timeline: readonly TimelineEntry[]): boolean {
  const sequences = Map.groupBy(timeline, (entry) => entry.sequence);
  return [...sequences.values()].every((entries) => explainOrder(entries) === undefined);
}

/** The entry that a moment belongs directly above: the first of the others that starts after it. */
export function entryAfter(moment: Moment, others: readonly TimelineEntry[]): TimelineEntry | undefined {
  return others.find((other) => isBefore(moment, other.start));
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
 * Find few entries whose removal leaves the others in order: all but a longest increasing chain (the longest one where
 * times are exact). Among chains of equal length the upper one is kept, so that of two swapped entries the lower one is
 * reported. O(n log n), since a timeline from an untrusted source may have 80,000 entries.
 */
function entriesToMove(ranges: readonly Range[]): number[] {
  const firsts = [...new Set(ranges.map(([first]) => first))].toSorted((a, b) => a - b);
  // The longest chain by the rank of its latest start: a Fenwick tree of maxima.
  const best: number[] = Array.from({ length: firsts.length + 1 }, () => -1);
  const lengths: number[] = [];
  const previous: number[] = [];
  // The latest start of each chain, so that a vague entry does not let the next one go back before the one above it.
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

/** How many of the sorted numbers are less than or equal to `number`. */
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

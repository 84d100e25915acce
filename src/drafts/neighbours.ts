import type { TimelineEntry } from '../postmortem/postmortem.ts';
import { isBefore, orderRange, type Moment } from '../time/moment.ts';

/** Where a new entry goes. */
export interface Neighbours {
  /** The entry whose shape it takes. */
  model: TimelineEntry;
  /** Index of the model. */
  index: number;
  /** Whether it is written above the model. */
  isAbove: boolean;
}

/**
 * The entry beside which a moment belongs: below the last that is not later, or above the first of all. In a list with
 * the newest entry at the top it is the other way round.
 *
 * @returns `undefined` if there is no entry.
 */
export function neighboursOf(at: Moment, timeline: readonly TimelineEntry[]): Neighbours | undefined {
  const starts = timeline.map(({ start }) => orderRange(start)[0]);
  let earlier = -1;
  for (const [index, entry] of timeline.entries()) {
    if (isBefore(at, entry.start)) continue;
    // Of entries with the same start, the last; the latest of all otherwise.
    if (earlier < 0 || (starts[index] ?? 0) >= (starts[earlier] ?? 0)) earlier = index;
  }
  const earliest = starts.reduce((least, start, index) => (start < (starts[least] ?? 0) ? index : least), 0);
  const index = earlier < 0 ? earliest : earlier;
  const model = timeline[index];
  if (!model) return undefined;
  const isNewestFirst = isReversed(timeline.filter(({ sequence }) => sequence === model.sequence));
  if (!isNewestFirst) return { model, index, isAbove: earlier < 0 };
  const start = starts[index];
  const top = timeline.findIndex((entry, other) => entry.sequence === model.sequence && starts[other] === start);
  const at0 = earlier < 0 ? index : top;
  return { model: timeline[at0] ?? model, index: at0, isAbove: earlier >= 0 };
}

/** Two entries in the wrong order are a mistake, three are a habit. */
function isReversed(entries: readonly TimelineEntry[]): boolean {
  if (entries.length < 3) return false;
  const starts = entries.map(({ start }) => orderRange(start)[0]);
  return (
    starts.every((start, index) => index === 0 || start <= (starts[index - 1] ?? Infinity)) &&
    starts[0] !== starts.at(-1)
  );
}

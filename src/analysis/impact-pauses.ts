import { epochSeconds } from '../time/moment.ts';
import { momentOf, type MarkedEntry } from './milestones.ts';

/** A stretch of time in seconds since 1970. */
export type Stretch = readonly [start: number, end: number];

/**
 * When users felt nothing though it was not over: from each `mitigated` to the next `regressed`.
 *
 * @param extent `certain`: what it is at least, where times are vague; `possible`: what it is at most.
 */
export function quietStretches(timeline: readonly MarkedEntry[], extent: 'certain' | 'possible'): Stretch[] {
  const [from, to] = extent === 'certain' ? (['latest', 'earliest'] as const) : (['earliest', 'latest'] as const);
  const stretches: Stretch[] = [];
  let since: number | undefined;
  for (const entry of timeline.toSorted(byStart)) {
    if (entry.kinds.includes('regressed') && since !== undefined) {
      stretches.push([since, Math.max(since, epochSeconds(entry.start[to]))]);
      since = undefined;
    }
    if (entry.kinds.includes('mitigated')) since ??= epochSeconds(momentOf(entry, 'mitigated')[from]);
  }
  return stretches;
}

function byStart(a: MarkedEntry, b: MarkedEntry): number {
  return epochSeconds(a.start.earliest) - epochSeconds(b.start.earliest);
}

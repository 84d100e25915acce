import { epochSeconds } from '../time/moment.ts';
import { momentOf, type MarkedEntry } from './milestones.ts';

/** A span of time in seconds since 1970. */
export type TimeSpan = readonly [start: number, end: number];

/**
 * Find the pauses of an impact: from each `mitigated` to the next `regressed`.
 *
 * @param extent With vague times, `certain` gives the shortest possible pauses and `possible` the longest.
 */
export function impactPauses(timeline: readonly MarkedEntry[], extent: 'certain' | 'possible'): TimeSpan[] {
  const [from, to] = extent === 'certain' ? (['latest', 'earliest'] as const) : (['earliest', 'latest'] as const);
  const pauses: TimeSpan[] = [];
  let since: number | undefined;
  for (const entry of timeline.toSorted(byStart)) {
    if (entry.kinds.includes('regressed') && since !== undefined) {
      pauses.push([since, Math.max(since, epochSeconds(entry.start[to]))]);
      since = undefined;
    }
    if (entry.kinds.includes('mitigated')) since ??= epochSeconds(momentOf(entry, 'mitigated')[from]);
  }
  return pauses;
}

function byStart(a: MarkedEntry, b: MarkedEntry): number {
  return epochSeconds(a.start.earliest) - epochSeconds(b.start.earliest);
}

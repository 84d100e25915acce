import type { CatalogSpan, Incident } from '../../../src/catalog/catalog.ts';
import { endOfImpact } from '../../../src/analysis/milestones.ts';
import { addImpact, type ImpactSum } from '../../../src/analysis/sum-impact.ts';
import { isDuplicate } from '../../../src/analysis/status.ts';
import { impactPauses } from '../../../src/analysis/impact-pauses.ts';
import { epochSeconds } from '../../../src/time/moment.ts';

/**
 * Add up the impact of incidents. Two at the same time count twice; withdrawn incidents and duplicates do not count.
 */
export function sumImpact(all: readonly Incident[]): ImpactSum {
  return addImpact(
    all.map((incident) => ({
      seconds: incident.metrics.impactSeconds,
      isWithoutImpact: incident.impact.none,
      isLeftOut: incident.status === 'withdrawn' || isDuplicate(incident),
    })),
  );
}

/** Whether users are still affected: neither an entry nor the duration ends the impact. */
export function isOngoing({ duration, impact, timeline }: Incident): boolean {
  const last = duration.at(-1);
  return !impact.none && last !== undefined && !last.end && !last.endUnreadable && !endOfImpact({ timeline });
}

/**
 * How long the impact paused within the spans of the duration, in seconds: between `mitigated` and `regressed`.
 */
export function pausedSeconds({ duration, timeline }: Incident): number {
  return impactPauses(timeline, 'certain').reduce((sum, [from, to]) => {
    return sum + duration.reduce((inSpans, span) => inSpans + overlap(span, from, to), 0);
  }, 0);
}

/** Whether spans of impact, earliest first, overlap. */
export function spansOverlap(duration: readonly CatalogSpan[]): boolean {
  let reached = -Infinity;
  return duration.some(({ start, end }) => {
    const overlaps = start !== undefined && epochSeconds(start.latest) < reached;
    if (end) reached = Math.max(reached, epochSeconds(end.earliest));
    return overlaps;
  });
}

function overlap({ start, end }: CatalogSpan, from: number, to: number): number {
  if (!start || !end) return 0;
  return Math.max(0, Math.min(to, epochSeconds(end.latest)) - Math.max(from, epochSeconds(start.earliest)));
}

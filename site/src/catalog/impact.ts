import type { CatalogSpan, Incident } from '../../../src/catalog/catalog.ts';
import { endOfImpact } from '../../../src/analysis/milestones.ts';
import { quietStretches } from '../../../src/analysis/impact-pauses.ts';
import { epochSeconds } from '../../../src/time/moment.ts';

/** Nothing says that users no longer feel it. */
export function isOngoing({ duration, impact, timeline }: Incident): boolean {
  const last = duration.at(-1);
  return !impact.none && last !== undefined && !last.end && !last.endUnreadable && !endOfImpact({ timeline });
}

/**
 * How long users felt nothing though a span of the duration says that they did, in seconds: between `mitigated` and
 * `regressed`.
 */
export function reliefSeconds({ duration, timeline }: Incident): number {
  return quietStretches(timeline, 'certain').reduce((sum, [from, to]) => {
    return sum + duration.reduce((inSpans, span) => inSpans + overlap(span, from, to), 0);
  }, 0);
}

/** Whether spans of impact, earliest first, have time in common. */
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

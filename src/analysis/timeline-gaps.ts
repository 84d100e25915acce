import { epochSeconds, isBefore } from '../time/moment.ts';
import { milestoneOf, type MarkedEntry } from './milestones.ts';
import type { Impact } from '../postmortem/postmortem.ts';
import { impactPauses, type TimeSpan } from './impact-pauses.ts';

/** How long a gap has to be to be reported. */
export interface GapLimits {
  /** In minutes. */
  max: number;
  /** Of the time between detection and mitigation, 0 to 1. */
  share: number;
  /** In minutes. Longer gaps are nights and weekends. */
  night: number;
}

/** A span without an entry during the impact. */
export interface Gap<Entry> {
  /** The entry after the gap. */
  entry: Entry;
  seconds: number;
}

/** Find the gaps of a timeline that are too long, between `detected` and the last `mitigated`, or else `resolved`. */
export function findGaps<Entry extends MarkedEntry>(
  postmortem: { timeline: readonly Entry[]; impact: Pick<Impact, 'none'> },
  limits: GapLimits,
): Gap<Entry>[] {
  const detected = milestoneOf(postmortem, 'detected')?.moment;
  const started = milestoneOf(postmortem, 'started')?.moment;
  const mitigated = (milestoneOf(postmortem, 'mitigated') ?? milestoneOf(postmortem, 'resolved'))?.moment;
  if (!detected || !mitigated || postmortem.impact.none) return [];
  // If the incident was detected before the impact started, no users were waiting yet.
  const from = Math.max(epochSeconds(detected.earliest), epochSeconds((started ?? detected).earliest));
  const to = epochSeconds(mitigated.latest);
  const pauses = impactPauses(postmortem.timeline, 'certain');
  const impactSeconds = (span: TimeSpan): number =>
    span[1] - span[0] - pauses.reduce((sum, pause) => sum + overlap(pause, span), 0);
  const response = impactSeconds([from, to]);
  const gaps: Gap<Entry>[] = [];
  let reached = from;
  for (const entry of postmortem.timeline.toSorted(byStart)) {
    const start = epochSeconds(entry.start.earliest);
    const seconds = impactSeconds([reached, start]);
    const isTooLong = seconds > limits.max * 60 && seconds > limits.share * response && seconds < limits.night * 60;
    if (start <= to && isTooLong) gaps.push({ entry, seconds });
    // The true end of a span that ends before it starts is unknown; `timeline-range` reports it.
    const isBroken = entry.end && isBefore(entry.end, entry.start);
    const end = epochSeconds((entry.end ?? entry.start).latest);
    reached = isBroken ? Infinity : Math.max(reached === Infinity ? from : reached, end);
  }
  return gaps;
}

function overlap([a, b]: TimeSpan, [c, d]: TimeSpan): number {
  return Math.max(0, Math.min(b, d) - Math.max(a, c));
}

function byStart(a: MarkedEntry, b: MarkedEntry): number {
  return epochSeconds(a.start.earliest) - epochSeconds(b.start.earliest);
}

import { isBefore, type Moment } from '../time/moment.ts';
import type { ImpactSpan, Postmortem, TimelineEntry } from '../postmortem/postmortem.ts';

/** An entry kind that marks a milestone of the incident. */
export type MilestoneName =
  'triggered' | 'started' | 'detected' | 'acknowledged' | 'identified' | 'communicated' | 'mitigated' | 'resolved';

/** The part of a timeline entry that decides which milestones it marks. */
export type MarkedEntry = Pick<TimelineEntry, 'start' | 'end' | 'kinds'>;

interface MarkedTimeline<Entry extends MarkedEntry> {
  timeline: readonly Entry[];
}

/** The entry that marks a milestone. */
export interface MilestoneEntry<Entry extends MarkedEntry = TimelineEntry> {
  entry: Entry;
  /** The end of a span for `mitigated` and `resolved`, its start otherwise. */
  moment: Moment;
}

const lastCounts = new Set<string>(['identified', 'mitigated', 'resolved']);

/**
 * Find the entry that marks a milestone. If several do, the first one in time counts, but the last one for
 * `identified`, `mitigated` and `resolved`.
 */
export function milestoneOf<Entry extends MarkedEntry>(
  { timeline }: MarkedTimeline<Entry>,
  name: MilestoneName,
): MilestoneEntry<Entry> | undefined {
  const marked = timeline
    .filter((entry) => entry.kinds.includes(name))
    .map((entry) => ({ entry, moment: momentOf(entry, name) }));
  return marked.reduce<MilestoneEntry<Entry> | undefined>((best, candidate) => {
    if (!best) return candidate;
    const isBetter = lastCounts.has(name)
      ? isBefore(best.moment, candidate.moment)
      : isBefore(candidate.moment, best.moment);
    return isBetter ? candidate : best;
  }, undefined);
}

/** The end of impact: the last `mitigated`, or else the last `resolved`; none if a `regressed` follows. */
export function endOfImpact<Entry extends MarkedEntry>(
  postmortem: MarkedTimeline<Entry>,
): (MilestoneEntry<Entry> & { kind: 'mitigated' | 'resolved' }) | undefined {
  const mitigated = milestoneOf(postmortem, 'mitigated');
  const resolved = milestoneOf(postmortem, 'resolved');
  if (!mitigated) return resolved && { ...resolved, kind: 'resolved' };
  const isBack = postmortem.timeline.some(
    (entry) => entry.kinds.includes('regressed') && isBefore(mitigated.moment, entry.start),
  );
  return isBack ? undefined : { ...mitigated, kind: 'mitigated' };
}

/** The moment of an entry under one of its kinds: the end of a span for `mitigated` and `resolved`, or else its start. */
export function momentOf(entry: MarkedEntry, kind: string): Moment {
  return kind === 'mitigated' || kind === 'resolved' ? (entry.end ?? entry.start) : entry.start;
}

/**
 * The start and the end of impact that `duration` states, for milestones that no entry marks. Empty without impact: then
 * `duration` is the span of response or exposure.
 */
export function statedImpact({
  duration,
  impact,
}: {
  duration: readonly Pick<ImpactSpan, 'start' | 'end'>[];
  impact: Pick<Postmortem['impact'], 'none'>;
}): { started?: Moment | undefined; mitigated?: Moment | undefined } {
  return impact.none ? {} : { started: duration[0]?.start, mitigated: duration.at(-1)?.end };
}

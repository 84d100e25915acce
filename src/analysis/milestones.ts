import { isBefore, type Moment } from '../time/moment.ts';
import type { TimelineEntry } from '../postmortem/postmortem.ts';

/** What of a timeline entry tells which turn of the incident it marks. */
export type MarkedEntry = Pick<TimelineEntry, 'start' | 'end' | 'kinds'>;

interface Marked<Entry extends MarkedEntry> {
  timeline: readonly Entry[];
}

/** A kind that marks a turn of the incident, and the entry that counts for it. */
export interface Milestone<Entry extends MarkedEntry = TimelineEntry> {
  entry: Entry;
  /** The start of a span, but for `mitigated` and `resolved` its end. */
  moment: Moment;
}

export type MilestoneKind = 'started' | 'detected' | 'acknowledged' | 'identified' | 'mitigated' | 'resolved';

const lastCounts = new Set<string>(['identified', 'mitigated', 'resolved']);

/**
 * The first entry of a kind counts, but of `identified`, `mitigated` and `resolved` the last: in time, not as written.
 *
 * @param kind Any kind; those that are no milestones count as the others do.
 */
export function milestoneOf<Entry extends MarkedEntry>(
  { timeline }: Marked<Entry>,
  kind: MilestoneKind | 'triggered' | 'communicated',
): Milestone<Entry> | undefined {
  const marked = timeline
    .filter((entry) => entry.kinds.includes(kind))
    .map((entry) => ({ entry, moment: momentOf(entry, kind) }));
  return marked.reduce<Milestone<Entry> | undefined>((best, candidate) => {
    if (!best) return candidate;
    const better = lastCounts.has(kind)
      ? isBefore(best.moment, candidate.moment)
      : isBefore(candidate.moment, best.moment);
    return better ? candidate : best;
  }, undefined);
}

/** The end of impact: the last `mitigated`, or else the last `resolved`; none while it is felt again. */
export function endOfImpact<Entry extends MarkedEntry>(
  postmortem: Marked<Entry>,
): (Milestone<Entry> & { kind: 'mitigated' | 'resolved' }) | undefined {
  const mitigated = milestoneOf(postmortem, 'mitigated');
  const resolved = milestoneOf(postmortem, 'resolved');
  if (!mitigated) return resolved && { ...resolved, kind: 'resolved' };
  const again = postmortem.timeline.some(
    (entry) => entry.kinds.includes('regressed') && isBefore(mitigated.moment, entry.start),
  );
  return again ? undefined : { ...mitigated, kind: 'mitigated' };
}

/** The moment at which an entry is of a kind: of a span its start, but its end for what it is the end of. */
export function momentOf(entry: MarkedEntry, kind: string): Moment {
  return kind === 'mitigated' || kind === 'resolved' ? (entry.end ?? entry.start) : entry.start;
}

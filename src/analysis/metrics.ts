import { endOfImpact, milestoneOf, statedImpact, type MarkedEntry, type MilestoneName } from './milestones.ts';
import type { ImpactSpan, Postmortem } from '../postmortem/postmortem.ts';
import { impactPauses, type TimeSpan } from './impact-pauses.ts';
import { epochSeconds, isBefore, type Moment } from '../time/moment.ts';

/** A length of time that lies between two numbers of seconds, which are equal when it is exact. */
export interface SecondsRange {
  least: number;
  most: number;
}

/** When an incident reached a milestone, and where that is stated. */
export interface Milestone {
  moment: Moment;
  /** Index of the timeline entry that is marked; absent when the moment is taken from `duration`. */
  entry?: number;
}

export type Milestones = Partial<Record<MilestoneName, Milestone>>;

/**
 * The intervals between two milestones that are measured, in the order of an incident: `to − from`, in seconds. Only the
 * time to detect may be negative: then the incident was detected before the impact started. A negative value of another
 * interval is a contradiction, and counts as unknown.
 *
 * @see https://sre.google/resources/practices-and-processes/incident-metrics-in-sre/
 */
export const intervals = [
  { name: 'timeToDetectSeconds', from: 'started', to: 'detected' },
  { name: 'timeToAcknowledgeSeconds', from: 'detected', to: 'acknowledged' },
  { name: 'timeToIdentifySeconds', from: 'detected', to: 'identified' },
  { name: 'timeToFirstUpdateSeconds', from: 'detected', to: 'communicated' },
  { name: 'timeToMitigateSeconds', from: 'started', to: 'mitigated' },
  { name: 'timeToResolveSeconds', from: 'started', to: 'resolved' },
  // Security incidents only.
  { name: 'exposureSeconds', from: 'triggered', to: 'mitigated' },
] as const satisfies readonly { name: string; from: MilestoneName; to: MilestoneName }[];

export type IntervalName = (typeof intervals)[number]['name'];

/** Figures derived from an incident. Unknown ones are absent, never zero. */
export type Metrics = Partial<Record<IntervalName | 'impactSeconds', SecondsRange>>;

const milestoneNames = [
  'triggered',
  'started',
  'detected',
  'acknowledged',
  'identified',
  'communicated',
  'mitigated',
  'resolved',
] as const satisfies readonly MilestoneName[];

/** What milestones and figures are derived from. */
export interface MeasuredIncident extends Pick<Postmortem, 'kind' | 'impact'> {
  duration: readonly Pick<ImpactSpan, 'start' | 'end'>[];
  timeline: readonly MarkedEntry[];
}

/**
 * Find the milestones of an incident. If no entry marks `started` or `mitigated`, `duration` supplies them, unless there
 * was no impact.
 */
export function milestonesOf(postmortem: MeasuredIncident): Milestones {
  const milestones: Milestones = {};
  for (const name of milestoneNames) {
    const marked = milestoneOf(postmortem, name);
    if (marked) milestones[name] = { moment: marked.moment, entry: postmortem.timeline.indexOf(marked.entry) };
  }
  // A mitigation before a regression is not the end of impact.
  if (!endOfImpact(postmortem)) delete milestones.mitigated;
  const { started, mitigated } = statedImpact(postmortem);
  if (started) milestones.started ??= { moment: started };
  if (mitigated) milestones.mitigated ??= { moment: mitigated };
  return milestones;
}

/** Measure an incident. */
export function measure(postmortem: MeasuredIncident, milestones: Milestones): Metrics {
  const { kind, impact, duration, timeline } = postmortem;
  const impactLength = impact.none ? undefined : impactSeconds(duration, timeline);
  const metrics: Metrics = impactLength ? { impactSeconds: impactLength } : {};
  for (const { name, from, to } of intervals) {
    if (name === 'exposureSeconds' && kind !== 'security') continue;
    // Nobody waited from the first of several outages to the end of the last.
    if (name === 'timeToMitigateSeconds' && isInterrupted(duration, milestones)) continue;
    const length = between(milestones[from], milestones[to]);
    if (length && (length.most >= 0 || name === 'timeToDetectSeconds')) metrics[name] = length;
  }
  return metrics;
}

/** Whether the impact paused, between two periods of `duration`, before it was mitigated. */
export function isInterrupted(
  duration: MeasuredIncident['duration'],
  { started, mitigated }: Pick<Milestones, 'started' | 'mitigated'>,
): boolean {
  if (!started || !mitigated) return false;
  return duration.some(({ start }, index) => {
    const earlier = duration.slice(0, index).map((span) => span.end);
    return (
      start !== undefined &&
      earlier.length > 0 &&
      earlier.every((end) => end && isBefore(end, start)) &&
      isBefore(started.moment, start) &&
      isBefore(start, mitigated.moment)
    );
  });
}

function between(from: Milestone | undefined, to: Milestone | undefined): SecondsRange | undefined {
  if (!from || !to) return undefined;
  // A milestone measured against itself takes zero time, however imprecise.
  if (from.entry !== undefined && from.entry === to.entry && areSame(from.moment, to.moment)) {
    return { least: 0, most: 0 };
  }
  return {
    least: epochSeconds(to.moment.earliest) - epochSeconds(from.moment.latest),
    most: epochSeconds(to.moment.latest) - epochSeconds(from.moment.earliest),
  };
}

function areSame(a: Moment, b: Moment): boolean {
  return a.earliest === b.earliest && a.latest === b.latest;
}

/** The length of the impact: the union of its spans without the pauses between `mitigated` and `regressed`. */
function impactSeconds(
  spans: MeasuredIncident['duration'],
  timeline: MeasuredIncident['timeline'],
): SecondsRange | undefined {
  const least: TimeSpan[] = [];
  const most: TimeSpan[] = [];
  for (const { start, end } of spans) {
    if (!start || !end) return undefined;
    const span = [epochSeconds(start.earliest), epochSeconds(end.latest)] as const;
    if (span[1] < span[0]) return undefined;
    most.push(span);
    const certain = epochSeconds(start.latest);
    least.push([certain, Math.max(certain, epochSeconds(end.earliest))]);
  }
  if (spans.length === 0) return undefined;
  return {
    least: unionLength(least, impactPauses(timeline, 'possible')),
    most: unionLength(most, impactPauses(timeline, 'certain')),
  };
}

/** The length of the union of spans, without the pauses. */
function unionLength(spans: readonly TimeSpan[], pauses: readonly TimeSpan[]): number {
  const edges = [...spans, ...pauses].flat().toSorted((a, b) => a - b);
  const covers = (from: number, to: number) => (span: TimeSpan) => span[0] <= from && to <= span[1];
  let sum = 0;
  for (const [index, to] of edges.entries()) {
    const from = edges[index - 1] ?? to;
    const isIn = covers(from, to);
    if (to > from && spans.some(isIn) && !pauses.some(isIn)) sum += to - from;
  }
  return sum;
}

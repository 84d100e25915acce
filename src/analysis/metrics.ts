import { endOfImpact, milestoneOf } from './milestones.ts';
import type { ImpactSpan, Postmortem } from '../postmortem/postmortem.ts';
import { quietStretches, type Stretch } from './impact-pauses.ts';
import { epochSeconds, type Moment } from '../time/moment.ts';

/** A length that is known to lie between two numbers of seconds; equal when it is exact. */
export interface SecondsRange {
  least: number;
  most: number;
}

/** A turn of an incident that metrics are measured between. */
export type TurnName =
  'triggered' | 'started' | 'detected' | 'acknowledged' | 'identified' | 'communicated' | 'mitigated' | 'resolved';

/** When an incident took a turn, and who says so. */
export interface Turn {
  moment: Moment;
  /** The timeline entry that is marked so, counted from 0; absent when `duration` stands in. */
  entry?: number;
}

export type Turns = Partial<Record<TurnName, Turn>>;

/**
 * What can be measured between two turns, in the order of an incident: `to − from`, in seconds. Only the time to detect
 * may be negative, which means that the incident was caught before users felt it; a negative one of the others is a
 * contradiction, and unknown.
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
  // Of security incidents alone.
  { name: 'exposureSeconds', from: 'triggered', to: 'mitigated' },
] as const satisfies readonly { name: string; from: TurnName; to: TurnName }[];

export type IntervalName = (typeof intervals)[number]['name'];

/** Figures derived from an incident; unknown ones are absent, never zero. */
export type Metrics = Partial<Record<IntervalName | 'impactSeconds', SecondsRange>>;

const turnNames = [
  'triggered',
  'started',
  'detected',
  'acknowledged',
  'identified',
  'communicated',
  'mitigated',
  'resolved',
] as const satisfies readonly TurnName[];

/**
 * The turns of an incident. `duration` stands in for a `started` and a `mitigated` that no entry is marked as, unless
 * users felt nothing: then it is the span of something else.
 */
export function turnsOf(postmortem: Postmortem): Turns {
  const turns: Turns = {};
  for (const name of turnNames) {
    const milestone = milestoneOf(postmortem, name);
    if (milestone) turns[name] = { moment: milestone.moment, entry: postmortem.timeline.indexOf(milestone.entry) };
  }
  // It is felt again.
  if (!endOfImpact(postmortem)) delete turns.mitigated;
  if (postmortem.impact.none) return turns;
  const [start, end] = [postmortem.duration[0]?.start, postmortem.duration.at(-1)?.end];
  if (start) turns.started ??= { moment: start };
  if (end) turns.mitigated ??= { moment: end };
  return turns;
}

/** Measure an incident. */
export function measure(postmortem: Postmortem, turns: Turns): Metrics {
  const { kind, impact, duration, timeline } = postmortem;
  const felt = impact.none ? undefined : impactSeconds(duration, timeline);
  const metrics: Metrics = felt ? { impactSeconds: felt } : {};
  for (const { name, from, to } of intervals) {
    if (name === 'exposureSeconds' && kind !== 'security') continue;
    const length = between(turns[from], turns[to]);
    if (length && (length.most >= 0 || name === 'timeToDetectSeconds')) metrics[name] = length;
  }
  return metrics;
}

/** Whether figures about many incidents count this one: it happened, it has been written down, and only here. */
export function isCounted({ kind, status, related }: Pick<Postmortem, 'kind' | 'status' | 'related'>): boolean {
  return (
    (kind === 'incident' || kind === 'security') &&
    status !== 'draft' &&
    status !== 'withdrawn' &&
    !related.some(({ relation }) => relation === 'duplicate_of')
  );
}

function between(from: Turn | undefined, to: Turn | undefined): SecondsRange | undefined {
  if (!from || !to) return undefined;
  // One moment, however vague, is no time apart from itself.
  if (from.moment === to.moment) return { least: 0, most: 0 };
  return {
    least: epochSeconds(to.moment.earliest) - epochSeconds(from.moment.latest),
    most: epochSeconds(to.moment.latest) - epochSeconds(from.moment.earliest),
  };
}

/** How long users felt it: the union of the spans of impact, less what lies between `mitigated` and `regressed`. */
function impactSeconds(spans: readonly ImpactSpan[], timeline: Postmortem['timeline']): SecondsRange | undefined {
  const least: Stretch[] = [];
  const most: Stretch[] = [];
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
    least: lengthOf(least, quietStretches(timeline, 'possible')),
    most: lengthOf(most, quietStretches(timeline, 'certain')),
  };
}

/** The length of the union of stretches, less what quiet ones take from it. */
function lengthOf(stretches: readonly Stretch[], quiet: readonly Stretch[]): number {
  const edges = [...stretches, ...quiet].flat().toSorted((a, b) => a - b);
  const covers = (from: number, to: number) => (stretch: Stretch) => stretch[0] <= from && to <= stretch[1];
  let sum = 0;
  for (const [index, to] of edges.entries()) {
    const from = edges[index - 1] ?? to;
    const isIn = covers(from, to);
    if (to > from && stretches.some(isIn) && !quiet.some(isIn)) sum += to - from;
  }
  return sum;
}

import type { CatalogEntry, Incident } from '../../../../src/catalog/catalog.ts';
import { momentOf, statedImpact } from '../../../../src/analysis/milestones.ts';
import { epochSeconds, type Moment } from '../../../../src/time/moment.ts';
import { dayLabels, type DayLabel } from './days.ts';
import { phasesOf, type Phase, type PhaseMilestone } from '../../catalog/phases.ts';
import { createScale, position, type Scale, type Segment, type TimeRange } from './scale.ts';
import { ticksOf, type TimeTick } from './ticks.ts';

/** An entry as drawn; positions in percent of the width. */
export interface Mark {
  entry: CatalogEntry;
  /** Index in the incident's timeline. */
  index: number;
  /** The moment as written. */
  x: number;
  /** The end of a span. */
  to?: number;
  /** From the earliest to the latest possible moment; absent for an exact time. */
  vague?: TimeRange;
  shape: 'milestone' | 'entry' | 'dead-end';
  phase?: Phase;
}

/** A timeline as it is drawn. */
export interface TimelineLayout {
  scale: Scale;
  folds: Segment[];
  phases: Phase[];
  ticks: TimeTick[];
  /** Labels above the axis; empty for a timeline of one day. */
  days: DayLabel[];
  marks: Mark[];
}

const milestoneKinds = new Set([
  'started',
  'detected',
  'acknowledged',
  'identified',
  'mitigated',
  'regressed',
  'resolved',
]);

/** Lay out the timeline of an incident with at least one entry. */
export function layOutTimeline(incident: Incident): TimelineLayout {
  const { timeline, timezone } = incident;
  const scale = createScale(timeline.map(extentOf), impactRanges(incident));
  const phases = phasesOf(milestonesOf(incident), Math.max(...timeline.map((entry) => extentOf(entry)[1])));
  const marks = timeline.map((entry, index) => {
    const at = plottedTime(entry.start);
    const [first, last] = rangeOfMoment(entry.start);
    const phase = phases.findLast((candidate) => candidate.start <= at && at <= candidate.end);
    return {
      entry,
      index,
      x: position(scale, at),
      ...(entry.end && { to: position(scale, plottedTime(entry.end)) }),
      ...(last > first && { vague: [position(scale, first), position(scale, last)] as const }),
      shape: shapeOf(entry.kinds),
      ...(phase && { phase }),
    };
  });
  return {
    scale,
    folds: scale.segments.filter(({ fold }) => fold),
    phases,
    ticks: ticksOf(scale, timezone),
    days: dayLabels(
      marks.map(({ entry, x }) => ({ at: plottedTime(entry.start), x })),
      scale,
      timezone,
    ),
    marks,
  };
}

/** The moment as written: the middle of the possible range for `~`, its start for `?`. */
export function plottedTime(moment: Moment): number {
  const [first, last] = rangeOfMoment(moment);
  return moment.approximate ? (first + last) / 2 : first;
}

function rangeOfMoment({ earliest, latest }: Moment): TimeRange {
  return [epochSeconds(earliest), epochSeconds(latest)];
}

function extentOf({ start, end }: CatalogEntry): TimeRange {
  const [first, last] = rangeOfMoment(start);
  return [first, Math.max(last, end ? rangeOfMoment(end)[1] : last)];
}

function shapeOf(kinds: readonly string[]): Mark['shape'] {
  if (kinds.includes('ruled_out')) return 'dead-end';
  return kinds.some((kind) => milestoneKinds.has(kind)) ? 'milestone' : 'entry';
}

/**
 * When users were affected. A span without an end goes on, one without a start began before the first entry, and
 * without a duration the whole timeline counts.
 */
function impactRanges({ duration }: Incident): TimeRange[] {
  if (duration.length === 0) return [[-Infinity, Infinity]];
  return duration.map(({ start, end, endUnreadable }) => [
    start ? epochSeconds(start.earliest) : -Infinity,
    end ? epochSeconds(end.latest) : endUnreadable && start ? epochSeconds(start.latest) : Infinity,
  ]);
}

/**
 * Milestones of the incident. The duration stands in for a missing start and end of the impact, unless there was none.
 */
function milestonesOf({ timeline, duration, impact }: Incident): PhaseMilestone[] {
  const milestones = timeline.flatMap((entry) => entry.kinds.map((kind) => milestoneAt(kind, momentOf(entry, kind))));
  const isMarked = (kind: string) => milestones.some((milestone) => milestone.kind === kind);
  const { started, mitigated } = statedImpact({ duration, impact });
  if (started && !isMarked('started')) milestones.push(milestoneAt('started', started));
  if (mitigated && !isMarked('mitigated')) {
    milestones.push({ ...milestoneAt('mitigated', mitigated), at: endAfterEntries(mitigated, timeline) });
  }
  return milestones;
}

/** An imprecise end is not before the entries within its range: an end known to the day is after those of that day. */
function endAfterEntries(end: Moment, timeline: readonly CatalogEntry[]): number {
  if (end.approximate) return plottedTime(end);
  const [first, last] = rangeOfMoment(end);
  return Math.min(last, Math.max(first, ...timeline.map((entry) => extentOf(entry)[1])));
}

function milestoneAt(kind: string, moment: Moment): PhaseMilestone {
  return { kind, at: plottedTime(moment), vague: moment.earliest !== moment.latest };
}

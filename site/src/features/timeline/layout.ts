import type { CatalogEntry, Incident } from '../../../../src/catalog/catalog.ts';
import type { WithKinds } from '../../../../src/analysis/kinds/inferred-kinds.ts';
import { momentOf, statedImpact } from '../../../../src/analysis/milestones.ts';
import { epochSeconds, isBefore, type Moment } from '../../../../src/time/moment.ts';
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
  /** The kinds of the marks are inferred from the wording of the entries. */
  kindsInferred: boolean;
}

/** An incident whose timeline has the kinds that are drawn. */
export type DrawnIncident = Incident & Partial<Pick<WithKinds<Incident, CatalogEntry>, 'kindsInferred'>>;

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
export function layOutTimeline(incident: DrawnIncident): TimelineLayout {
  const { timeline, timezone, kindsInferred = false } = incident;
  const start = startOfImpact(incident);
  const scale = createScale([...timeline.map(extentOf), ...start], impactRanges(incident));
  const places = placesOf(timeline);
  const phases = phasesOf(milestonesOf(incident, places), Math.max(...timeline.map((entry) => extentOf(entry)[1])));
  const marks = timeline.map((entry, index) => {
    const at = places.get(entry) ?? plottedTime(entry.start);
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
      [...start.map(([at]) => at), ...places.values()].map((at) => ({
        at,
        x: position(scale, at),
      })),
      scale,
      timezone,
    ),
    marks,
    kindsInferred,
  };
}

/**
 * Where entries are drawn: at the moment as written, but an imprecise one not before the entry above it, if it is possible
 * that it was after that.
 */
function placesOf(timeline: readonly CatalogEntry[]): Map<CatalogEntry, number> {
  const reached = new Map<string | undefined, number>();
  return new Map(
    timeline.map((entry): [CatalogEntry, number] => {
      const [first, last] = rangeOfMoment(entry.start);
      const above = reached.get(entry.thread) ?? -Infinity;
      const written = plottedTime(entry.start);
      const at = above > written && above <= last ? above : written;
      reached.set(entry.thread, Math.max(above, first));
      return [entry, at];
    }),
  );
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

/** The start of the impact that `duration` states, if it is drawn: a date alone has no place on the axis. */
function startOfImpact({ duration, impact }: DrawnIncident): TimeRange[] {
  const { started } = statedImpact({ duration, impact });
  return started && !['day', 'month', 'year'].includes(started.precision) ? [rangeOfMoment(started)] : [];
}

/**
 * When users were affected. A span without an end goes on, one without a start began before the first entry, and
 * without a duration the whole timeline counts.
 */
function impactRanges({ duration }: DrawnIncident): TimeRange[] {
  if (duration.length === 0) return [[-Infinity, Infinity]];
  return duration.map(({ start, end, endUnreadable }) => [
    start ? epochSeconds(start.earliest) : -Infinity,
    end ? epochSeconds(end.latest) : endUnreadable && start ? epochSeconds(start.latest) : Infinity,
  ]);
}

/**
 * Milestones of the incident. The duration stands in for a missing start and end of the impact, unless there was none; it
 * is more certain than what is inferred.
 */
function milestonesOf(incident: DrawnIncident, places: ReadonlyMap<CatalogEntry, number>): PhaseMilestone[] {
  const { timeline, kindsInferred } = incident;
  const stated = statedMilestones(incident);
  const isStated = (kind: string) => stated.some((milestone) => milestone.kind === kind);
  const marked = timeline
    .flatMap((entry) =>
      entry.kinds.map((kind) => {
        const moment = momentOf(entry, kind);
        return milestoneAt(kind, moment, moment === entry.start ? places.get(entry) : undefined);
      }),
    )
    .filter(({ kind }) => !kindsInferred || !isStated(kind === 'started' ? kind : ends.has(kind) ? 'mitigated' : ''));
  const isMarked = (kind: string) => marked.some((milestone) => milestone.kind === kind);
  return [
    ...marked,
    ...stated.filter(({ kind }) => !isMarked(kind) && (kind !== 'regressed' || !isMarked('mitigated'))),
  ];
}

/** Kinds that say when impact ends or returns. */
const ends = new Set(['mitigated', 'regressed', 'resolved']);

/** The start and the end of each period of impact that `duration` states. */
function statedMilestones({ duration, impact, timeline }: DrawnIncident): PhaseMilestone[] {
  if (impact.none) return [];
  const { started, mitigated } = statedImpact({ duration, impact });
  return [
    ...(started ? [milestoneAt('started', started)] : []),
    ...duration.slice(0, -1).flatMap(({ end }, index) => {
      const next = duration[index + 1]?.start;
      // Periods of different services may overlap.
      return end && next && isBefore(end, next) ? [milestoneAt('mitigated', end), milestoneAt('regressed', next)] : [];
    }),
    ...(mitigated ? [{ ...milestoneAt('mitigated', mitigated), at: endAfterEntries(mitigated, timeline) }] : []),
  ];
}

/** An imprecise end is not before the entries within its range: an end known to the day is after those of that day. */
function endAfterEntries(end: Moment, timeline: readonly CatalogEntry[]): number {
  if (end.approximate) return plottedTime(end);
  const [first, last] = rangeOfMoment(end);
  return Math.min(last, Math.max(first, ...timeline.map((entry) => extentOf(entry)[1])));
}

/** A milestone. Users may have been affected until the last moment at which the impact may have ended. */
function milestoneAt(kind: string, moment: Moment, place = plottedTime(moment)): PhaseMilestone {
  const [earliest, latest] = rangeOfMoment(moment);
  const isEnd = kind === 'mitigated' || kind === 'resolved';
  return { kind, at: isEnd && !moment.approximate ? latest : place, earliest, latest };
}

import type { CatalogEntry, Incident } from '../../../../src/catalog/catalog.ts';
import { momentOf, statedImpact } from '../../../../src/analysis/milestones.ts';
import { epochSeconds, type Moment } from '../../../../src/time/moment.ts';
import { dayNames, type DayName } from './days.ts';
import { phasesOf, type Phase, type Turn } from '../../catalog/phases.ts';
import { createScale, position, type Scale, type Segment, type Stretch } from './scale.ts';
import { ticksOf, type Tick } from './ticks.ts';

/** One entry on the picture; positions in percent of the width. */
export interface Mark {
  entry: CatalogEntry;
  /** Index in the incident's timeline. */
  index: number;
  /** Where the moment as written stands. */
  x: number;
  /** The end of a span. */
  to?: number;
  /** From the earliest to the latest that it can have been, when that is wider than the mark. */
  vague?: Stretch;
  shape: 'milestone' | 'entry' | 'dead-end';
  phase?: Phase;
}

/** A timeline as it is drawn. */
export interface Picture {
  scale: Scale;
  folds: Segment[];
  phases: Phase[];
  ticks: Tick[];
  /** Above the strip; none when all was on one day. */
  days: DayName[];
  marks: Mark[];
}

const milestones = new Set(['started', 'detected', 'acknowledged', 'identified', 'mitigated', 'regressed', 'resolved']);

/** Draw the timeline of an incident that has entries. */
export function draw(incident: Incident): Picture {
  const { timeline, timezone } = incident;
  const scale = createScale(timeline.map(stretchOf), impactOf(incident));
  const phases = phasesOf(turnsOf(incident), Math.max(...timeline.map((entry) => stretchOf(entry)[1])));
  const marks = timeline.map((entry, index) => {
    const at = middleOf(entry.start);
    const [first, last] = rangeOf(entry.start);
    const phase = phases.findLast((candidate) => candidate.start <= at && at <= candidate.end);
    return {
      entry,
      index,
      x: position(scale, at),
      ...(entry.end && { to: position(scale, middleOf(entry.end)) }),
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
    days: dayNames(
      marks.map(({ entry, x }) => ({ at: middleOf(entry.start), x })),
      scale,
      timezone,
    ),
    marks,
  };
}

/** The moment as written: what `~` and `?` leave open lies around it, or after it. */
export function middleOf(moment: Moment): number {
  const [first, last] = rangeOf(moment);
  return moment.approximate ? (first + last) / 2 : first;
}

function rangeOf({ earliest, latest }: Moment): Stretch {
  return [epochSeconds(earliest), epochSeconds(latest)];
}

function stretchOf({ start, end }: CatalogEntry): Stretch {
  const [first, last] = rangeOf(start);
  return [first, Math.max(last, end ? rangeOf(end)[1] : last)];
}

function shapeOf(kinds: readonly string[]): Mark['shape'] {
  if (kinds.includes('ruled_out')) return 'dead-end';
  return kinds.some((kind) => milestones.has(kind)) ? 'milestone' : 'entry';
}

/**
 * What has no end goes on, and what has no beginning had begun before anybody wrote something down. Where nobody said,
 * all of it may have been felt.
 */
function impactOf({ duration }: Incident): Stretch[] {
  if (duration.length === 0) return [[-Infinity, Infinity]];
  return duration.map(({ start, end, endUnreadable }) => [
    start ? epochSeconds(start.earliest) : -Infinity,
    end ? epochSeconds(end.latest) : endUnreadable && start ? epochSeconds(start.latest) : Infinity,
  ]);
}

/**
 * What turns the incident; the duration stands in for a start and an end of impact that no entry is marked as, unless
 * users felt nothing.
 */
function turnsOf({ timeline, duration, impact }: Incident): Turn[] {
  const turns = timeline.flatMap((entry) => entry.kinds.map((kind) => turnAt(kind, momentOf(entry, kind))));
  const isMarked = (kind: string) => turns.some((turn) => turn.kind === kind);
  const { started, mitigated } = statedImpact({ duration, impact });
  if (started && !isMarked('started')) turns.push(turnAt('started', started));
  if (mitigated && !isMarked('mitigated')) {
    turns.push({ ...turnAt('mitigated', mitigated), at: endTold(mitigated, timeline) });
  }
  return turns;
}

/** An end that is known to the day is not before what was told of that day. */
function endTold(end: Moment, timeline: readonly CatalogEntry[]): number {
  if (end.approximate) return middleOf(end);
  const [first, last] = rangeOf(end);
  return Math.min(last, Math.max(first, ...timeline.map((entry) => stretchOf(entry)[1])));
}

function turnAt(kind: string, moment: Moment): Turn {
  return { kind, at: middleOf(moment), vague: moment.earliest !== moment.latest };
}

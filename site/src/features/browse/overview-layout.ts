import type { Incident } from '../../../../src/catalog/catalog.ts';
import { clockAt } from '../../../../src/time/calendar.ts';
import { epochSeconds } from '../../../../src/time/moment.ts';
import { dateOfIncident, startOf } from '../../catalog/incidents.ts';
import { firstDayOf } from '../../shared/first-day.ts';
import { layOutHeatmap, type HeatmapCell } from './heatmap.ts';
import { shortest } from '../../shared/log-scale.ts';
import {
  gridOfDurations,
  levelOf,
  noImpactLevel,
  plotRight,
  unknownLevel,
  xOf,
  yOf,
  type Level,
  type YearRange,
} from './overview-scale.ts';
import { layOutYearTicks, type YearTick } from './year-ticks.ts';

/** An incident in the overview: x in percent of its width, y in pixels. */
export interface Dot {
  incident: Incident;
  x: number;
  y: number;
  /** The ends of its whisker, when its duration is imprecise: of the longest and of the shortest possible duration. */
  range?: readonly [top: number, bottom: number];
}

/** Incidents by date and duration of impact. */
export interface Overview {
  years: YearRange;
  /** Pixels. */
  height: number;
  /** Oldest first; empty when there is a heatmap instead. */
  dots: Dot[];
  cells: HeatmapCell[];
  /** The lanes of incidents without a duration; y is the middle of a lane. */
  lanes: { label: string; y: number }[];
  /** The horizontal grid lines; those without room for a name have none. */
  lengths: { label?: string; y: number }[];
  ticks: YearTick[];
  /** Its label goes to the left when it is `isAtEdge`, where there is no room on the right. */
  today: { x: number; isAtEdge: boolean };
}

/** From this number of incidents on, a heatmap replaces the dots. */
const heatmapFrom = 2000;
const axisHeight = 30;

/**
 * Lay out the overview.
 *
 * @param incidents Newest first. Incidents of unknown date are left out.
 * @param today `YYYY-MM-DD`.
 */
export function layOutOverview(incidents: readonly Incident[], today: string): Overview {
  const dated = incidents.flatMap((incident) => {
    const at = timeOfIncident(incident);
    return at === undefined ? [] : [{ incident, at, level: levelOfIncident(incident) }];
  });
  const now = epochSeconds(`${today}T12:00:00Z`);
  const years = yearRangeOf([...dated.map(({ at }) => at), now]);
  const layOutDot = ({ incident, at, level }: (typeof dated)[number]): Dot => {
    const duration = incident.impact.none ? undefined : incident.metrics.impactSeconds;
    const range = duration && ([yOfDuration(duration.most), yOfDuration(duration.least)] as const);
    return { incident, x: xOf(at, years), y: yOf(level), ...(range && range[1] - range[0] > 1 && { range }) };
  };
  const isHeatmap = dated.length >= heatmapFrom;
  const lanes = dated.some(({ level }) => level === noImpactLevel) ? [unknownLevel, noImpactLevel] : [unknownLevel];
  const x = xOf(now, years);
  return {
    years,
    height: yOf(lanes.at(-1) ?? unknownLevel) + axisHeight,
    // The oldest first: brush.client.ts knows them by this order.
    dots: isHeatmap ? [] : dated.toReversed().map(layOutDot),
    cells: isHeatmap
      ? layOutHeatmap(
          dated.map(({ incident, level }) => ({ day: firstDayOf(dateOfIncident(incident) ?? ''), level })),
          years,
        )
      : [],
    lanes: lanes.map((level) => ({ label: level === noImpactLevel ? 'No impact' : 'Unknown', y: yOf(level) })),
    lengths: gridOfDurations(),
    ticks: layOutYearTicks(years),
    today: { x, isAtEdge: x > plotRight - 12 },
  };
}

/** The first possible moment of the start, or noon of the first day that the file name allows; in seconds since 1970. */
function timeOfIncident(incident: Incident): number | undefined {
  const start = startOf(incident);
  if (start) return epochSeconds(start.earliest);
  const date = dateOfIncident(incident);
  return date === undefined ? undefined : epochSeconds(`${firstDayOf(date)}T12:00:00Z`);
}

function levelOfIncident({ impact, metrics }: Incident): Level {
  if (impact.none) return noImpactLevel;
  return metrics.impactSeconds ? levelOf(metrics.impactSeconds) : unknownLevel;
}

/** A duration of nearly nothing is still on the scale, not in a lane. */
function yOfDuration(seconds: number): number {
  return yOf(Math.max(seconds, shortest));
}

function yearRangeOf(times: readonly number[]): YearRange {
  const yearOf = (seconds: number) => Number(clockAt(seconds, 'UTC').date.slice(0, 4));
  return {
    first: yearOf(times.reduce((a, b) => Math.min(a, b))),
    end: yearOf(times.reduce((a, b) => Math.max(a, b))) + 1,
  };
}

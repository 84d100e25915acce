import type { Incident } from '../../../../src/catalog/catalog.ts';
import { clockAt } from '../../../../src/time/calendar.ts';
import { epochSeconds } from '../../../../src/time/moment.ts';
import { dayOfIncident, startOf } from '../../catalog/incidents.ts';
import { cellsOf, type Cell } from './heatmap.ts';
import { logMarks, shortest } from '../../shared/log-scale.ts';
import { levelOf, plotRight, unfelt, unknown, xOf, yOf, type Level, type PlotYears } from './overview-scale.ts';
import { ticksOf, type Tick } from './year-ticks.ts';

/** An incident on the plot: percent of its width, pixels of its height. */
export interface Dot {
  incident: Incident;
  x: number;
  y: number;
  /** From the longest to the shortest that it can have been, when nobody knows exactly. */
  range?: readonly [top: number, bottom: number];
}

/** When incidents were, and for how long users felt them. */
export interface Overview {
  years: PlotYears;
  /** Pixels. */
  height: number;
  /** Oldest first; empty where there are cells instead. */
  dots: Dot[];
  cells: Cell[];
  /** Places for what has no length, by the middle of each. */
  lanes: { label: string; y: number }[];
  lengths: { label: string; y: number }[];
  ticks: Tick[];
  /** Where today stands; there is no room for its name on the right of it when it `isLate`. */
  today: { x: number; isLate: boolean };
}

/** From here on a cell stands for many incidents. */
const mostDots = 2000;
const axisHeight = 33;

/**
 * Lay out incidents.
 *
 * @param incidents Newest first. Those of which not even the day is known are left out.
 * @param today `YYYY-MM-DD`.
 */
export function layOutOverview(incidents: readonly Incident[], today: string): Overview {
  const dated = incidents.flatMap((incident) => {
    const start = startOf(incident);
    return start ? [{ incident, at: epochSeconds(start.earliest), level: levelOfIncident(incident) }] : [];
  });
  const now = epochSeconds(`${today}T12:00:00Z`);
  const years = yearsOf([...dated.map(({ at }) => at), now]);
  const place = ({ incident, at, level }: (typeof dated)[number]): Dot => {
    const length = incident.impact.none ? undefined : incident.metrics.impactSeconds;
    const range = length && ([lengthY(length.most), lengthY(length.least)] as const);
    return { incident, x: xOf(at, years), y: yOf(level), ...(range && range[1] - range[0] > 1 && { range }) };
  };
  const isDense = dated.length >= mostDots;
  const lanes = dated.some(({ level }) => level === unfelt) ? [unknown, unfelt] : [unknown];
  const x = xOf(now, years);
  return {
    years,
    height: yOf(lanes.at(-1) ?? unknown) + axisHeight,
    // What is listed later is older, also of two at the same time.
    dots: isDense
      ? []
      : dated
          .toReversed()
          .toSorted((a, b) => a.at - b.at)
          .map(place),
    cells: isDense
      ? cellsOf(
          dated.map(({ incident, level }) => ({ day: dayOfIncident(incident) ?? '', level })),
          years,
        )
      : [],
    lanes: lanes.map((level) => ({ label: level === unfelt ? 'Not felt' : 'Unknown', y: yOf(level) })),
    lengths: logMarks.map(({ seconds, label }) => ({ label, y: yOf(seconds) })),
    ticks: ticksOf(years),
    today: { x, isLate: x > plotRight - 12 },
  };
}

/** How high an incident stands. */
function levelOfIncident({ impact, metrics }: Incident): Level {
  if (impact.none) return unfelt;
  return metrics.impactSeconds ? levelOf(metrics.impactSeconds) : unknown;
}

/** Hardly any length is one too, and in no lane. */
function lengthY(seconds: number): number {
  return yOf(Math.max(seconds, shortest));
}

function yearsOf(times: readonly number[]): PlotYears {
  const yearOf = (seconds: number) => Number(clockAt(seconds, 'UTC').date.slice(0, 4));
  return {
    first: yearOf(times.reduce((a, b) => Math.min(a, b))),
    end: yearOf(times.reduce((a, b) => Math.max(a, b))) + 1,
  };
}

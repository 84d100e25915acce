import type { Incident } from '../../../src/catalog/catalog.ts';
import { clockAt, epochSeconds } from '../../../src/time/format.ts';
import { startOf } from '../incidents.ts';
import { logMarks, logPosition } from './log-scale.ts';

/** An incident on the plot: percent of its width, pixels of its height. */
export interface Dot {
  incident: Incident;
  x: number;
  y: number;
  /** From the longest to the shortest that it can have been, when nobody knows exactly. */
  range?: readonly [top: number, bottom: number];
}

/** So many incidents of a month and a decade of durations that each would be a smear. */
export interface Cell {
  x: number;
  y: number;
  count: number;
}

/** When incidents were, and for how long users felt them. */
export interface Overview {
  /** Oldest first; empty where there are cells instead. */
  dots: Dot[];
  cells: Cell[];
  /** The middle of the lane of those whose duration nobody knows. */
  laneY: number;
  lengths: { label: string; y: number }[];
  years: { label: string; x: number }[];
  /** Where today stands. */
  todayX: number;
}

/** Pixels. */
export const overviewHeight = 236;
const laneHeight = 26;
const axisHeight = 22;
/** Percent that is left free on the right. */
const right = 99;
/** From here on a cell stands for many incidents. */
const mostDots = 2000;
/** Years whose names have room beside each other. */
const mostYears = 12;

/**
 * Lay out incidents.
 *
 * @param incidents Those of which not even the day is known are left out.
 * @param today `YYYY-MM-DD`.
 */
export function layOutOverview(incidents: readonly Incident[], today: string): Overview {
  const dated = incidents.flatMap((incident) => {
    const start = startOf(incident);
    return start ? [{ incident, at: epochSeconds(start.earliest) }] : [];
  });
  const now = epochSeconds(`${today}T12:00:00Z`);
  const yearOf = (seconds: number) => Number(clockAt(seconds, 'UTC').date.slice(0, 4));
  const times = [...dated.map(({ at }) => at), now];
  const first = yearOf(times.reduce((a, b) => Math.min(a, b)));
  const last = yearOf(times.reduce((a, b) => Math.max(a, b))) + 1;
  const edges: [from: number, to: number] = [yearStart(first), yearStart(last)];
  const x = (seconds: number) => ((seconds - edges[0]) / (edges[1] - edges[0])) * right;
  const bottom = overviewHeight - laneHeight - axisHeight;
  const y = (seconds: number) => bottom - 6 - logPosition(seconds) * (bottom - 18);
  const laneY = bottom + laneHeight / 2 + 2;
  const place = ({ incident, at }: (typeof dated)[number]): Dot => {
    const length = incident.metrics.impactSeconds;
    if (!length) return { incident, x: x(at), y: laneY };
    const range = [y(length.most), y(length.least)] as const;
    return {
      incident,
      x: x(at),
      y: (range[0] + range[1]) / 2,
      ...(range[1] - range[0] > 1 && { range }),
    };
  };
  const dots = dated.toSorted((a, b) => a.at - b.at).map(place);
  const step = Math.ceil((last - first) / mostYears);
  return {
    dots: dots.length < mostDots ? dots : [],
    cells: dots.length < mostDots ? [] : cellsOf(dots, (last - first) * 12, laneY, y),
    laneY,
    lengths: logMarks.map(({ seconds, label }) => ({ label, y: y(seconds) })),
    years: Array.from({ length: Math.ceil((last - first) / step) }, (_, index) => ({
      label: String(first + index * step),
      x: x(yearStart(first + index * step)),
    })),
    todayX: x(now),
  };
}

/** One cell a month and a mark of the axis; the lane of unknown ones keeps its place. */
function cellsOf(dots: readonly Dot[], months: number, laneY: number, y: (seconds: number) => number): Cell[] {
  const width = right / months;
  const rows = logMarks.slice(1).map(({ seconds }, index) => ({
    from: y(logMarks[index]?.seconds ?? seconds),
    middle: (y(logMarks[index]?.seconds ?? seconds) + y(seconds)) / 2,
  }));
  const rowOf = (dot: Dot): number =>
    dot.y === laneY ? laneY : (rows.findLast(({ from }) => dot.y <= from)?.middle ?? rows[0]?.middle ?? laneY);
  const cells = Map.groupBy(dots, (dot) => `${Math.floor(dot.x / width)} ${rowOf(dot)}`);
  return Array.from(cells, ([place, inside]) => {
    const [month = 0, middle = 0] = place.split(' ').map(Number);
    return { x: (month + 0.5) * width, y: middle, count: inside.length };
  });
}

function yearStart(year: number): number {
  return epochSeconds(`${String(year).padStart(4, '0')}-01-01T00:00:00Z`);
}

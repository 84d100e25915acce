import { middleOf } from '../../../../src/analysis/statistics.ts';
import { lengthAt, logMarks, logPosition, longest, shortest } from '../../shared/log-scale.ts';

// Where things stand on the overview: percent of its width, pixels of its height. Used by the pages and by the browser:
// nothing here may need a library.

/** The years that a plot shows: from the first day of `first` up to that of `end`. */
export interface PlotYears {
  first: number;
  end: number;
}

/**
 * How high an incident stands: for how many seconds users felt it, from ten seconds to thirty days, or in which lane.
 * What nobody felt is below what nobody knows, and both are below any length.
 */
export type Level = number;

export const unfelt: Level = 0;
export const unknown: Level = 1;

/** A part of the plot that somebody wants to see. Both limits of each pair are included. */
export interface Box {
  /** `YYYY-MM-DD`. */
  days: readonly [from: string, to: string];
  levels: readonly [least: Level, most: Level];
}

/** What is left free on the right. */
export const plotRight = 99;
const top = 12;
const bottom = 182;
/** Half the height of a lane. */
export const laneHalf = 11;
const lanes = [227, 203] as const;
const day = 86_400_000;

/** Where a moment stands. */
export function xOf(seconds: number, years: PlotYears): number {
  const [from, to] = [yearStart(years.first), yearStart(years.end)];
  return ((seconds * 1000 - from) / (to - from)) * plotRight;
}

/** Where a day begins. */
export function xOfDay(date: string, years: PlotYears): number {
  return xOf(Date.parse(date) / 1000, years);
}

/** The day that stands at a place. */
export function dayAt(x: number, years: PlotYears): string {
  const [from, to] = [yearStart(years.first), yearStart(years.end)];
  const inside = Math.min(Math.max(x, 0), plotRight);
  const time = Math.min(from + (inside / plotRight) * (to - from), to - day);
  return new Date(time).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** Where a level stands. */
export function yOf(level: Level): number {
  return lanes[level] ?? bottom - logPosition(level) * (bottom - top);
}

/** The level that stands at a height. */
export function levelAt(y: number): Level {
  if (y >= (lanes[0] + lanes[1]) / 2) return unfelt;
  if (y >= lanes[1] - laneHalf) return unknown;
  return Math.round(lengthAt((bottom - y) / (bottom - top)));
}

/** The level of a length; of one that nobody knows exactly, that in the middle of its whisker. */
export function levelOf({ least, most }: { least: number; most: number }): Level {
  const inside = (seconds: number) => Math.min(Math.max(seconds, shortest), longest);
  return middleOf({ least: inside(least), most: inside(most) });
}

/** Whether a part of the plot holds what stands there; what has no date stands nowhere. */
export function isInBox({ days, levels }: Box, date: string, level: Level): boolean {
  return date >= days[0] && date <= days[1] && level >= levels[0] && level <= levels[1];
}

/** Columns of cells in a year: as many as leave room for a number in each. */
export function columnsOfYear({ first, end }: PlotYears): 12 | 4 | 2 | 1 {
  const years = end - first;
  return years <= 3 ? 12 : years <= 10 ? 4 : years <= 20 ? 2 : 1;
}

/** The cell of a day and a level: its column, from 0, and its row, which are the two lanes and then those of the axis. */
export function cellOf(date: string, level: Level, years: PlotYears): { column: number; row: number } {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const columns = columnsOfYear(years);
  const above = logMarks.findLastIndex(({ seconds }) => seconds <= level);
  return {
    column: (year - years.first) * columns + Math.floor(((month - 1) * columns) / 12),
    row: level <= unknown ? level : 2 + Math.min(Math.max(above, 0), logMarks.length - 2),
  };
}

function yearStart(year: number): number {
  return Date.parse(`${String(year).padStart(4, '0')}-01-01`);
}

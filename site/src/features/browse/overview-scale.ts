import { firstDayOf } from '../../shared/first-day.ts';
import { middleOf } from '../../../../src/analysis/statistics.ts';
import { lengthAt, logMarks, logPosition, longest, shortest } from '../../shared/log-scale.ts';

// The scales of the overview: x in percent of its width, y in pixels. Pure: used by the build and the browser.

/** The years that the overview shows: from the first day of `first` up to the first day of `end`. */
export interface YearRange {
  first: number;
  end: number;
}

/**
 * The y value of an incident: the duration of its impact, from ten seconds to thirty days, or the number of a lane.
 * The lane of incidents without impact is below that of unknown duration, and both are below any duration.
 */
export type Level = number;

export const noImpactLevel: Level = 0;
export const unknownLevel: Level = 1;

/** A part of the overview that the reader selected. Both ends of each pair are included. */
export interface Brush {
  /** `YYYY-MM-DD`. */
  days: readonly [from: string, to: string];
  levels: readonly [least: Level, most: Level];
}

/** Percent: the rest is left free on the right. */
export const plotRight = 99;
const top = 10;
const bottom = 118;
/** Half the height of a lane. */
export const laneHalf = 8;
const lanes = [150, 132] as const;
/** The pixels that the name of a grid line or of a lane needs for itself. */
const labelHeight = 14;
const day = 86_400_000;

/** The x of a moment, in seconds since 1970. */
export function xOf(seconds: number, years: YearRange): number {
  const [from, to] = [yearStart(years.first), yearStart(years.end)];
  return ((seconds * 1000 - from) / (to - from)) * plotRight;
}

/** The x of the beginning of a day. */
export function xOfDay(date: string, years: YearRange): number {
  return xOf(Date.parse(date) / 1000, years);
}

/** The day at an x. */
export function dayAt(x: number, years: YearRange): string {
  const [from, to] = [yearStart(years.first), yearStart(years.end)];
  const inside = Math.min(Math.max(x, 0), plotRight);
  const time = Math.min(from + (inside / plotRight) * (to - from), to - day);
  return new Date(time).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** The y of a level. */
export function yOf(level: Level): number {
  return lanes[level] ?? bottom - logPosition(level) * (bottom - top);
}

/** The level at a y. */
export function levelAt(y: number): Level {
  if (y >= (lanes[0] + lanes[1]) / 2) return noImpactLevel;
  if (y >= lanes[1] - laneHalf) return unknownLevel;
  return Math.round(lengthAt((bottom - y) / (bottom - top)));
}

/** The level of a duration; of an imprecise one, the middle of its whisker. */
export function levelOf({ least, most }: { least: number; most: number }): Level {
  const inside = (seconds: number) => Math.min(Math.max(seconds, shortest), longest);
  return middleOf({ least: inside(least), most: inside(most) });
}

/** Whether a point is inside the selection. Incidents without a date never are. */
export function isInBrush({ days, levels }: Brush, date: string, level: Level): boolean {
  const first = firstDayOf(date);
  return first >= days[0] && first <= days[1] && level >= levels[0] && level <= levels[1];
}

/** The grid lines of the durations, the longest on top. A line too close to the named one above it has no name. */
export function gridOfDurations(): { label?: string; y: number }[] {
  let lastNamed = -labelHeight;
  return logMarks.toReversed().map(({ seconds, label }) => {
    const y = yOf(seconds);
    if (y - lastNamed < labelHeight) return { y };
    lastNamed = y;
    return { label, y };
  });
}

/** Columns of the heatmap per year: as many as leave room for a number in each cell. */
export function columnsPerYear({ first, end }: YearRange): 12 | 4 | 2 | 1 {
  const years = end - first;
  return years <= 3 ? 12 : years <= 10 ? 4 : years <= 20 ? 2 : 1;
}

/** The cell of a day and a level. Columns count from 0; rows 0 and 1 are the lanes, then come those of the log scale. */
export function cellOf(date: string, level: Level, years: YearRange): { column: number; row: number } {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const columns = columnsPerYear(years);
  const above = logMarks.findLastIndex(({ seconds }) => seconds <= level);
  return {
    column: (year - years.first) * columns + Math.floor(((month - 1) * columns) / 12),
    row: level <= unknownLevel ? level : 2 + Math.min(Math.max(above, 0), logMarks.length - 2),
  };
}

function yearStart(year: number): number {
  return Date.parse(`${String(year).padStart(4, '0')}-01-01`);
}

import { logMarks } from '../../shared/log-scale.ts';
import { monthNames } from '../../shared/month-names.ts';
import { cellOf, columnsPerYear, laneHalf, plotRight, yOf, type Level, type YearRange } from './overview-scale.ts';

/** A cell that stands for the incidents of a period and a range of durations, where dots would blur. */
export interface HeatmapCell {
  column: number;
  row: number;
  /** Percent of the overview's width. */
  x: number;
  width: number;
  /** Pixels, from the top. */
  y: number;
  height: number;
  count: number;
  /** 1 to 5; the cell with the most incidents has 5. */
  intensity: number;
  /** `Apr–Jun 2021, 1 h to 6 h`. */
  label: string;
  /** Whether a narrow screen has no room for the number. */
  isFine: boolean;
}

/** The most columns that have room for numbers on a narrow screen. */
const maxNarrowColumns = 20;

/** Count incidents by date and duration. Empty cells are left out. */
export function layOutHeatmap(points: readonly { day: string; level: Level }[], years: YearRange): HeatmapCell[] {
  const columns = columnsPerYear(years);
  const width = plotRight / ((years.end - years.first) * columns);
  const byCell = Map.groupBy(
    points.map(({ day, level }) => cellOf(day, level, years)),
    ({ column, row }) => `${column} ${row}`,
  );
  const most = Math.max(...Array.from(byCell.values(), ({ length }) => length));
  return Array.from(byCell.values(), (members) => {
    const { column = 0, row = 0 } = members[0] ?? {};
    const [y, low] = edgesOf(row);
    return {
      column,
      row,
      x: column * width,
      width,
      y,
      height: low - y,
      count: members.length,
      intensity: Math.ceil(5 * Math.sqrt(members.length / most)),
      label: `${periodText(column, years.first, columns)}, ${durationText(row)}`,
      isFine: (years.end - years.first) * columns > maxNarrowColumns,
    };
  });
}

function edgesOf(row: number): readonly [top: number, bottom: number] {
  const [low, high] = [logMarks[row - 2], logMarks[row - 1]];
  if (!low || !high) return [yOf(row) - laneHalf, yOf(row) + laneHalf];
  return [yOf(high.seconds), yOf(low.seconds)];
}

function durationText(row: number): string {
  const [low, high] = [logMarks[row - 2], logMarks[row - 1]];
  if (low && high) return `${low.label} to ${high.label}`;
  return row === 0 ? 'no user impact' : 'unknown duration';
}

function periodText(column: number, first: number, columns: number): string {
  const year = first + Math.floor(column / columns);
  const months = 12 / columns;
  const month = (column % columns) * months;
  if (months === 12) return String(year);
  const names = [monthNames[month], ...(months > 1 ? [monthNames[month + months - 1]] : [])];
  return `${names.join('–')} ${year}`;
}

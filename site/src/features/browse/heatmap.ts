import { logMarks } from '../../shared/log-scale.ts';
import { cellOf, columnsOfYear, laneHalf, plotRight, yOf, type Level, type PlotYears } from './overview-scale.ts';

/** So many incidents of a time and of lengths that each would be a smear. */
export interface Cell {
  column: number;
  row: number;
  /** Percent of the plot's width. */
  x: number;
  width: number;
  /** Pixels, from the top. */
  y: number;
  height: number;
  count: number;
  /** 1 to 5: of the cell with the most incidents, 5. */
  strength: number;
  /** `Apr–Jun 2021, 1 h to 6 h`. */
  label: string;
  /** There is no room for the number on a narrow screen. */
  isFine: boolean;
}

/** Columns that have room for a number on a narrow screen. */
const mostNarrow = 20;

/** Count incidents by when they were and how long they were felt; cells without one are left out. */
export function cellsOf(places: readonly { day: string; level: Level }[], years: PlotYears): Cell[] {
  const columns = columnsOfYear(years);
  const width = plotRight / ((years.end - years.first) * columns);
  const inside = Map.groupBy(
    places.map(({ day, level }) => cellOf(day, level, years)),
    ({ column, row }) => `${column} ${row}`,
  );
  const most = Math.max(...Array.from(inside.values(), ({ length }) => length));
  return Array.from(inside.values(), (members) => {
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
      strength: Math.ceil(5 * Math.sqrt(members.length / most)),
      label: `${timeOf(column, years.first, columns)}, ${lengthOf(row)}`,
      isFine: (years.end - years.first) * columns > mostNarrow,
    };
  });
}

function edgesOf(row: number): readonly [top: number, bottom: number] {
  const [low, high] = [logMarks[row - 2], logMarks[row - 1]];
  if (!low || !high) return [yOf(row) - laneHalf, yOf(row) + laneHalf];
  return [yOf(high.seconds), yOf(low.seconds)];
}

function lengthOf(row: number): string {
  const [low, high] = [logMarks[row - 2], logMarks[row - 1]];
  if (low && high) return `${low.label} to ${high.label}`;
  return row === 0 ? 'not felt' : 'unknown duration';
}

function timeOf(column: number, first: number, columns: number): string {
  const year = first + Math.floor(column / columns);
  const length = 12 / columns;
  const month = (column % columns) * length;
  if (length === 12) return String(year);
  const names = [months[month], ...(length > 1 ? [months[month + length - 1]] : [])];
  return `${names.join('–')} ${year}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

import type { SeverityRank } from '../../catalog/severities.ts';

/** The chart of incidents by year. */
export interface YearChart {
  height: number;
  /** The y of the base line, in pixels. */
  bottom: number;
  columns: YearColumn[];
}

/** A year: x in percent of the width, y in pixels. */
export interface YearColumn {
  /** Its middle. */
  x: number;
  /** From its left edge to its right edge. */
  bar: readonly [from: number, to: number];
  /** The y of its upper end. */
  top: number;
  /** Whether there is room for its label and for its number. */
  isNamed: boolean;
  isNumbered: boolean;
  /** Whether its number has no room on a narrow screen. */
  isFine: boolean;
  /** One for each incident, in pixels from the middle and from the top; topmost first. Empty when bars are drawn. */
  marks: { dx: number; y: number }[];
}

/** Pixels from one mark to the next, and the width of the chart on a screen of 390 pixels. */
const step = 17;
const narrowest = 340;
const maxRows = 10;
const barHeight = 150;
const numberHeight = 24;
const axisHeight = 30;
/** From this number of incidents in one year on, bars replace marks. */
const barsFrom = 60;
/** The most numbers that have room on a wide one. */
const maxNumbers = 24;

/**
 * Lay out the numbers of incidents by year: a mark for each incident, or bars when there are too many for marks.
 *
 * @param counts By year, or by month, in order.
 * @param maxLabels The most labels of columns that have room on a narrow screen; by default, of years.
 */
export function layOutYears(counts: readonly number[], maxLabels = 10): YearChart {
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  // The same number of columns of marks for all years, so that heights can be compared.
  const perRow = Math.max(1, Math.ceil(most / maxRows));
  const hasMarks = most < barsFrom && perRow * step <= narrowest / counts.length;
  const inner = hasMarks ? Math.ceil(most / perRow) * step : barHeight;
  const bottom = numberHeight + inner;
  const width = 100 / counts.length;
  const nth = Math.ceil(counts.length / maxLabels);
  return {
    height: bottom + axisHeight,
    bottom,
    columns: counts.map((count, index) => {
      const x = (index + 0.5) * width;
      const tall = hasMarks ? Math.ceil(count / perRow) * step : (count / Math.max(1, most)) * inner;
      return {
        x,
        bar: [x - width * 0.3, x + width * 0.3],
        top: bottom - tall,
        isNamed: index % nth === 0,
        isNumbered: hasMarks || counts.length <= maxNumbers || index % nth === 0,
        isFine: !hasMarks && index % nth !== 0,
        marks: hasMarks ? layOutMarks(count, perRow, bottom) : [],
      };
    }),
  };
}

/** The incidents of one severity in a bar. */
export interface YearPart {
  rank: SeverityRank;
  count: number;
}

/** Divide the height of a bar among its parts, from below. */
export function stackOf(
  parts: readonly YearPart[],
  height: number,
): { rank: SeverityRank; from: number; height: number }[] {
  const all = parts.reduce((sum, { count }) => sum + count, 0);
  return parts.map(({ rank, count }, index) => {
    const below = parts.slice(0, index).reduce((sum, part) => sum + part.count, 0);
    return { rank, from: (below / all) * height, height: (count / all) * height };
  });
}

/** Rows of marks, filled from below. */
function layOutMarks(count: number, perRow: number, bottom: number): { dx: number; y: number }[] {
  return Array.from({ length: count }, (_, index) => {
    const fromBelow = count - 1 - index;
    return {
      dx: ((fromBelow % perRow) - (perRow - 1) / 2) * step,
      y: bottom - (Math.floor(fromBelow / perRow) + 0.5) * step,
    };
  });
}

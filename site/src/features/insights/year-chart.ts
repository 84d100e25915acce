/** Years side by side. */
export interface Years {
  height: number;
  /** Pixels from the top to the line that they stand on. */
  bottom: number;
  columns: YearColumn[];
}

/** A year: percent of the width, pixels of the height. */
export interface YearColumn {
  /** Its middle. */
  x: number;
  /** From its left edge to its right edge. */
  bar: readonly [from: number, to: number];
  /** Its upper end. */
  top: number;
  /** Whether its name, and its number, have room. */
  isNamed: boolean;
  isNumbered: boolean;
  /** One for each incident, pixels from the middle and from the top; the topmost first. Empty where bars stand for them. */
  marks: { dx: number; y: number }[];
}

/** Pixels: from mark to mark, and what a screen of 390 has to offer. */
const step = 17;
const narrowest = 340;
const mostRows = 10;
const barHeight = 150;
const numberHeight = 24;
const axisHeight = 30;
/** From so many in one year on they are bars. */
const mostMarks = 60;
/** Names of years that have room on a narrow screen. */
const mostNames = 10;

/**
 * Lay out how many there were in each year: one mark for each while they are few and have room, bars beyond that.
 *
 * @param counts By year, in order.
 */
export function layOutYears(counts: readonly number[]): Years {
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  // The same for all years, so that the higher of two has more.
  const abreast = Math.max(1, Math.ceil(most / mostRows));
  const isMarked = most < mostMarks && abreast * step <= narrowest / counts.length;
  const inner = isMarked ? Math.ceil(most / abreast) * step : barHeight;
  const bottom = numberHeight + inner;
  const width = 100 / counts.length;
  const nth = Math.ceil(counts.length / mostNames);
  return {
    height: bottom + axisHeight,
    bottom,
    columns: counts.map((count, index) => {
      const x = (index + 0.5) * width;
      const tall = isMarked ? Math.ceil(count / abreast) * step : (count / Math.max(1, most)) * inner;
      return {
        x,
        bar: [x - width * 0.3, x + width * 0.3],
        top: bottom - tall,
        isNamed: index % nth === 0,
        isNumbered: isMarked || counts.length <= mostNames,
        marks: isMarked ? marksOf(count, abreast, bottom) : [],
      };
    }),
  };
}

/** So many abreast, filled from below. */
function marksOf(count: number, abreast: number, bottom: number): { dx: number; y: number }[] {
  return Array.from({ length: count }, (_, index) => {
    const fromBelow = count - 1 - index;
    return {
      dx: ((fromBelow % abreast) - (abreast - 1) / 2) * step,
      y: bottom - (Math.floor(fromBelow / abreast) + 0.5) * step,
    };
  });
}

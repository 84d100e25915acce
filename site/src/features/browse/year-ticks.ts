import { xOfDay, type YearRange } from './overview-scale.ts';

/** A grid line of the overview's time axis, and its label. */
export interface YearTick {
  label: string;
  /** Percent. */
  x: number;
  /** Whether a narrow screen has no room for the label. */
  isFine: boolean;
}

/** The most years whose labels fit beside each other. */
const maxYears = 12;
/** Percent that a label takes on the narrowest screen, where the overview has 290 pixels. */
const labelWidth = 12;

/** Lay out the ticks of a time axis: years, and quarters when there are only one or two years. */
export function layOutYearTicks(years: YearRange): YearTick[] {
  const { first, end } = years;
  const step = Math.ceil((end - first) / maxYears);
  const dates = Array.from({ length: Math.ceil((end - first) / step) }, (_, index) => first + index * step).flatMap(
    (year) => {
      const name = String(year).padStart(4, '0');
      const quarters = end - first <= 2 ? quarterNames : [];
      return [
        { label: name, date: `${name}-01-01` },
        ...quarters.map(([label, month]) => ({ label, date: `${name}-${month}-01` })),
      ];
    },
  );
  let lastShown = -labelWidth;
  return dates.map(({ label, date }) => {
    const x = xOfDay(date, years);
    const isFine = x - lastShown < labelWidth;
    if (!isFine) lastShown = x;
    return { label, x, isFine };
  });
}

const quarterNames = [
  ['Apr', '04'],
  ['Jul', '07'],
  ['Oct', '10'],
] as const;

import { xOfDay, type PlotYears } from './overview-scale.ts';

/** A line of the time axis and its name. */
export interface Tick {
  label: string;
  /** Percent. */
  x: number;
  /** There is no room for the name on a narrow screen. */
  isFine: boolean;
}

/** Years whose names have room beside each other. */
const mostYears = 12;
/** Percent that a name takes on the narrowest screen, where the plot has 290 pixels. */
const nameWidth = 12;

/** The lines of a time axis: of years, or of their quarters where there are one or two. */
export function ticksOf(years: PlotYears): Tick[] {
  const { first, end } = years;
  const step = Math.ceil((end - first) / mostYears);
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
  let lastShown = -nameWidth;
  return dates.map(({ label, date }) => {
    const x = xOfDay(date, years);
    const isFine = x - lastShown < nameWidth;
    if (!isFine) lastShown = x;
    return { label, x, isFine };
  });
}

const quarterNames = [
  ['Apr', '04'],
  ['Jul', '07'],
  ['Oct', '10'],
] as const;

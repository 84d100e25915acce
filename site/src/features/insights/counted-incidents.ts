import type { Incident } from '../../../../src/catalog/catalog.ts';
import { countIncidents } from '../../../../src/analysis/counted.ts';
import { memoizeByCatalog } from '../../catalog/memoize.ts';
import { yearOf } from '../../catalog/incidents.ts';

/** The incidents that insights count, newest first, and the numbers of those that they leave out. */
export const countedIncidents = memoizeByCatalog(({ incidents }) => countIncidents(incidents));

/** The incidents of a year. */
export interface IncidentsOfYear {
  year: number;
  incidents: Incident[];
}

/** When the years span more than this, empty ones are left out: one may be mistyped, or historical. */
const maxSpan = 60;

/**
 * Group incidents by year, oldest first, including years without any, up to the current one.
 *
 * @param today `YYYY-MM-DD`.
 * @returns Incidents of unknown date are left out.
 */
export function groupByYear(incidents: readonly Incident[], today: string): IncidentsOfYear[] {
  const byYear = Map.groupBy(incidents, (incident) => Number(yearOf(incident)));
  byYear.delete(NaN);
  const known = [...byYear.keys()];
  if (known.length === 0) return [];
  const last = Math.max(Number(today.slice(0, 4)), ...known);
  const first = Math.min(...known);
  const years =
    last - first < maxSpan
      ? Array.from({ length: last - first + 1 }, (_, index) => first + index)
      : known.toSorted((a, b) => a - b);
  return years.map((year) => ({ year, incidents: byYear.get(year) ?? [] }));
}

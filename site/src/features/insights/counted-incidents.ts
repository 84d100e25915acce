import type { Incident } from '../../../../src/catalog/catalog.ts';
import { isCounted, isDuplicate } from '../../../../src/analysis/status.ts';
import { memoizeByCatalog } from '../../catalog/memoize.ts';
import { yearOf } from '../../catalog/incidents.ts';

/** What figures count of a catalog, and what they leave out. */
export interface Tally {
  /** Newest first. */
  counted: Incident[];
  /** Why others are not counted, and how many there are of each; none of none. */
  uncounted: { reason: Reason; count: number }[];
}

type Reason = keyof typeof reasonNames;

const reasonNames = {
  withdrawn: ['withdrawn', 'withdrawn'],
  duplicate: ['duplicate', 'duplicates'],
  draft: ['draft', 'drafts'],
  near_miss: ['near miss', 'near misses'],
  false_alarm: ['false alarm', 'false alarms'],
  maintenance: ['maintenance', 'maintenances'],
  drill: ['drill', 'drills'],
} as const;

export const tallyOf = memoizeByCatalog(({ incidents }): Tally => {
  const others = Map.groupBy(
    incidents.filter((incident) => !isCounted(incident)),
    reasonOf,
  );
  return {
    counted: incidents.filter((incident) => isCounted(incident)),
    uncounted: reasons.flatMap((reason) => {
      const count = others.get(reason)?.length ?? 0;
      return count > 0 ? [{ reason, count }] : [];
    }),
  };
});

// The cast: `Object.keys` forgets which keys there are.
const reasons = Object.keys(reasonNames) as Reason[];

/** The first that holds. */
function reasonOf(incident: Incident): Reason | undefined {
  const { status, kind } = incident;
  if (status === 'withdrawn') return status;
  if (isDuplicate(incident)) return 'duplicate';
  return status === 'draft' ? status : reasons.find((reason) => reason === kind);
}

/** `2 drafts, 1 near miss`; empty when everything is counted. */
export function uncountedText({ uncounted }: Tally): string {
  return uncounted.map(({ reason, count }) => `${count} ${reasonNames[reason][count === 1 ? 0 : 1]}`).join(', ');
}

/** A year, and its incidents. */
export interface YearTally {
  year: number;
  incidents: Incident[];
}

/** More years than these in between, and empty ones are left out: somebody mistyped one, or it is history. */
const longest = 60;

/**
 * Incidents by year, oldest first, with the years that had none, up to today's.
 *
 * @param today `YYYY-MM-DD`.
 * @returns Without incidents of no known date.
 */
export function yearsOf(incidents: readonly Incident[], today: string): YearTally[] {
  const byYear = Map.groupBy(incidents, (incident) => Number(yearOf(incident)));
  byYear.delete(NaN);
  const known = [...byYear.keys()];
  if (known.length === 0) return [];
  const last = Math.max(Number(today.slice(0, 4)), ...known);
  const first = Math.min(...known);
  const years =
    last - first < longest
      ? Array.from({ length: last - first + 1 }, (_, index) => first + index)
      : known.toSorted((a, b) => a - b);
  return years.map((year) => ({ year, incidents: byYear.get(year) ?? [] }));
}

import type { Incident } from '../../../../src/catalog/catalog.ts';
import { isCounted, isDuplicate } from '../../../../src/analysis/status.ts';
import { memoizeByCatalog } from '../../catalog/memoize.ts';
import { yearOf } from '../../catalog/incidents.ts';

/** The incidents that insights count, and the numbers of those that they leave out. */
export interface CountedIncidents {
  /** Newest first. */
  counted: Incident[];
  /** Reasons for leaving incidents out, with the number of incidents; only reasons that occur. */
  excluded: { reason: Exclusion; count: number }[];
}

type Exclusion = keyof typeof exclusionNames;

const exclusionNames = {
  withdrawn: ['withdrawn', 'withdrawn'],
  duplicate: ['duplicate', 'duplicates'],
  draft: ['draft', 'drafts'],
  near_miss: ['near miss', 'near misses'],
  false_alarm: ['false alarm', 'false alarms'],
  maintenance: ['maintenance', 'maintenances'],
  drill: ['drill', 'drills'],
} as const;

export const countedIncidents = memoizeByCatalog(({ incidents }): CountedIncidents => {
  const others = Map.groupBy(
    incidents.filter((incident) => !isCounted(incident)),
    reasonOf,
  );
  return {
    counted: incidents.filter((incident) => isCounted(incident)),
    excluded: reasons.flatMap((reason) => {
      const count = others.get(reason)?.length ?? 0;
      return count > 0 ? [{ reason, count }] : [];
    }),
  };
});

// The cast: `Object.keys` loses the names of the keys.
const reasons = Object.keys(exclusionNames) as Exclusion[];

/** The first reason that applies. */
function reasonOf(incident: Incident): Exclusion | undefined {
  const { status, kind } = incident;
  if (status === 'withdrawn') return status;
  if (isDuplicate(incident)) return 'duplicate';
  return status === 'draft' ? status : reasons.find((reason) => reason === kind);
}

/** `2 drafts, 1 near miss`; empty when all incidents are counted. */
export function excludedText({ excluded }: CountedIncidents): string {
  return excluded.map(({ reason, count }) => `${count} ${exclusionNames[reason][count === 1 ? 0 : 1]}`).join(', ');
}

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

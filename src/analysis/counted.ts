import { isCounted, isDuplicate, type StatedFacts } from './status.ts';

/** The incidents that figures count, and the numbers of those that they leave out. */
export interface CountedIncidents<Item> {
  /** In the order given. */
  counted: Item[];
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

/** Tell the incidents that figures count from the others. */
export function countIncidents<Item extends StatedFacts>(incidents: readonly Item[]): CountedIncidents<Item> {
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
}

// The cast: `Object.keys` loses the names of the keys.
const reasons = Object.keys(exclusionNames) as Exclusion[];

/** The first reason that applies. */
function reasonOf(incident: StatedFacts): Exclusion | undefined {
  const { status, kind } = incident;
  if (status === 'withdrawn') return status;
  if (isDuplicate(incident)) return 'duplicate';
  return status === 'draft' ? status : reasons.find((reason) => reason === kind);
}

/** `2 drafts, 1 near miss`; empty when all incidents are counted. */
export function excludedText({ excluded }: Pick<CountedIncidents<unknown>, 'excluded'>): string {
  return excluded.map(({ reason, count }) => `${count} ${exclusionNames[reason][count === 1 ? 0 : 1]}`).join(', ');
}

import type { Incident } from '../../../src/catalog/catalog.ts';
import type { Settings } from '../../../src/settings.ts';

/** The names of the configured severities, most severe first. */
export interface Severities {
  severities: readonly Pick<Settings['severities'][number], 'name'>[];
}

type Rated = Pick<Incident, 'severity'>;

/** The shapes that severities are drawn with, most severe first; 0 is for an incident without a severity. */
export type SeverityRank = 0 | 1 | 2 | 3 | 4;

/** There are four shapes: a fifth severity, those below it, and a severity that is not configured share the fourth. */
export function severityRank({ severities }: Severities, severity: string | undefined): SeverityRank {
  if (severity === undefined) return 0;
  const index = severities.findIndex(({ name }) => name === severity);
  return ([1, 2, 3] as const)[index] ?? 4;
}

/** Names of all severities: the configured ones, most severe first, then those that only documents name. */
export function severityNames(incidents: readonly Rated[], { severities }: Severities): string[] {
  const configured = severities.map(({ name }) => name);
  return [...new Set([...configured, ...incidents.flatMap(({ severity }) => severity ?? []).toSorted()])];
}

export function isConfigured({ severities }: Severities, severity: string): boolean {
  return severities.some(({ name }) => name === severity);
}

/** The number of incidents of one severity. */
export interface SeverityCount {
  /** Absent for incidents without a severity. */
  severity?: string;
  count: number;
}

/** Count incidents by severity, in the order of `severityNames`; those without a severity come last. */
export function countSeverities(incidents: readonly Rated[], settings: Severities): SeverityCount[] {
  const counts = Map.groupBy(incidents, ({ severity }) => severity);
  const none = counts.get(undefined)?.length ?? 0;
  return [
    ...severityNames(incidents, settings).flatMap((severity) => {
      const count = counts.get(severity)?.length ?? 0;
      return count > 0 ? [{ severity, count }] : [];
    }),
    ...(none > 0 ? [{ count: none }] : []),
  ];
}

/** The columns of a table by severity. */
export interface SeverityTable {
  /** One for each column; its name is absent for incidents without a severity. */
  severities: { name: string | undefined }[];
  /** The heads of the columns. */
  names: string[];
  /** The number of incidents in each column. */
  countsOf: (incidents: readonly Rated[]) => number[];
}

/** A table by severity: a column for each configured one, one for all others, and one for incidents without one. */
export function severityTable(settings: Severities, incidents: readonly Rated[]): SeverityTable {
  const columns = [
    ...settings.severities.map(({ name }) => ({ name, label: name, holds: (it: Rated) => it.severity === name })),
    {
      name: 'Other',
      label: 'Other',
      holds: ({ severity }: Rated) => severity !== undefined && !isConfigured(settings, severity),
    },
    { name: undefined, label: 'Not set', holds: ({ severity }: Rated) => severity === undefined },
  ].filter(({ holds }) => incidents.some(holds));
  return {
    severities: columns.map(({ name }) => ({ name })),
    names: columns.map(({ label }) => label),
    countsOf: (some) => columns.map(({ holds }) => some.filter(holds).length),
  };
}

import type { Incident } from '../../../src/catalog/catalog.ts';
import type { Settings } from '../../../src/settings.ts';

/** The columns of a table by severity. */
export interface SeverityTable {
  /** One of each kind that there is: configured ones, gravest first; those that are not; none at all. */
  severities: { name: string | undefined }[];
  /** Of the columns. */
  names: string[];
  /** How many there are of each, in the order of the columns. */
  countsOf: (incidents: readonly Incident[]) => number[];
}

/** The severities of incidents. Those that nobody configured share a column. */
export function severityTable(
  { severities }: Pick<Settings, 'severities'>,
  incidents: readonly Incident[],
): SeverityTable {
  const configured = severities.map(({ name }) => name);
  const columns = [
    ...configured.map((name) => ({ name, label: name, isIts: ({ severity }: Incident) => severity === name })),
    {
      name: 'Other',
      label: 'Other',
      isIts: ({ severity }: Incident) => severity !== undefined && !configured.includes(severity),
    },
    { name: undefined, label: 'Not set', isIts: ({ severity }: Incident) => severity === undefined },
  ].filter(({ isIts }) => incidents.some(isIts));
  return {
    severities: columns.map(({ name }) => ({ name })),
    names: columns.map(({ label }) => label),
    countsOf: (some) => columns.map(({ isIts }) => some.filter(isIts).length),
  };
}

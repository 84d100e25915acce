import type { Incident } from '../../../../src/catalog/catalog.ts';
import type { SecondsRange } from '../../../../src/analysis/metrics.ts';
import { compareText } from '../../../../src/text/collate.ts';
import { sumRanges } from '../../catalog/impact.ts';

/** What happened to a service. */
export interface ServiceImpact {
  name: string;
  incidents: Incident[];
  /** Of its incidents, how long users felt them; unknown ones are left out. */
  known: { incident: Incident; length: SecondsRange }[];
  /** Of so many, nobody knows. */
  unknown: number;
  /** All that is known, added up; absent when nothing is. */
  sum?: SecondsRange;
}

/** Impact by service, those with most incidents first; an incident counts for every service that it names. */
export function impactByService(incidents: readonly Incident[]): ServiceImpact[] {
  const named = incidents.flatMap((incident) => [...new Set(incident.services)].map((name) => ({ name, incident })));
  const services = Array.from(
    Map.groupBy(named, ({ name }) => name),
    ([name, rows]) =>
      describe(
        name,
        rows.map(({ incident }) => incident),
      ),
  );
  return services.toSorted((a, b) => b.incidents.length - a.incidents.length || compareText(a.name, b.name));
}

function describe(name: string, incidents: Incident[]): ServiceImpact {
  const felt = incidents.filter(({ impact }) => !impact.none);
  const known = felt.flatMap((incident) => {
    const length = incident.metrics.impactSeconds;
    return length ? [{ incident, length }] : [];
  });
  const sum = sumRanges(known.map(({ length }) => length));
  return { name, incidents, known, unknown: felt.length - known.length, ...(sum && { sum }) };
}

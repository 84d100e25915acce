import type { MeasuredIncident } from './measured-incident.ts';
import type { SecondsRange } from '../../../../src/analysis/metrics.ts';
import { compareText } from '../../../../src/text/collate.ts';
import { sumRanges } from '../../../../src/analysis/sum-impact.ts';

/** The incidents of a service and their impact. */
export interface ServiceImpact {
  name: string;
  incidents: MeasuredIncident[];
  /** The incidents whose duration of impact is known. */
  known: { incident: MeasuredIncident; length: SecondsRange }[];
  /** The number of incidents whose duration of impact is unknown. */
  unknown: number;
  /** The sum of the known durations; absent when none is known. */
  sum?: SecondsRange;
}

/**
 * Group impact by service, most incidents first, then the greatest possible impact. An incident counts for every service that it
 * names.
 */
export function impactByService(incidents: readonly MeasuredIncident[]): ServiceImpact[] {
  const named = incidents.flatMap((incident) => [...new Set(incident.services)].map((name) => ({ name, incident })));
  const services = Array.from(
    Map.groupBy(named, ({ name }) => name),
    ([name, rows]) =>
      describe(
        name,
        rows.map(({ incident }) => incident),
      ),
  );
  return services.toSorted(
    (a, b) =>
      b.incidents.length - a.incidents.length || (b.sum?.most ?? 0) - (a.sum?.most ?? 0) || compareText(a.name, b.name),
  );
}

function describe(name: string, incidents: MeasuredIncident[]): ServiceImpact {
  const withImpact = incidents.filter(({ impact }) => !impact.none);
  const known = withImpact.flatMap((incident) => {
    const length = incident.metrics.impactSeconds;
    return length ? [{ incident, length }] : [];
  });
  const sum = sumRanges(known.map(({ length }) => length));
  return { name, incidents, known, unknown: withImpact.length - known.length, ...(sum && { sum }) };
}

import { severityRank, type Severities, type SeverityRank } from '../../catalog/severities.ts';
import type { MeasuredIncident } from './measured-incident.ts';

/** The ranks of incidents, most severe first; those without a severity come last. */
export function ranksOf(incidents: readonly MeasuredIncident[], settings: Severities): SeverityRank[] {
  return incidents.map(({ severity }) => severityRank(settings, severity)).toSorted((a, b) => (a || 9) - (b || 9));
}

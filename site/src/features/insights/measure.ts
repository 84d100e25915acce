import { isDuplicate } from '../../../../src/analysis/status.ts';
import type { Incident } from '../../../../src/catalog/catalog.ts';
import { dateOfIncident, dayOfIncident } from '../../catalog/incidents.ts';
import { incidentPath } from '../../catalog/links.ts';
import { memoizeByCatalog } from '../../catalog/memoize.ts';
import type { MeasuredIncident } from './measured-incident.ts';

// Used by the build only: the time zones of `dayOfIncident` are too much for a script.

/** All incidents of a catalog, newest first. */
export const measuredIncidents = memoizeByCatalog(({ incidents }) => incidents.map(measuredIncident));

/** What insights need of an incident. */
export function measuredIncident(incident: Incident): MeasuredIncident {
  const [date, day] = [dateOfIncident(incident), dayOfIncident(incident)];
  const { title, id, kind, status, severity, services, impact, detection, metrics } = incident;
  return {
    title: title ?? id,
    path: incidentPath(incident),
    kind,
    status,
    ...(severity !== undefined && { severity }),
    ...(date !== undefined && { date }),
    ...(day !== undefined && { day }),
    services: [...new Set(services)],
    impact: { none: impact.none },
    detection: detection.method === undefined ? {} : { method: detection.method },
    related: isDuplicate(incident) ? [{ relation: 'duplicate_of' }] : [],
    metrics,
    tasks: incident.tasks.map(({ title: name, status: state, outstanding, due }) => ({
      title: name,
      status: state,
      outstanding,
      ...(outstanding && due !== undefined && { due }),
    })),
  };
}

import type { Incident } from '../../../../src/catalog/catalog.ts';
import type { SecondsRange } from '../../../../src/analysis/metrics.ts';
import type { TaskStatus } from '../../../../src/postmortem/postmortem.ts';
import type { Settings } from '../../../../src/settings.ts';
import { dayOfIncident, impactText } from '../../catalog/incidents.ts';
import { incidentPath } from '../../catalog/links.ts';
import { severityRank, type SeverityRank } from '../../catalog/severities.ts';
import { detectionNames, kindNames, statusNames, wordsOf } from '../../catalog/labels.ts';

/** What a row of a table of incidents shows. The browser draws rows from it too: see client/incident-row.ts. */
export interface IncidentRow {
  /** Of its page, relative to the site's root. */
  path: string;
  title: string;
  /** `YYYY-MM-DD`; absent where nobody knows. */
  day?: string | undefined;
  severity?: string | undefined;
  rank: SeverityRank;
  /** In words, where it is no ordinary incident. */
  kind?: string | undefined;
  services: readonly string[];
  /** How long users felt it, in words; absent where nobody knows. */
  felt?: string | undefined;
  /** Absent where it is no length. */
  length?: SecondsRange | undefined;
  /** In words. */
  noticedBy?: string | undefined;
  /** In the order of the document. */
  tasks: readonly RowTask[];
  /** Of the write-up, in words. */
  status: string;
  isDraft: boolean;
}

/** What a row tells of a task. */
export interface RowTask {
  status: TaskStatus;
  /** `YYYY-MM-DD`, of an outstanding one. */
  due?: string | undefined;
  outstanding: boolean;
}

/** What the row of an incident shows. */
export function rowOf(incident: Incident, settings: Pick<Settings, 'severities'>): IncidentRow {
  const { title, id, severity, kind, services, metrics, detection, tasks, status } = incident;
  const { method } = detection;
  return {
    path: incidentPath(incident),
    title: title ?? id,
    day: dayOfIncident(incident),
    severity,
    rank: severityRank(settings, severity),
    kind: kind === 'incident' ? undefined : kindNames[kind],
    services: [...new Set(services)],
    felt: impactText(incident),
    length: metrics.impactSeconds,
    noticedBy:
      method === undefined || method === 'unknown' ? undefined : wordsOf(detectionNames[method].replace(/^an? /, '')),
    tasks: tasks.map(({ status: state, due, outstanding }) => ({
      status: state,
      // Nothing is late once it is done.
      ...(outstanding && due !== undefined && { due }),
      outstanding,
    })),
    status: statusNames[status],
    isDraft: status === 'draft',
  };
}

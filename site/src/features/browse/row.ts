import type { Incident } from '../../../../src/catalog/catalog.ts';
import type { SecondsRange } from '../../../../src/analysis/metrics.ts';
import type { TaskStatus } from '../../../../src/postmortem/postmortem.ts';
import type { Settings } from '../../../../src/settings.ts';
import { dateOfIncident, impactText } from '../../catalog/incidents.ts';
import { incidentPath } from '../../catalog/links.ts';
import { severityRank, type SeverityRank } from '../../catalog/severities.ts';
import { detectionNames, kindNames, statusNames, wordsOf } from '../../catalog/labels.ts';

/** What a row of a table of incidents shows. The browser draws rows from it too: see incident-row.client.ts. */
export interface IncidentRow {
  /** The path of its page, relative to the site's root, or its URL on another site. */
  path: string;
  title: string;
  /** The name of its repository; absent for this one. */
  source?: string | undefined;
  /** Of the title; absent for English. */
  lang?: string | undefined;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; absent when unknown. */
  date?: string | undefined;
  severity?: string | undefined;
  rank: SeverityRank;
  /** Its label; absent for an ordinary incident. */
  kind?: string | undefined;
  services: readonly string[];
  /** The duration of the impact in words; absent when unknown. */
  impact?: string | undefined;
  /** The same in seconds; absent when unknown, and without impact. */
  impactSeconds?: SecondsRange | undefined;
  /** The label of the detection method. */
  detectedBy?: string | undefined;
  /** In the order of the document. */
  tasks: readonly RowTask[];
  /** The label of its status. */
  status: string;
  isDraft: boolean;
}

/** What a row shows of a task. */
export interface RowTask {
  status: TaskStatus;
  /** `YYYY-MM-DD`; of outstanding tasks only. */
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
    ...(incident.source && { source: incident.source.name }),
    lang: incident.lang === 'en' ? undefined : incident.lang,
    date: dateOfIncident(incident),
    severity,
    rank: severityRank(settings, severity),
    kind: kind === 'incident' ? undefined : kindNames[kind],
    services: [...new Set(services)],
    impact: impactText(incident),
    impactSeconds: metrics.impactSeconds,
    detectedBy:
      method === undefined || method === 'unknown' ? undefined : wordsOf(detectionNames[method].replace(/^an? /, '')),
    tasks: tasks.map(({ status: state, due, outstanding }) => ({
      status: state,
      // A task that is done cannot be overdue.
      ...(outstanding && due !== undefined && { due }),
      outstanding,
    })),
    status: statusNames[status],
    isDraft: status === 'draft',
  };
}

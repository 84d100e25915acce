import type { Incident } from '../../../src/catalog/catalog.ts';
import type { Moment } from '../../../src/time/moment.ts';
import { isOngoing } from './impact.ts';
import { incidentLink, type LinkedPage } from './page-links.ts';

/** An incident whose impact has not ended. */
export interface OngoingIncident {
  link: LinkedPage;
  /** Of the title; absent for English. */
  lang?: string;
  severity?: string;
  /** The start of its impact; absent if unknown. */
  since?: Moment;
  timezone: string;
}

/** Those whose impact has not ended, in their order. */
export function ongoingIncidents(incidents: readonly Incident[]): OngoingIncident[] {
  return incidents.filter(isOngoing).map((incident) => {
    const { lang, severity, duration, timezone } = incident;
    const since = duration.at(-1)?.start;
    return {
      link: incidentLink(incident),
      ...(lang !== 'en' && { lang }),
      ...(severity !== undefined && { severity }),
      ...(since && { since }),
      timezone,
    };
  });
}

import type { Metrics } from '../../../../src/analysis/metrics.ts';
import type { CatalogTask, Incident } from '../../../../src/catalog/catalog.ts';
import type { DetectionMethod } from '../../../../src/postmortem/postmortem.ts';
import { compareText } from '../../../../src/text/collate.ts';

/**
 * What insights are calculated from: as much of an incident as the browser has, too. The build makes it of the catalog,
 * the browser of data scripts (decode.ts).
 */
export interface MeasuredIncident extends Pick<Incident, 'kind' | 'status' | 'severity'> {
  /** Its title, or else its id. */
  title: string;
  /** Path of its page, relative to the site's root. */
  path: string;
  /** As much as is known: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  date?: string;
  /** Its first possible day, `YYYY-MM-DD`. */
  day?: string;
  services: readonly string[];
  impact: Pick<Incident['impact'], 'none'>;
  detection: { method?: DetectionMethod };
  related: readonly Pick<Incident['related'][number], 'relation'>[];
  metrics: Metrics;
  tasks: readonly MeasuredTask[];
}

/** A task. The browser does not know its title. */
export interface MeasuredTask extends Pick<CatalogTask, 'status' | 'outstanding'> {
  title?: string;
  /** `YYYY-MM-DD`; of outstanding tasks only. */
  due?: string;
}

/** A task and its incident. */
export interface MeasuredTaskRow {
  task: MeasuredTask;
  incident: MeasuredIncident;
}

/** The tasks of incidents that are not withdrawn, by due date; tasks without one are last. */
export function measuredTasks(incidents: readonly MeasuredIncident[]): MeasuredTaskRow[] {
  return incidents
    .filter(({ status }) => status !== 'withdrawn')
    .flatMap((incident) => incident.tasks.map((task) => ({ task, incident })))
    .toSorted(
      ({ task: a }, { task: b }) =>
        compareText(a.due ?? '9999', b.due ?? '9999') || compareText(a.title ?? '', b.title ?? ''),
    );
}

/** The year in which it is counted; absent when unknown. */
export function yearOf({ date }: MeasuredIncident): string | undefined {
  return date?.slice(0, 4);
}

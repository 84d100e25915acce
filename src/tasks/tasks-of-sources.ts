import type { Incident } from '../catalog/catalog.ts';
import { fileNameOf } from '../text/file-name.ts';
import { dayOf } from '../time/format.ts';
import { findDate } from '../time/civil.ts';
import type { ListedTask } from './listed-task.ts';

/**
 * List the tasks of incidents of other repositories.
 *
 * @param pageOf URL of the page of an incident.
 */
export function tasksOfSources(incidents: readonly Incident[], pageOf: (incident: Incident) => string): ListedTask[] {
  return incidents.flatMap((incident) => {
    const { id, title = id, severity, services, duration, timezone, tasks } = incident;
    const start = duration[0]?.start;
    const day = start ? dayOf(start, timezone) : findDate(fileNameOf(id));
    const listed = {
      id,
      title,
      path: '',
      url: pageOf(incident),
      ...(severity !== undefined && { severity }),
      services,
      ...(day !== undefined && { day }),
    };
    return tasks.map(({ owner, owners, ...task }): ListedTask => ({
      ...task,
      owners: owners ?? (owner === undefined ? [] : [owner]),
      incident: listed,
      line: 0,
      column: 0,
    }));
  });
}

import type { TaskStatus } from '../../../../src/postmortem/postmortem.ts';
import { listedStatuses, type TaskData, type TaskRest } from './data.ts';
import { hrefFrom } from '../../shared/href-from.ts';
import { filterValues } from './filter-values.ts';
import type { ArrangedTask } from './query.ts';

// Pure: used by the build and the browser.

/** A task with everything that its row shows. Addresses are relative to the page. */
export interface ListedTask extends ArrangedTask {
  title: string;
  status: TaskStatus;
  type?: string | undefined;
  priority?: string | undefined;
  owners: readonly (readonly [name: string, href: string])[];
  wouldPrevent: readonly (readonly [name: string, href: string | undefined])[];
  rest: Omit<TaskRest, 'wouldPrevent'>;
}

/**
 * Decode the browser's data: replace indexes by the values they stand for.
 *
 * @param root From the page to the site's root: `` or `../`.
 */
export function decodeTasks(data: TaskData, root: string): ListedTask[] {
  const namesOf = (list: readonly string[], indexes: readonly number[]) => indexes.map((index) => list[index] ?? '');
  const incidents = data.incidents.map(([slug, name, since, services, tags, sourceIndex = -1]) => ({
    link: linkTo(slug, name, data.sources[sourceIndex]),
    since: since || undefined,
    services: namesOf(data.services, services),
    tags: namesOf(data.tags, tags),
  }));
  function linkTo(slug: string, name: string, source: TaskData['sources'][number] | undefined): ListedTask['incident'] {
    const path = `incidents/${slug}.html`;
    return source ? { name, href: `${source[1]}/${path}`, source: source[0] } : { name, href: `${root}${path}` };
  }
  const owners = data.owners.map(([name, path]) => [name, `${root}${path}`] as const);
  return data.tasks.flatMap(
    ([title, incidentIndex, status, ownerIndexes, typeIndex, priorityIndex, due, rest = {}]) => {
      const incident = incidents[incidentIndex];
      if (!incident) return [];
      const { wouldPrevent = [], ...others } = rest;
      const own = ownerIndexes.flatMap((index) => [owners[index] ?? (['', ''] as const)]);
      const [type, priority] = [data.types[typeIndex], data.priorities[priorityIndex]];
      return {
        title,
        status: listedStatuses[status] ?? 'open',
        isProposed: listedStatuses[status] === 'proposed',
        type,
        priority,
        owners: own,
        due: due || undefined,
        since: incident.since,
        incident: incident.link,
        wouldPrevent: wouldPrevent.map(([name, path]) => [name, path === undefined ? undefined : hrefFrom(root, path)]),
        rest: others,
        values: filterValues({
          owners: own.map(([name]) => name),
          type,
          priority,
          services: incident.services,
          tags: incident.tags,
        }),
      };
    },
  );
}

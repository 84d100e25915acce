import type { Catalog } from '../../../../src/catalog/catalog.ts';
import { dayOfIncident } from '../../catalog/incidents.ts';
import { ownerPath } from '../../catalog/links.ts';
import { taskPages } from '../../catalog/lists.ts';
import { linkById } from '../../catalog/page-links.ts';
import { namesOfOwners, ownerSlugs } from '../../catalog/tasks.ts';
import { listedStatuses, type EncodedIncident, type TaskData, type TaskRest } from './data.ts';

/** Encode what the browser filters, groups and draws the tasks of all pages with. */
export function encodeTaskData(catalog: Catalog): TaskData {
  const rows = taskPages(catalog).flatMap(({ items }) => items);
  const incidents = [...new Set(rows.map(({ incident }) => incident))];
  const slugs = ownerSlugs(catalog);
  const lists = {
    owners: createIndex(rows.flatMap(({ task }) => namesOfOwners(task))),
    types: createIndex(rows.flatMap(({ task }) => task.type ?? [])),
    priorities: createIndex(rows.flatMap(({ task }) => task.priority ?? [])),
    services: createIndex(incidents.flatMap(({ services }) => services)),
    tags: createIndex(incidents.flatMap(({ tags }) => tags)),
    incidents: createIndex(incidents),
    sources: createIndex(incidents.flatMap(({ source }) => source ?? [])),
  };
  return {
    owners: lists.owners.items.map((name) => [name, ownerPath({ slug: slugs.get(name) ?? '' })]),
    types: lists.types.items,
    priorities: lists.priorities.items,
    services: lists.services.items,
    tags: lists.tags.items,
    sources: lists.sources.items.map(({ name, url }) => [name, url]),
    incidents: incidents.map((incident): EncodedIncident => {
      const known = [
        incident.slug,
        incident.title ?? incident.id,
        dayOfIncident(incident) ?? '',
        incident.services.map(lists.services.indexOf),
        incident.tags.map(lists.tags.indexOf),
      ] as const;
      return incident.source ? [...known, lists.sources.indexOf(incident.source)] : known;
    }),
    tasks: rows.map(({ task, incident }) => {
      const { ticket, ticketUrl, doneWhen, declineReason, closed } = task;
      const wouldPrevent = task.wouldPrevent.map((id): [string, string?] => {
        const { name, path } = linkById(catalog, id);
        return path === undefined ? [name] : [name, path];
      });
      const rest: TaskRest = {
        ...(ticket !== undefined && { ticket }),
        ...(ticketUrl !== undefined && { ticketUrl }),
        ...(doneWhen !== undefined && { doneWhen }),
        ...(declineReason !== undefined && { declineReason }),
        ...(closed !== undefined && task.status === 'proposed' && { closed }),
        ...(wouldPrevent.length > 0 && { wouldPrevent }),
      };
      const known = [
        task.title,
        lists.incidents.indexOf(incident),
        listedStatuses.indexOf(task.status),
        namesOfOwners(task).map(lists.owners.indexOf),
        lists.types.indexOf(task.type),
        lists.priorities.indexOf(task.priority),
        task.due ?? '',
      ] as const;
      return Object.keys(rest).length > 0 ? [...known, rest] : known;
    }),
  };
}

function createIndex<Item>(all: readonly Item[]): { items: Item[]; indexOf: (item: Item | undefined) => number } {
  const items = [...new Set(all)];
  const indexes = new Map<Item | undefined, number>(items.map((item, index) => [item, index]));
  return { items, indexOf: (item) => indexes.get(item) ?? -1 };
}

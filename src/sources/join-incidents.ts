import type { Incident, IncidentSource } from '../catalog/catalog.ts';

/**
 * Give the incidents of a source ids that are unique in a site of several repositories. What they say of others is about
 * those of their own repository; of those, it stays.
 */
export function joinIncidents(incidents: readonly Incident[], source: IncidentSource): Incident[] {
  const ids = new Set<string>();
  const own = incidents.filter(({ id }) => !ids.has(id) && ids.add(id));
  const names = new Set(own.flatMap(({ id, aliases }) => [id, ...aliases]));
  const joined = (id: string): string => `${source.id}/${id}`;
  return own.map((incident) => ({
    ...incident,
    id: joined(incident.id),
    source,
    title: incident.title ?? incident.id,
    aliases: incident.aliases.map(joined),
    related: incident.related.filter(({ id }) => names.has(id)).map((one) => ({ ...one, id: joined(one.id) })),
    tasks: incident.tasks.map((task) => ({
      ...task,
      wouldPrevent: task.wouldPrevent.filter((id) => names.has(id)).map(joined),
    })),
  }));
}

import type { ComparableIncident } from './similar.ts';

/** An incident that shares a name with another one, and may have nothing else in common with it. */
export interface Namesake<Incident> {
  incident: Incident;
  /** The rarest service or tag of both, as written. */
  name: string;
}

/**
 * Find incidents with the same service or tag, for those without similar ones. Names that more than a fifth of all incidents
 * have say too little, unless there are few incidents.
 *
 * @returns A function that lists them for an incident: of its rarest name first, in the order of `incidents`.
 */
export function indexNames<Incident extends Pick<ComparableIncident, 'services' | 'tags'>>(
  incidents: readonly Incident[],
): (incident: Incident, isLeftOut: (other: Incident) => boolean, most: number) => Namesake<Incident>[] {
  const byName = new Map<string, Incident[]>();
  for (const incident of incidents) {
    for (const key of keysOf(incident)) {
      const list = byName.get(key);
      if (list) list.push(incident);
      else byName.set(key, [incident]);
    }
  }
  const widest = Math.max(4, incidents.length / 5);
  return (incident, isLeftOut, most) => {
    const lists = keysOf(incident)
      .map((key) => ({ name: nameOf(key), list: byName.get(key) ?? [] }))
      .filter(({ list }) => list.length <= widest)
      .toSorted((a, b) => a.list.length - b.list.length);
    const found = new Map<Incident, string>();
    for (const { name, list } of lists) {
      for (const other of list) {
        if (found.size === most) break;
        if (other !== incident && !found.has(other) && !isLeftOut(other)) found.set(other, name);
      }
    }
    return Array.from(found, ([other, name]) => ({ incident: other, name }));
  };
}

/** A service and a tag may have the same name. */
function keysOf({ services, tags }: Pick<ComparableIncident, 'services' | 'tags'>): string[] {
  return [...services.map((name) => `s${name}`), ...tags.map((name) => `t${name}`)];
}

function nameOf(key: string): string {
  return key.slice(1);
}

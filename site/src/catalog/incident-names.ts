import type { Catalog, Incident } from '../../../src/catalog/catalog.ts';
import { oncePerCatalog } from './memoize.ts';

/** An incident by its id or one that it had before; `undefined` when the site shows none of that name. */
export function incidentOf(catalog: Catalog, id: string): Incident | undefined {
  return incidentsById(catalog).get(id);
}

const incidentsById = oncePerCatalog((catalog) => {
  const former = catalog.incidents.flatMap((incident) =>
    incident.aliases.map((alias): [string, Incident] => [alias, incident]),
  );
  // An id in use means what it says, whoever had it before.
  return new Map([...former, ...catalog.incidents.map((incident): [string, Incident] => [incident.id, incident])]);
});

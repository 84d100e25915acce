import type { Catalog } from '../../../../src/catalog/catalog.ts';
import type { Route } from '../../../../src/publish/renderer.ts';
import { stableSlug } from '../../../../src/text/slug.ts';
import { findIncident, ownOf } from '../../catalog/incidents.ts';
import { incidentPath } from '../../catalog/links.ts';
import { incidentLink, type IncidentLink } from '../../catalog/page-links.ts';

/** A page that leads from a former name of an incident to its page. */
export interface MovedData {
  name: 'moved';
  to: IncidentLink;
}

/** The pages of former names, unless an incident has that name today. Of two with the same, the older incident has it. */
export function movedRoutes(catalog: Catalog): Route[] {
  const taken = new Set(ownOf(catalog).map(incidentPath));
  return ownOf(catalog)
    .toReversed()
    .flatMap(({ id, aliases }) =>
      aliases.flatMap((alias): Route[] => {
        const path = incidentPath({ slug: stableSlug(alias, 'incident') });
        if (taken.has(path)) return [];
        taken.add(path);
        return [{ path, page: { name: 'moved', id } }];
      }),
    );
}

export function movedData(catalog: Catalog, { id }: { id: string }): MovedData {
  const incident = findIncident(catalog, id);
  if (!incident) throw new Error(`There is no incident ${id}`);
  return { name: 'moved', to: incidentLink(incident) };
}

import type { Catalog } from '../../../../src/catalog/catalog.ts';
import type { Route } from '../../../../src/publish/renderer.ts';
import { stableSlug } from '../../../../src/text/slug.ts';
import { findIncident, ownOf } from '../../catalog/incidents.ts';
import { facetsOf } from '../../catalog/facets.ts';
import { incidentPath, servicePath } from '../../catalog/links.ts';
import { facetLinks, incidentLink, type LinkedPage } from '../../catalog/page-links.ts';

/** A page that leads from a former name of an incident, or an alias of a service, to its page. */
export interface MovedData {
  name: 'moved';
  to: LinkedPage;
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

/** The pages of aliases of services, unless a service has that name. Of two with the same, the first one has it. */
export function movedServiceRoutes(catalog: Catalog): Route[] {
  const facets = facetsOf(catalog, 'service');
  const taken = new Set(facets.map(servicePath));
  const names = new Set(facets.map(({ name }) => name));
  return catalog.services
    .filter(({ name }) => names.has(name))
    .flatMap(({ name, aliases }) =>
      aliases.flatMap((alias): Route[] => {
        const path = servicePath({ slug: stableSlug(alias, 'service') });
        if (taken.has(path)) return [];
        taken.add(path);
        return [{ path, page: { name: 'moved', service: name } }];
      }),
    );
}

export function movedData(catalog: Catalog, page: { id: string } | { service: string }): MovedData {
  return { name: 'moved', to: 'service' in page ? serviceLink(catalog, page.service) : linkOf(catalog, page.id) };
}

function serviceLink(catalog: Catalog, service: string): LinkedPage {
  const [link] = facetLinks(catalog, 'service', [service]);
  if (link?.path === undefined) throw new Error(`There is no page of ${service}`);
  return { ...link, path: link.path };
}

function linkOf(catalog: Catalog, id: string): LinkedPage {
  const incident = findIncident(catalog, id);
  if (!incident) throw new Error(`There is no incident ${id}`);
  return incidentLink(incident);
}

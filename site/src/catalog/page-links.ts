import type { Catalog, Incident } from '../../../src/catalog/catalog.ts';
import { findFacet, type FacetKind } from './facets.ts';
import { findIncident } from './incidents.ts';
import { incidentPath, ownerPath, servicePath, tagPath } from './links.ts';
import { ownerSlugs } from './tasks.ts';

/** A name, and the path of its page, relative to the site's root; absent if it has none. */
export interface PageLink {
  name: string;
  path?: string;
  /** The name of the repository of an incident; absent for this one. */
  source?: string;
}

/** A link to a page that exists. */
export type LinkedPage = PageLink & Required<Pick<PageLink, 'path'>>;

/** Links to the pages of services or tags. */
export function facetLinks(catalog: Catalog, kind: FacetKind, names: readonly string[]): PageLink[] {
  return names.map((name) => {
    const facet = findFacet(catalog, kind, name);
    return { name, ...(facet && { path: (kind === 'service' ? servicePath : tagPath)(facet) }) };
  });
}

/** A link to the page of an owner, without one if no task that counts is theirs; `undefined` for an unassigned task. */
export function ownerLink(catalog: Catalog, name: string | undefined): PageLink | undefined {
  const slug = ownerSlugs(catalog).get(name ?? '');
  return name === undefined ? undefined : { name, ...(slug !== undefined && { path: ownerPath({ slug }) }) };
}

/** The title of an incident, with the path of its page. */
export function incidentLink(incident: Incident): LinkedPage {
  const { title, id, source } = incident;
  return { name: title ?? id, path: incidentPath(incident), ...(source && { source: source.name }) };
}

/** A link to the page of an incident by its id or one of its aliases, with the id if no incident has it. */
export function linkById(catalog: Catalog, id: string): PageLink {
  const incident = findIncident(catalog, id);
  return incident ? incidentLink(incident) : { name: id };
}

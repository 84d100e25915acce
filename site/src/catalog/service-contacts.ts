import type { Catalog, CatalogService } from '../../../src/catalog/catalog.ts';
import { hasDetails, linksOfService, type ServiceLink } from './service-details.ts';
import { facetLinks, ownerLink, type PageLink } from './page-links.ts';

/** Whom to ask about a service, and where to look. */
export interface ServiceContact {
  service: PageLink;
  /** As configured, with the path of the page of their tasks, if they have one. */
  owner?: PageLink;
  /** On other hosts. */
  links: ServiceLink[];
  /** Other names of the service. */
  aliases: string[];
}

/** The contacts of services; none for a service of which only the name is known. */
export function serviceContacts(catalog: Catalog, names: readonly string[]): ServiceContact[] {
  const known = new Map(catalog.services.map((service) => [service.name, service]));
  return names.flatMap((name) => {
    const service = known.get(name);
    return service && hasDetails(service) ? [contactOf(catalog, service)] : [];
  });
}

function contactOf(catalog: Catalog, service: CatalogService): ServiceContact {
  const { name, owner, aliases } = service;
  const [link = { name }] = facetLinks(catalog, 'service', [name]);
  const ownerPage = ownerLink(catalog, owner?.replace(/^@/, ''))?.path;
  return {
    service: link,
    ...(owner !== undefined && { owner: { name: owner, ...(ownerPage !== undefined && { path: ownerPage }) } }),
    links: linksOfService(service),
    aliases,
  };
}

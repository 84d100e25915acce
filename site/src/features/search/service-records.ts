import type { Catalog } from '../../../../src/catalog/catalog.ts';
import type { SearchRecord } from '../../../../src/search/search-record.ts';
import { findFacet } from '../../catalog/facets.ts';
import { yearOf } from '../../catalog/incidents.ts';
import { servicePath } from '../../catalog/links.ts';
import { hasDetails, linksOfService } from '../../catalog/service-details.ts';

/** What the search finds of services, besides their incidents: those of which more is known than the name. */
export function serviceRecords(catalog: Catalog): SearchRecord[] {
  return catalog.services.filter(hasDetails).flatMap((service): SearchRecord[] => {
    const { name, owner, aliases } = service;
    const facet = findFacet(catalog, 'service', name);
    if (!facet) return [];
    const [latest] = facet.incidents;
    const year = latest ? yearOf(latest) : '';
    const links = linksOfService(service).map(({ title }) => title);
    const facts = [
      owner !== undefined && `Owner: ${owner}`,
      aliases.length > 0 && `Also called ${aliases.join(', ')}`,
      links.length > 0 && links.join(', '),
    ];
    return [
      {
        path: servicePath(facet),
        kind: 'service',
        // With those of its latest incident, so that it is loaded with them.
        year: /^\d+$/.test(year) ? year : '',
        title: name,
        rank: 0,
        labels: aliases,
        names: [],
        summary: facts.filter((fact) => fact !== false).join('. '),
        places: [],
        tasks: [],
      },
    ];
  });
}

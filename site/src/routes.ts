import type { Catalog } from '../../src/catalog/catalog.ts';
import type { Route } from '../../src/publish/renderer.ts';
import { firstPageOf, yearsOf } from './features/browse/pages.ts';
import { facetPages, facetsOf, type FacetKind } from './catalog/facets.ts';
import { ownOf } from './catalog/incidents.ts';
import { incidentPath, listPaths, ownerPath, servicePath, tagPath, type ListName } from './catalog/links.ts';
import {
  mostFolded,
  ownerListPages,
  serviceListPages,
  settledOf,
  settledPages,
  tagListPages,
  taskPages,
} from './catalog/lists.ts';
import { ownerPages } from './features/facets/owners.ts';
import { pagePath, type ListPage } from './catalog/pagination.ts';
import { movedRoutes, movedServiceRoutes } from './features/incident/moved.ts';
import { ownersOf } from './catalog/tasks.ts';

/** The pages of a catalog in the order in which they are written: a page comes before the pages that link to it. */
export function routes(catalog: Catalog): Route[] {
  return [
    ...ownOf(catalog).map((incident): Route => ({
      path: incidentPath(incident),
      page: { name: 'incident', id: incident.id, document: incident.path },
    })),
    ...movedRoutes(catalog),
    ...facetRoutes(catalog, 'service'),
    ...movedServiceRoutes(catalog),
    ...facetRoutes(catalog, 'tag'),
    ...ownersOf(catalog).flatMap((owner) =>
      ownerPages(owner)
        .map(({ number }): Route => ({
          path: pagePath(ownerPath(owner), number),
          page: { name: 'owner', owner: owner.name, number },
        }))
        .toReversed(),
    ),
    ...listRoutes('services', serviceListPages(catalog)),
    ...listRoutes('tags', tagListPages(catalog)),
    ...listRoutes('owners', ownerListPages(catalog)),
    ...(settledOf(catalog).length > mostFolded ? listRoutes('settled', settledPages(catalog)) : []),
    ...listRoutes('tasks', taskPages(catalog)),
    { path: 'insights.html', page: { name: 'insights' } },
    ...yearRoutes(catalog),
    { path: 'rules.html', page: { name: 'rules' } },
    { path: '404.html', page: { name: 'not-found' } },
    { path: 'index.html', page: { name: 'index' } },
  ];
}

function facetRoutes(catalog: Catalog, kind: FacetKind): Route[] {
  const pathOf = kind === 'service' ? servicePath : tagPath;
  return facetsOf(catalog, kind).flatMap((facet) =>
    facetPages(facet)
      .map(({ number }): Route => ({
        path: pagePath(pathOf(facet), number),
        page: { name: kind, facet: facet.name, number },
      }))
      .toReversed(),
  );
}

/** None if the index page shows all incidents. */
function yearRoutes(catalog: Catalog): Route[] {
  if (firstPageOf(catalog).isWhole) return [];
  return yearsOf(catalog).flatMap(({ year, path, pages }) =>
    pages
      .map(({ number }): Route => ({ path: pagePath(path, number), page: { name: 'year', year, number } }))
      .toReversed(),
  );
}

/** The first page comes last, since it links to the others. */
function listRoutes(name: ListName, pages: readonly ListPage<unknown>[]): Route[] {
  return pages
    .map(({ number }): Route => ({ path: pagePath(listPaths[name], number), page: { name, number } }))
    .toReversed();
}

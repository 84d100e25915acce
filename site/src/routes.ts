import type { Catalog } from '../../src/catalog/catalog.ts';
import type { Route } from '../../src/publish/renderer.ts';
import { firstPageOf, yearsOf } from './features/browse/pages.ts';
import { facetSheets, facetsOf, type FacetKind } from './catalog/facets.ts';
import { incidentPath, listPaths, ownerPath, servicePath, tagPath, type ListName } from './catalog/links.ts';
import { mostFolded, ownerParts, serviceParts, settledOf, settledParts, tagParts, taskParts } from './catalog/lists.ts';
import { ownerSheets } from './features/facets/owners.ts';
import { partPath, type Part } from './catalog/pagination.ts';
import { ownersOf } from './catalog/tasks.ts';

/** The pages of a catalog, in the order in which they are written: what is linked to before what links to it. */
export function routes(catalog: Catalog): Route[] {
  return [
    ...catalog.incidents.map((incident): Route => ({
      path: incidentPath(incident),
      page: { name: 'incident', incident },
    })),
    ...facetRoutes(catalog, 'service'),
    ...facetRoutes(catalog, 'tag'),
    ...ownersOf(catalog).flatMap((owner) =>
      ownerSheets(catalog, owner)
        .map(({ slug, part }): Route => ({
          path: ownerPath({ slug }),
          page: { name: 'owner', owner: owner.name, part: part.number },
        }))
        .toReversed(),
    ),
    ...partRoutes('services', serviceParts(catalog)),
    ...partRoutes('tags', tagParts(catalog)),
    ...partRoutes('owners', ownerParts(catalog)),
    ...(settledOf(catalog).length > mostFolded ? partRoutes('settled', settledParts(catalog)) : []),
    ...partRoutes('tasks', taskParts(catalog)),
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
    facetSheets(catalog, facet)
      .map(({ slug, part }): Route => ({
        path: pathOf({ slug }),
        page: { name: kind, facet: facet.name, part: part.number },
      }))
      .toReversed(),
  );
}

/** Where all incidents stand on the first page there are none. */
function yearRoutes(catalog: Catalog): Route[] {
  if (firstPageOf(catalog).isWhole) return [];
  return yearsOf(catalog).flatMap(({ year, path, parts }) =>
    parts
      .map(({ number }): Route => ({ path: partPath(path, number), page: { name: 'year', year, part: number } }))
      .toReversed(),
  );
}

/** The first part last: the others are found from it. */
function partRoutes(name: ListName, parts: readonly Part<unknown>[]): Route[] {
  return parts
    .map(({ number }): Route => ({ path: partPath(listPaths[name], number), page: { name, part: number } }))
    .toReversed();
}

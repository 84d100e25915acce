import type { Catalog } from '../../src/catalog/catalog.ts';
import type { Route } from '../../src/site/renderer.ts';
import { incidentPath, ownerPath } from './links.ts';
import { ownersOf } from './tasks.ts';

/** The pages of a catalog, in the order in which they are written: what is linked to before what links to it. */
export function routes(catalog: Catalog): Route[] {
  return [
    ...catalog.incidents.map((incident): Route => ({
      path: incidentPath(incident),
      page: { name: 'incident', incident },
    })),
    ...ownersOf(catalog).map(({ name, slug }): Route => ({
      path: ownerPath({ slug }),
      page: { name: 'owner', owner: name },
    })),
    { path: 'tasks.html', page: { name: 'tasks' } },
    { path: 'insights.html', page: { name: 'insights' } },
    { path: 'rules.html', page: { name: 'rules' } },
    { path: '404.html', page: { name: 'not-found' } },
    { path: 'index.html', page: { name: 'index' } },
  ];
}

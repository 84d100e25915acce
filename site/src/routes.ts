import type { Catalog } from '../../src/catalog/catalog.ts';
import type { Route } from '../../src/site/renderer.ts';
import { incidentPath } from './links.ts';

/** The pages of a catalog. */
export function routes(catalog: Catalog): Route[] {
  return [
    ...catalog.incidents.map((incident): Route => ({
      path: incidentPath(incident),
      page: { name: 'incident', incident },
    })),
    { path: 'tasks.html', page: { name: 'tasks' } },
    { path: 'index.html', page: { name: 'index' } },
  ];
}

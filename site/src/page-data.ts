import type { Catalog } from '../../src/catalog/catalog.ts';
import type { PageContext, PageData, Route } from '../../src/publish/renderer.ts';
import { indexData, yearData } from './features/browse/page-data.ts';
import { facetData, facetListData, ownerData, ownerListData } from './features/facets/page-data.ts';
import { movedData } from './features/incident/moved.ts';
import { incidentData } from './features/incident/page-data.ts';
import { insightsData } from './features/insights/page-data.ts';
import { notFoundData } from './features/not-found/page-data.ts';
import { rulesData } from './features/rules/page-data.ts';
import { settledData, tasksData } from './features/tasks/page-data.ts';

/** What a page shows of the catalog. It changes only if the page does. */
export function dataOf(catalog: Catalog, { page }: Pick<Route, 'page'>, context: PageContext): PageData {
  switch (page.name) {
    case 'incident':
      return incidentData(catalog, page, context);
    case 'moved':
      return movedData(catalog, page);
    case 'index':
      return indexData(catalog, context);
    case 'year':
      return yearData(catalog, page, context);
    case 'service':
    case 'tag':
      return facetData(catalog, page, context);
    case 'owner':
      return ownerData(catalog, page, context);
    case 'services':
      return facetListData(catalog, { name: page.name, kind: 'service', number: page.number }, context);
    case 'tags':
      return facetListData(catalog, { name: page.name, kind: 'tag', number: page.number }, context);
    case 'owners':
      return ownerListData(catalog, page, context);
    case 'tasks':
      return tasksData(catalog, page, context);
    case 'settled':
      return settledData(catalog, page, context);
    case 'insights':
      return insightsData(catalog, context);
    case 'rules':
      return rulesData(context);
    default:
      return notFoundData(catalog);
  }
}

import type { Catalog } from '../../../../src/catalog/catalog.ts';
import { memoizeByCatalog } from '../../catalog/memoize.ts';
import { paginateFacets, type FacetPage } from '../../catalog/facet-pages.ts';
import { ownersOf, settledRows, type Owner } from '../../catalog/tasks.ts';

/** The pages of an owner: outstanding and proposed tasks, then settled ones, the most recently closed first. */
export function ownerPages(catalog: Catalog, { name }: Owner): FacetPage[] {
  return pagesByName(catalog).get(name) ?? [];
}

const pagesByName = memoizeByCatalog((catalog) =>
  paginateFacets(
    ownersOf(catalog).map(({ name, slug, rows }) => ({
      name,
      slug,
      items: [
        ...rows.filter(({ task }) => task.outstanding).map((row) => ({ outstanding: row })),
        ...rows.filter(({ task }) => task.status === 'proposed').map((row) => ({ outstanding: row })),
        ...settledRows(rows).map((row) => ({ settled: row })),
      ],
    })),
  ),
);

import type { Catalog } from '../../../../src/catalog/catalog.ts';
import { memoizeByCatalog } from '../../catalog/memoize.ts';
import { divideSheets, type Sheet } from '../../catalog/facet-pages.ts';
import { ownersOf, settledRows, type Owner } from '../../catalog/tasks.ts';

/** The pages of an owner: what is owed and what is proposed, then what was closed, last closed first. */
export function ownerSheets(catalog: Catalog, { name }: Owner): Sheet[] {
  return divideOwners(catalog).get(name) ?? [];
}

const divideOwners = memoizeByCatalog((catalog) =>
  divideSheets(
    ownersOf(catalog).map(({ name, slug, rows }) => ({
      name,
      slug,
      items: [
        ...rows.filter(({ task }) => task.outstanding).map((row) => ({ owed: row })),
        ...rows.filter(({ task }) => task.status === 'proposed').map((row) => ({ owed: row })),
        ...settledRows(rows).map((row) => ({ settled: row })),
      ],
      lead: 0,
    })),
  ),
);

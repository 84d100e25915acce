import type { Catalog } from '../../../src/catalog/catalog.ts';

/** Cache the result of a function for each catalog: every page of a site asks the same. */
export function memoizeByCatalog<Result>(compute: (catalog: Catalog) => Result): (catalog: Catalog) => Result {
  const results = new WeakMap<Catalog, Result>();
  return (catalog) => {
    const known = results.get(catalog);
    if (known !== undefined) return known;
    const result = compute(catalog);
    results.set(catalog, result);
    return result;
  };
}

import type { Catalog } from '../../../src/catalog/catalog.ts';

/** Work out something about a catalog only once, though every page asks for it. */
export function oncePerCatalog<Result>(work: (catalog: Catalog) => Result): (catalog: Catalog) => Result {
  const results = new WeakMap<Catalog, Result>();
  return (catalog) => {
    const known = results.get(catalog);
    if (known !== undefined) return known;
    const result = work(catalog);
    results.set(catalog, result);
    return result;
  };
}

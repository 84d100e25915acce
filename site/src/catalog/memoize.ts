import type { Catalog } from '../../../src/catalog/catalog.ts';

/**
 * Cache the result of a function for each subject and its last context: all pages of a long list ask the same.
 *
 * @param compute Must depend on nothing but the subject and the context, which are not changed later.
 */
export function memoizeBySubject<Subject extends object, Context, Result>(
  compute: (subject: Subject, context: Context) => Result,
): (subject: Subject, context: Context) => Result {
  const results = new WeakMap<Subject, { context: Context; result: Result }>();
  return (subject, context) => {
    const known = results.get(subject);
    if (known && known.context === context) return known.result;
    const result = compute(subject, context);
    results.set(subject, { context, result });
    return result;
  };
}

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

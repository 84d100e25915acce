import { facetsOf } from './facets.ts';
import { memoizeByCatalog } from './memoize.ts';
import { paginate } from './pagination.ts';
import { ownersOf, settledRows, taskRows, type Owner, type TaskRow } from './tasks.ts';

// The pages of the long lists. They do not depend on today's date.

/** Owners that the page of tasks names. With more owners, it only links to their list. */
export const mostOwners = 24;
/** Settled tasks that the page of tasks folds. With more, it folds the most recent ones and links to the rest. */
export const mostFolded = 12;

/** Outstanding tasks by date, then proposed tasks. */
export const taskPages = memoizeByCatalog((catalog) => {
  const rows = taskRows(catalog);
  return paginate([
    ...rows.filter(({ task }) => task.outstanding),
    ...rows.filter(({ task }) => task.status === 'proposed'),
  ]);
});

/** Tasks that are done, verified or declined, the most recently closed first. */
export const settledOf = memoizeByCatalog((catalog): TaskRow[] => settledRows(taskRows(catalog)));

/** Settled tasks on pages of their own, for catalogs with more than the page of tasks folds. */
export const settledPages = memoizeByCatalog((catalog) => paginate(settledOf(catalog)));

export const serviceListPages = memoizeByCatalog((catalog) => paginate(facetsOf(catalog, 'service')));

export const tagListPages = memoizeByCatalog((catalog) => paginate(facetsOf(catalog, 'tag')));

export const ownerListPages = memoizeByCatalog((catalog) => paginate(ownersOf(catalog)));

/** Owners with outstanding tasks, and only these tasks. */
export function owingOf(owners: readonly Owner[]): Owner[] {
  return owners
    .map((owner) => ({ ...owner, rows: owner.rows.filter(({ task }) => task.outstanding) }))
    .filter(({ rows }) => rows.length > 0);
}

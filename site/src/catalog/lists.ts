import { facetsOf, type Facet } from './facets.ts';
import { maxGlyphs } from '../shared/glyph-grid.ts';
import { memoizeByCatalog } from './memoize.ts';
import { partsByWeight } from './pagination.ts';
import { ownersOf, settledRows, taskRows, type Owner, type TaskRow } from './tasks.ts';
import { bytes, taskWeight } from './weights.ts';

// What stands on which page of the long lists. None of it depends on today.

/** Owners that the page of tasks names; where there are more, it only leads to them. */
export const mostOwners = 24;
/** Settled tasks that the page of tasks folds; where there are more, it folds the last ones and leads to the others. */
export const mostFolded = 12;

/** What is owed, by date, then what is proposed, on the pages of tasks. */
export const taskParts = memoizeByCatalog((catalog) => {
  const rows = taskRows(catalog);
  const open = [
    ...rows.filter(({ task }) => task.outstanding),
    ...rows.filter(({ task }) => task.status === 'proposed'),
  ];
  const owners = owingOf(ownersOf(catalog));
  const folded = settledOf(catalog).slice(0, mostFolded);
  return partsByWeight(open, taskWeight, sum(owners.slice(0, mostOwners), ownerWeight) + sum(folded, taskWeight));
});

/** What is done, verified or declined, last closed first. */
export const settledOf = memoizeByCatalog((catalog): TaskRow[] => settledRows(taskRows(catalog)));

/** The same on pages of its own, where the page of tasks does not hold all of it. */
export const settledParts = memoizeByCatalog((catalog) => partsByWeight(settledOf(catalog), taskWeight));

/** Services on the pages that list them. */
export const serviceParts = memoizeByCatalog((catalog) => partsByWeight(facetsOf(catalog, 'service'), facetWeight));

/** Tags on the pages that list them. */
export const tagParts = memoizeByCatalog((catalog) => partsByWeight(facetsOf(catalog, 'tag'), facetWeight));

/** Owners on the pages that list them. */
export const ownerParts = memoizeByCatalog((catalog) => partsByWeight(ownersOf(catalog), ownerWeight));

/** Those who owe tasks, with only these. */
export function owingOf(owners: readonly Owner[]): Owner[] {
  return owners
    .map((owner) => ({ ...owner, rows: owner.rows.filter(({ task }) => task.outstanding) }))
    .filter(({ rows }) => rows.length > 0);
}

function facetWeight({ name, slug, incidents, owed }: Facet): number {
  const last = incidents[0];
  return 2200 + bytes([name, slug, last?.title, last?.slug]) + 14 * Math.min(owed.length, 60);
}

function ownerWeight({ name, slug, rows }: Owner): number {
  const marks = rows.length <= maxGlyphs ? rows.length : 0;
  return 900 + bytes([name, slug]) + 100 * marks + 14 * Math.min(rows.length, 60);
}

function sum<Item>(items: readonly Item[], weightOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + weightOf(item), 0);
}

import type { Catalog, CatalogTask, Incident } from '../../../../src/catalog/catalog.ts';
import { findRepeats } from '../../../../src/analysis/repeated-tasks.ts';
import { memoizeByCatalog } from '../../catalog/memoize.ts';

/** A task of another incident that is nearly the same. */
export interface RepeatedTask {
  /** `Also promised after`, `Promised again after`. */
  words: string;
  incident: Incident;
  /** What became of it. */
  state: string;
}

/** The nearly same tasks of other incidents: the older one that a task repeats, and the newer ones that repeat it. */
export function repeatsOf(catalog: Catalog, task: CatalogTask): RepeatedTask[] {
  const { earlier, later } = repeats(catalog);
  return [...(earlier.get(task) ?? []), ...(later.get(task) ?? [])];
}

const repeats = memoizeByCatalog((catalog) => {
  const earlier = new Map<unknown, RepeatedTask[]>();
  const later = new Map<unknown, RepeatedTask[]>();
  for (const { holder, task, earlier: older } of findRepeats(catalog.incidents)) {
    const state = older.task.outstanding ? 'still open' : 'declined';
    earlier.set(task, [{ words: 'Also promised after', incident: older.holder, state }]);
    const newer = { words: 'Promised again after', incident: holder, state: 'still open' };
    later.set(older.task, [...(later.get(older.task) ?? []), newer]);
  }
  return { earlier, later };
});

import type { Catalog, CatalogTask, Incident } from '../../../../src/catalog/catalog.ts';
import { findRepeats } from '../../../../src/analysis/repeated-tasks.ts';
import { memoizeByCatalog } from '../../catalog/memoize.ts';

/** A nearly identical task of another incident. */
export interface RepeatedTask {
  /** Stands before the title of the incident. */
  lead: string;
  incident: Incident;
  /** What became of the task. */
  outcome: string;
}

/** The nearly identical tasks of other incidents: the older task that this one repeats, and newer ones that repeat it. */
export function repeatsOf(catalog: Catalog, task: CatalogTask): RepeatedTask[] {
  const { earlier, later } = repeats(catalog);
  return [...(earlier.get(task) ?? []), ...(later.get(task) ?? [])];
}

const repeats = memoizeByCatalog((catalog) => {
  const earlier = new Map<unknown, RepeatedTask[]>();
  const later = new Map<unknown, RepeatedTask[]>();
  for (const { holder, task, earlier: older } of findRepeats(catalog.incidents)) {
    const outcome = older.task.outstanding ? 'still open' : 'declined';
    earlier.set(task, [{ lead: 'Also planned after', incident: older.holder, outcome }]);
    const newer = { lead: 'Planned again after', incident: holder, outcome: 'still open' };
    later.set(older.task, [...(later.get(older.task) ?? []), newer]);
  }
  return { earlier, later };
});

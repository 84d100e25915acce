import type { CatalogTask } from '../catalog/catalog.ts';
import { compareTasks, isPostponed } from './compare-tasks.ts';
import { oneLine } from '../text/one-line.ts';

/**
 * Count how often the due date of a task was moved back.
 *
 * @param versions The tasks of each version of a document, the oldest first.
 * @param title Its title in the last version.
 */
export function countMovedBack(versions: readonly (readonly CatalogTask[])[], title: string): number {
  let number = 0;
  let name = oneLine(title);
  for (let index = versions.length - 1; index > 0; index -= 1) {
    const change = compareTasks(versions[index - 1] ?? [], versions[index] ?? []).find((one) => one.title === name);
    if (change?.change === 'added') return number;
    if (change && isPostponed(change)) number += 1;
    name = change?.changes.find((one) => one.name === 'title')?.before ?? name;
  }
  return number;
}

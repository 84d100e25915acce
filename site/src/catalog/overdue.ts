import type { CatalogTask } from '../../../src/catalog/catalog.ts';

/** The fields that decide whether a task is overdue. */
export type DatedTask = Pick<CatalogTask, 'outstanding'> & { due?: string | undefined };

/** Whether a task is outstanding and due before today (`YYYY-MM-DD`). */
export function isOverdue(task: DatedTask, today: string): boolean {
  return task.outstanding && task.due !== undefined && task.due < today;
}

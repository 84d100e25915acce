import { isOverdue, type OwedTask } from './tasks.ts';

/** Dates that one count keeps an eye on; a page with many counts would be full of them otherwise. */
const mostDates = 60;

/**
 * The dates on which tasks will be late, for the browser to count again: `2024-08-25 2024-09-01*3`, where three are due
 * on the second. A `+` at the end says that there are more, later than those.
 *
 * @param today `YYYY-MM-DD`; what was due before it is late already, and left out.
 */
export function duesText(tasks: readonly OwedTask[], today: string): string {
  const dues = tasks.flatMap((task) => (task.outstanding && task.due && !isOverdue(task, today) ? [task.due] : []));
  const byDate = [...Map.groupBy(dues.toSorted(), (due) => due)];
  const shown = byDate.slice(0, mostDates).map(([due, { length }]) => (length === 1 ? due : `${due}*${length}`));
  return [...shown, ...(byDate.length > mostDates ? ['+'] : [])].join(' ');
}

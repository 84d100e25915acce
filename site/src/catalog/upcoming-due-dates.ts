import { isOverdue, type DatedTask } from './overdue.ts';

/** Numbers of tasks, from which the browser counts again on a later day. */
export interface OverdueTasks {
  outstanding: number;
  /** On the day of the build. */
  overdue: number;
  /** The due dates of the others, as `encodeDueDates` writes them. */
  dues: string;
}

/** Count the overdue tasks on a day, `YYYY-MM-DD`. */
export function overdueTasks(tasks: readonly DatedTask[], today: string): OverdueTasks {
  const outstanding = tasks.filter((task) => task.outstanding);
  const overdue = outstanding.filter((task) => isOverdue(task, today)).length;
  return { outstanding: outstanding.length, overdue, dues: encodeDueDates(outstanding, today) };
}

/**
 * The number of tasks that are overdue on a later day.
 *
 * @param today `YYYY-MM-DD`.
 * @returns `isComplete` is false if dates that were left out may be past as well.
 */
export function countOverdue(
  { overdue, dues }: Pick<OverdueTasks, 'overdue' | 'dues'>,
  today: string,
): { count: number; isComplete: boolean } {
  let count = overdue;
  for (const item of dues.split(' ').filter(Boolean)) {
    const [due = '', times = '1'] = item.split('*');
    if (due === '+') return { count, isComplete: false };
    if (due >= today) break;
    count += Number(times);
  }
  return { count, isComplete: true };
}

/** Dates in one count, so that a page with many counts stays small. */
const maxDates = 60;

/**
 * The due dates of tasks that are not overdue yet, from which the browser updates a count: `2024-08-25 2024-09-01*3`, with
 * three tasks due on the second date. A `+` at the end stands for later dates that are left out.
 *
 * @param today `YYYY-MM-DD`; earlier dates are left out.
 */
export function encodeDueDates(tasks: readonly DatedTask[], today: string): string {
  const dues = tasks.flatMap((task) => (task.outstanding && task.due && !isOverdue(task, today) ? [task.due] : []));
  const byDate = [...Map.groupBy(dues.toSorted(), (due) => due)];
  const shown = byDate.slice(0, maxDates).map(([due, { length }]) => (length === 1 ? due : `${due}*${length}`));
  return [...shown, ...(byDate.length > maxDates ? ['+'] : [])].join(' ');
}

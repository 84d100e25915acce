import { urgencyOf, type Urgency } from '../../analysis/due-date.ts';
import { count } from '../../text/count.ts';
import type { ListedTask } from '../listed-task.ts';

/** `5 outstanding tasks of 3 incidents: 2 overdue, 1 due within two weeks, 2 later; 1 other task`. */
export function summaryOf(tasks: readonly ListedTask[], today: string): string {
  const outstanding = tasks.filter((task) => task.outstanding);
  const others = tasks.length - outstanding.length;
  const rest = others > 0 ? count(others, 'other task') : '';
  if (outstanding.length === 0) return rest === '' ? 'No outstanding tasks' : `No outstanding tasks; ${rest}`;
  const incidents = new Set(outstanding.map(({ incident }) => incident.path)).size;
  const groups = Map.groupBy(outstanding, ({ due }) => urgencyOf(due, today));
  const parts = urgencies.flatMap((urgency) => {
    const number = groups.get(urgency)?.length ?? 0;
    return number > 0 ? [`${number} ${urgencyNames[urgency].toLowerCase()}`] : [];
  });
  const head = `${count(outstanding.length, 'outstanding task')} of ${count(incidents, 'incident')}`;
  return [`${head}: ${parts.join(', ')}`, rest].filter(Boolean).join('; ');
}

export const urgencies: Urgency[] = ['overdue', 'soon', 'later', 'undated'];

export const urgencyNames: Record<Urgency, string> = {
  overdue: 'Overdue',
  soon: 'Due within two weeks',
  later: 'Due later',
  undated: 'Without a due date',
};

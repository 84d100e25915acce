import { daysUntil } from '../../analysis/due-date.ts';
import { plainJson } from '../../text/plain-text.ts';
import { isOverdue } from '../select-tasks.ts';
import type { TaskReport } from '../report.ts';

/** Tasks for programs. Keys may be added in the same version. */
export function json({ tasks, removed, today, notes }: TaskReport): string {
  const listed = tasks.map(({ incident, line, column, ...task }) => ({
    ...task,
    ...(isOverdue(task, today) && task.due !== undefined && { daysOverdue: -daysUntil(task.due, today) }),
    line,
    column,
    incident,
  }));
  const counts = {
    tasks: tasks.length,
    outstanding: tasks.filter(({ outstanding }) => outstanding).length,
    overdue: tasks.filter((task) => isOverdue(task, today)).length,
  };
  return `${plainJson(JSON.stringify({ version: 1, today, counts, tasks: listed, removed, notes }, null, 2))}\n`;
}

import { daysUntil } from '../../analysis/due-date.ts';
import { csvCell } from '../../text/csv-cell.ts';
import type { ListedTask } from '../listed-task.ts';
import type { TaskReport } from '../report.ts';
import { isOverdue } from '../select-tasks.ts';

/** The tasks of a report, see {@link csvOf}. */
export function csv({ tasks, today }: TaskReport): string {
  return csvOf(tasks, today);
}

/**
 * Tasks for spreadsheets, as UTF-8. No cell is a formula: a spreadsheet may run one that refers to other cells, other
 * files or the network.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvOf(tasks: readonly ListedTask[], today: string): string {
  const columns = Object.entries(values);
  const rows = tasks.map((task) => columns.map(([, value]) => csvCell(value(task, today))));
  return [columns.map(([name]) => name), ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

const values: Record<string, (task: ListedTask, today: string) => string | number | undefined> = {
  due: ({ due }) => due,
  days_overdue: (task, today) => (isOverdue(task, today) && task.due ? -daysUntil(task.due, today) : undefined),
  status: ({ status }) => status,
  owner: ({ owners }) => owners.join(', '),
  title: ({ title }) => title,
  type: ({ type }) => type,
  priority: ({ priority }) => priority,
  ticket: ({ ticket }) => ticket,
  ticket_url: ({ ticketUrl }) => ticketUrl,
  closed: ({ closed }) => closed,
  incident: ({ incident }) => incident.id,
  incident_title: ({ incident }) => incident.title,
  incident_day: ({ incident }) => incident.day,
  incident_url: ({ incident }) => incident.url,
  severity: ({ incident }) => incident.severity,
  services: ({ incident }) => incident.services.join(', '),
  path: ({ incident }) => incident.path,
  line: ({ line }) => line || undefined,
  since: ({ history }) => history?.since,
  first_due: ({ history }) => history?.firstDue,
  due_moved: ({ history }) => history?.moved,
};

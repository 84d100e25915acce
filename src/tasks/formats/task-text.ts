import { dueText } from '../../analysis/due-date.ts';
import { taskStatusNames } from '../../analysis/status.ts';
import { ticketName } from '../../text/ticket-link.ts';
import type { ListedTask, RemovedTask } from '../listed-task.ts';

/** When a task is due, or what became of it: `8 days overdue`, `Due today`, `No due date`, `Done 2024-08-12`. */
export function timeText({ status, outstanding, due, closed }: ListedTask, today: string): string {
  if (outstanding) return due === undefined ? 'No due date' : dueText(due, today);
  return [taskStatusNames[status], closed].filter(Boolean).join(' ');
}

/** How the due date moved: `due date moved twice, first 2024-06-01`. */
export function slipText({ history, due }: ListedTask): string {
  if (!history || history.moved === 0) return '';
  const times = ['', 'once', 'twice'][history.moved] ?? `${history.moved} times`;
  const first = history.firstDue !== undefined && history.firstDue !== due ? `, first ${history.firstDue}` : '';
  return `due date moved ${times}${first}`;
}

/** Where a removed task was, and since when it is gone. */
export function removedText({ removed }: RemovedTask): string {
  return removed === undefined ? 'not committed' : removed;
}

/** What is stated about a task beside its title: `in progress, detect, P2`. */
export function kindText({ status, type, priority }: ListedTask): string {
  return [status === 'in_progress' ? 'in progress' : undefined, type, priority].filter(Boolean).join(', ');
}

export function ticketText({ ticket }: ListedTask): string {
  return ticket === undefined ? '' : ticketName(ticket);
}

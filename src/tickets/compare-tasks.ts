import type { Message } from '../message.ts';
import { placeInTask } from '../postmortem/positions.ts';
import type { Postmortem, Task } from '../postmortem/postmortem.ts';
import type { SiteSettings } from '../settings.ts';
import { ticketUrl } from '../text/ticket-link.ts';
import type { FindTicket } from './find-ticket.ts';
import type { Ticket } from './ticket.ts';
import type { TaskChange } from './write-task.ts';

/** A task that says something else than its ticket. */
export interface Difference {
  /** Index of the task in its document. */
  index: number;
  message: Message;
  /** What would make them agree; absent if a person has to decide. */
  change?: TaskChange;
}

/** What the tasks of a document say otherwise than their tickets. */
export function compareTasks(
  postmortem: Pick<Postmortem, 'positions' | 'tasks'>,
  find: FindTicket,
  site: SiteSettings,
): Difference[] {
  return postmortem.tasks.flatMap((task, index) => {
    const ticket = task.ticket === undefined ? undefined : find(task.ticket, ticketUrl(task.ticket, site));
    if (!ticket) return [];
    const found = compare(task, ticket);
    if (!found) return [];
    const place = placeInTask(postmortem, task, found.key);
    const message: Message = {
      ruleId: 'tasks-sync',
      severity: found.severity,
      reason: found.reason,
      note: found.note,
      place,
    };
    return [{ index, message, ...(found.change && { change: found.change }) }];
  });
}

interface Found {
  severity: Message['severity'];
  reason: string;
  note: string;
  /** The key that the message is about. */
  key: string;
  change?: TaskChange;
}

function compare(task: Task, { state, closed }: Ticket): Found | undefined {
  const named = `ticket \`${task.ticket}\``;
  const day = closed === undefined ? '' : ` on ${closed}`;
  if (state !== 'open' && task.outstanding) {
    const status = state === 'done' ? 'done' : 'wont_do';
    const what = state === 'done' ? `closed${day}` : `closed${day} without being done`;
    const stated = task.status === 'in_progress' ? 'task in progress' : 'open task';
    return {
      severity: 'warn',
      key: 'status',
      reason: `Unexpected ${stated} whose ${named} was ${what}, expected it to be ${state === 'done' ? 'done' : 'declined'}`,
      note: '`casebook tasks sync --write` updates the task.',
      change: {
        status,
        ...(closed !== undefined && task.closed === undefined && { closed }),
        ...(state === 'declined' &&
          task.declineReason === undefined && { declineReason: `The ticket was closed${day} without being done` }),
      },
    };
  }
  if (state === 'open' && (task.status === 'done' || task.status === 'verified')) {
    return {
      severity: 'info',
      key: 'status',
      reason: `Unexpected done task whose ${named} is open, expected both to be closed`,
      note: 'Close the ticket, or open the task again.',
    };
  }
  return undefined;
}

import { daysUntil, dueText } from '../../analysis/due-date.ts';
import { markdownText } from '../../reporters/markdown-text.ts';
import { compareNames } from '../../text/collate.ts';
import { count } from '../../text/count.ts';
import { plainText } from '../../text/plain-text.ts';
import { dateOfDays, daysOfDate } from '../../time/civil.ts';
import type { ListedTask, RemovedTask } from '../listed-task.ts';
import type { TaskReport } from '../report.ts';
import { removedText, slipText, ticketText, timeText } from './task-text.ts';

/**
 * A digest as Markdown, to paste or to post: what is overdue or due within a week, by owner, and how much is due later.
 * Where the user chose tasks by their dates, all of them.
 */
export function markdown({ tasks, removed, today, hasDates, notes }: TaskReport): string {
  const lastDay = dateOfDays(daysOfDate(today) + daysOfWeek - 1);
  const isDue = ({ outstanding, due }: ListedTask): boolean => outstanding && due !== undefined && due <= lastDay;
  const listed = hasDates ? tasks : tasks.filter(isDue);
  const owned = listed.flatMap((task) =>
    (task.owners.length > 0 ? task.owners : [undefined]).map((owner) => ({ owner, task })),
  );
  const groups = [...Map.groupBy(owned, ({ owner }) => owner)].toSorted(([a], [b]) =>
    a === undefined || b === undefined ? Number(a === undefined) - Number(b === undefined) : compareNames(a, b),
  );
  const head = [
    `### Tasks from incidents, ${today}\n`,
    `${summary(tasks, listed, today, lastDay, hasDates)}\n`,
    ...(notes.length > 0 ? [notes.map((note) => `- ${markdownText(plainText(note))}\n`).join('')] : []),
  ];
  const sections = groups.map(([owner, members]) => ({
    heading: `\n#### ${owner === undefined ? 'No owner' : markdownText(plainText(owner))}\n\n`,
    items: members.map(({ task }) => itemOf(task, owner, today)),
  }));
  const gone = { heading: '\n#### Removed without being closed\n\n', items: removed.map(removedItem) };
  return head.join('\n') + withinLimit([...sections, gone]);
}

const daysOfWeek = 7;

/** GitHub takes comments of up to 65,536 characters. */
const limit = 60_000;

function withinLimit(sections: readonly { heading: string; items: readonly string[] }[]): string {
  let text = '';
  let cut = 0;
  for (const { heading, items } of sections) {
    let begun = false;
    for (const item of items) {
      const more = (begun ? '' : heading) + item;
      if (cut > 0 || text.length + more.length > limit) cut += 1;
      else {
        text += more;
        begun = true;
      }
    }
  }
  return cut === 0 ? text : `${text}\nNot shown, as there is no room: ${count(cut, 'task')}\n`;
}

function summary(
  tasks: readonly ListedTask[],
  listed: readonly ListedTask[],
  today: string,
  lastDay: string,
  hasDates: boolean,
): string {
  if (hasDates) return listed.length === 0 ? 'No tasks.' : `${count(listed.length, 'task')}.`;
  const outstanding = tasks.filter((task) => task.outstanding);
  const overdue = listed.filter(({ due }) => due !== undefined && due < today).length;
  const due = listed.length - overdue;
  const later = outstanding.filter((task) => task.due !== undefined && task.due > lastDay).length;
  const undated = outstanding.length - listed.length - later;
  const now = [
    overdue > 0 ? `${count(overdue, 'task is', 'tasks are')} overdue` : '',
    `${due > 0 ? count(due, 'task is', 'tasks are') : overdue > 0 ? 'no other is' : 'No task is'} due by ${lastDay}`,
  ].filter(Boolean);
  const rest = [
    later > 0 ? `${count(later, 'task is', 'tasks are')} due later` : '',
    undated > 0 ? `${count(undated, 'task has', 'tasks have')} no due date` : '',
  ].filter(Boolean);
  return [now, rest]
    .filter(({ length }) => length > 0)
    .map((parts) => `${parts.join(', and ')}.`)
    .join(' ');
}

function itemOf(task: ListedTask, owner: string | undefined, today: string): string {
  const { title, due, outstanding, incident, ticketUrl, owners } = task;
  const isLate = outstanding && due !== undefined && daysUntil(due, today) < 0;
  const time =
    isLate || !outstanding || due === undefined
      ? timeText(task, today)
      : due === today
        ? dueText(due, today)
        : `Due ${due}`;
  const ticket = ticketText(task);
  const slip = slipText(task);
  const others = owners.filter((name) => name !== owner);
  const parts = [
    `${isLate ? `**${time}**` : time}: ${shown(title)}`,
    ...(ticket === '' ? [] : [linked(ticket, ticketUrl)]),
    ...(others.length > 0 ? [`with ${others.map(shown).join(', ')}`] : []),
    `from ${linked(incident.title, incident.url)}`,
    ...(slip === '' ? [] : [slip]),
  ];
  return `- ${parts.join(', ')}\n`;
}

function removedItem(task: RemovedTask): string {
  const { title, owners, due, incident } = task;
  const parts = [
    `${removedText(task)}: ${shown(title)}`,
    ...(owners.length > 0 ? [owners.map(shown).join(', ')] : []),
    ...(due === undefined ? [] : [`due ${due}`]),
    `from ${linked(incident.title, incident.url)}`,
  ];
  return `- ${parts.join(', ')}\n`;
}

function shown(text: string): string {
  return markdownText(plainText(text));
}

function linked(text: string, url: string | undefined): string {
  return url === undefined
    ? shown(text)
    : `[${shown(text)}](<${plainText(url).replaceAll(/[<>\\\s]/g, encodeURIComponent)}>)`;
}

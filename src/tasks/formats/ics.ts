import { taskStatusNames } from '../../analysis/status.ts';
import { plainText } from '../../text/plain-text.ts';
import { dateOfDays, daysOfDate } from '../../time/civil.ts';
import type { ListedTask } from '../listed-task.ts';
import type { TaskReport } from '../report.ts';

/** The tasks of a report, see {@link calendar}. */
export function ics({ tasks, now }: TaskReport): string {
  return calendarsAt(now)('Tasks of incidents', tasks);
}

/**
 * Calendars of the due dates of tasks: one event for each day and task, since most calendars show no to-dos. Tasks
 * without a due date are left out. A task that is in several calendars is written once.
 *
 * @param now An instant in UTC, to the second.
 * @see https://www.rfc-editor.org/rfc/rfc5545
 */
export function calendarsAt(now: string): (name: string, tasks: readonly ListedTask[]) => string {
  const stamp = now.replaceAll(/[-:]/g, '');
  const written = new Map<ListedTask, string>();
  const eventOf = (task: ListedTask): string => {
    const text = written.get(task) ?? (task.due === undefined ? '' : contentLines(event(task, task.due, stamp)));
    written.set(task, text);
    return text;
  };
  return (name, tasks) => {
    const head = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Casebook//casebook tasks//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      `X-WR-CALNAME:${escaped(name)}`,
    ];
    return [contentLines(head), ...tasks.map(eventOf), contentLines(['END:VCALENDAR'])].join('');
  };
}

function contentLines(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function event(task: ListedTask, due: string, stamp: string): string[] {
  const { id, title, owners, incident, ticket, ticketUrl, doneWhen } = task;
  const url = ticketUrl ?? incident.url;
  const description = [
    `Incident: ${incident.title}${incident.url === undefined ? '' : ` (${incident.url})`}`,
    `Status: ${taskStatusNames[task.status]}`,
    ...(owners.length > 0 ? [`Owner: ${owners.join(', ')}`] : []),
    ...(ticket === undefined ? [] : [`Ticket: ${ticketUrl ?? ticket}`]),
    ...(doneWhen === undefined ? [] : [`Done when: ${doneWhen}`]),
  ];
  return [
    'BEGIN:VEVENT',
    // The same in every run, so that a calendar moves the event when the date changes.
    `UID:${encodeURIComponent(`${incident.id}/${id}`)}@casebook`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${basic(due)}`,
    `DTEND;VALUE=DATE:${basic(dateOfDays(daysOfDate(due) + 1))}`,
    'TRANSP:TRANSPARENT',
    `SUMMARY:${escaped(owners.length > 0 ? `${title} (${owners.join(', ')})` : title)}`,
    `DESCRIPTION:${description.map(escaped).join(String.raw`\n`)}`,
    ...(url === undefined ? [] : [`URL:${plainText(url)}`]),
    ...(incident.services.length > 0 ? [`CATEGORIES:${incident.services.map(escaped).join(',')}`] : []),
    'END:VEVENT',
  ];
}

function basic(date: string): string {
  return date.replaceAll('-', '');
}

function escaped(text: string): string {
  return plainText(text).replaceAll(/[\\;,]/g, String.raw`\$&`);
}

/** A content line in parts of at most 75 bytes, none of which ends within a character. */
function folded(line: string): string {
  if (/^[\0-\x7F]{0,75}$/.test(line)) return line;
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (bytes + length > 75) {
      parts.push(part);
      // The space that marks a continuation counts.
      [part, bytes] = ['', 1];
    }
    part += character;
    bytes += length;
  }
  return [...parts, part].join('\r\n ');
}

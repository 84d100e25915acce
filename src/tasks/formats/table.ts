import { styleText } from 'node:util';
import { urgencyOf } from '../../analysis/due-date.ts';
import { gapWidth, layInColumns } from '../../text/columns.ts';
import { displayWidth, wrapToWidth } from '../../text/display-width.ts';
import { plainText } from '../../text/plain-text.ts';
import type { ListedTask, RemovedTask } from '../listed-task.ts';
import type { TableOptions, TaskReport } from '../report.ts';
import { summaryOf, urgencies, urgencyNames } from './summary.ts';
import { kindText, removedText, slipText, ticketText, timeText } from './task-text.ts';

/** Tasks for a person at a terminal: a table as wide as the terminal, or a list if that is narrow. */
export function table({ tasks, removed, today, isByDue, notes }: TaskReport, { columns, color }: TableOptions): string {
  const style: Style = (format, text) => (color ? styleText(format, text, { validateStream: false }) : text);
  const wrapped = (text: string): string[] => wrapToWidth(text, Math.max(20, columns));
  const bold = (line: string): string => style('bold', line);
  const rows = tasks.map((task) => rowOf(task, today, columns >= roomForDates));
  const widths = columns < narrow ? undefined : widthsOf(rows, columns);
  const lines = rows.map((row) => (widths ? lined(row, widths, style) : listed(row, columns, style)));
  const header = widths && rows.length > 0 ? style('dim', lined(titles, widths, plain)) : '';
  const groups = isByDue
    ? groupByUrgency(tasks, lines, today, (name) => wrapped(name).map(bold))
    : lines.length > 0
      ? [lines.join('')]
      : [];
  const gone =
    removed.length > 0
      ? `${[...wrapped(`Removed without being closed (${removed.length})`).map(bold), ...removed.flatMap((task) => wrapped(goneLine(task)))].join('\n')}\n`
      : '';
  const noted = notes.flatMap((note) => wrapped(plainText(note)));
  return [header + groups.join('\n'), gone, `${[...wrapped(summaryOf(tasks, today)).map(bold), ...noted].join('\n')}\n`]
    .filter(Boolean)
    .join('\n');
}

type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

const plain: Style = (_format, text) => text;

/** Columns below which each task has several lines. */
const narrow = 72;

/** Columns from which there is room for both the date and the days. */
const roomForDates = 110;

/** The texts of a line. */
type Cells = Record<(typeof cells)[number], string>;

interface Row extends Cells {
  isLate?: boolean;
  urls?: { incident?: string | undefined; ticket?: string | undefined };
}

const cells = ['time', 'owners', 'title', 'incident', 'ticket'] as const;
const titles: Row = { time: 'Due', owners: 'Owner', title: 'Task', incident: 'Incident', ticket: 'Ticket' };

function rowOf(task: ListedTask, today: string, hasDate: boolean): Row {
  const kind = [kindText(task), slipText(task)].filter(Boolean).join('; ');
  const date = hasDate && task.outstanding && task.due !== undefined ? `${task.due}, ` : '';
  const time = timeText(task, today);
  return {
    isLate: task.outstanding && urgencyOf(task.due, today) === 'overdue',
    time: date === '' ? time : date + time.charAt(0).toLowerCase() + time.slice(1),
    owners: plainText(task.owners.join(', ')) || '–',
    title: plainText(kind === '' ? task.title : `${task.title} (${kind})`),
    incident: plainText(task.incident.id),
    ticket: plainText(ticketText(task)),
    urls: { incident: task.incident.url, ticket: task.ticketUrl },
  };
}

/** A row of the table, which may need several lines. */
function lined(row: Row, widths: Widths, style: Style): string {
  const filled = cells.filter((cell) => widths[cell] > 0);
  const lines = layInColumns(
    filled.map((cell) => row[cell]),
    filled.map((cell) => widths[cell]),
    { show: (text, column) => shown(filled[column], text, row, style) },
  );
  return `${lines.join('\n')}\n`;
}

function shown(cell: keyof Cells | undefined, text: string, row: Row, style: Style): string {
  if (text === '') return '';
  switch (cell) {
    case 'time':
      return row.isLate ? style('red', text) : text;
    case 'incident':
      return link(style('dim', text), row.urls?.incident, style);
    case 'ticket':
      return link(text, row.urls?.ticket, style);
    default:
      return text;
  }
}

/** Terminals that show colours support links; in plain text, each would be noise. */
function link(text: string, url: string | undefined, style: Style): string {
  const isColored = style('bold', 'a') !== 'a';
  return isColored && url !== undefined ? `\u001B]8;;${plainText(url)}\u001B\\${text}\u001B]8;;\u001B\\` : text;
}

function goneLine(task: RemovedTask): string {
  const { title, owners, due, incident } = task;
  const facts = [owners.join(', '), due === undefined ? '' : `due ${due}`].filter(Boolean);
  const stated = facts.length > 0 ? ` (${facts.join(', ')})` : '';
  return plainText(`${removedText(task)}: ${title}${stated}, ${incident.id}`);
}

type Widths = Record<keyof Cells, number>;

/** The widths of the columns; 0 for one without content. The title takes what the others leave. */
function widthsOf(rows: readonly Row[], columns: number): Widths {
  const longest = (cell: keyof Cells): number => {
    const own = rows.reduce((most, row) => Math.max(most, displayWidth(row[cell])), 0);
    return own === 0 ? 0 : Math.max(own, displayWidth(titles[cell]));
  };
  const atMost = (cell: keyof Cells, most: number): number => Math.min(longest(cell), most);
  const time = atMost('time', 32);
  const owners = atMost('owners', Math.max(10, Math.floor(columns * 0.18)));
  const ticket = atMost('ticket', Math.max(10, Math.floor(columns * 0.15)));
  const incident = atMost('incident', Math.max(16, Math.floor(columns * 0.25)));
  const taken = time + owners + ticket + incident + gapWidth * (ticket > 0 ? 4 : 3);
  return { time, owners, title: Math.max(10, Math.min(longest('title'), columns - taken)), incident, ticket };
}

function listed(
  { time, owners, title, incident, ticket, isLate, urls = {} }: Row,
  columns: number,
  style: Style,
): string {
  const width = Math.max(10, columns - gapWidth);
  const [head = '', ...more] = wrapToWidth(`${time}, ${owners === '–' ? 'no owner' : owners}`, Math.max(10, columns));
  const indent = (text: string): string[] => wrapToWidth(text, width).map((line) => ' '.repeat(gapWidth) + line);
  return `${[
    isLate ? style('red', head) : head,
    ...more,
    ...indent(title),
    ...indent(incident).map((line) => link(style('dim', line), urls.incident, style)),
    ...(ticket === '' ? [] : indent(ticket).map((line) => link(line, urls.ticket, style))),
  ].join('\n')}\n`;
}

function groupByUrgency(
  tasks: readonly ListedTask[],
  lines: readonly string[],
  today: string,
  headed: (name: string) => string[],
): string[] {
  const groups = Map.groupBy(
    tasks.map((task, index) => ({ task, text: lines[index] ?? '' })),
    ({ task }) => (task.outstanding ? urgencyOf(task.due, today) : 'settled'),
  );
  return [...urgencies, 'settled' as const].flatMap((urgency) => {
    const members = groups.get(urgency);
    if (!members) return [];
    const name = urgency === 'settled' ? 'Done, declined or proposed' : urgencyNames[urgency];
    return [`${headed(`${name} (${members.length})`).join('\n')}\n${members.map(({ text }) => text).join('')}`];
  });
}

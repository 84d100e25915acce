import type { Table, TableCell, TableRow } from 'mdast';
import { readDay, readDetailParts } from './details.ts';
import { inlineText, sourceOf, type InlineText } from './inline-text.ts';
import { taskKeyOf, type TaskKey } from './key-words.ts';
import { isNobody, readOwners, writtenOwner } from './owners.ts';
import { readItem, stateOf, valuesOf, type ReadItem } from './read-item.ts';
import type { TaskBlock } from './sections.ts';
import { stateOfWord, writtenState } from './states.ts';
import type { BodyTask, TaskContext, TaskList, UnreadDay } from './task-list.ts';
import { linkedTicket, ticketOf } from './tickets.ts';
import { isNothing } from './wording.ts';

type Column = TaskKey | undefined;

/** Read a table of tasks. Its columns are known by their headers, or else by what is in them. */
export function tableTasks({ node, status }: TaskBlock & { node: Table }, context: TaskContext): TaskList | undefined {
  const [header, ...rows] = node.children;
  if (!header || rows.length === 0) return undefined;
  const columns = columnsOf(header, rows, context);
  if (!columns.includes('title')) return undefined;
  const headers = header.children.map((cell) => cellText(cell, context).text.trim());
  const read = rows.flatMap((row) => readRow(row, columns, headers, status, context) ?? []);
  if (read.length === 0) return undefined;
  return {
    shape: 'table',
    node,
    tasks: read.map(({ task }) => task),
    complete: read.length === rows.length && read.every(({ isComplete }) => isComplete),
    edits: [
      {
        start: node.position?.start.offset ?? 0,
        end: node.position?.end.offset ?? 0,
        text: read.map(({ written }) => written).join('\n'),
      },
    ],
  };
}

function cellText(cell: TableCell | undefined, { document }: TaskContext): InlineText {
  return inlineText(cell?.children ?? [], document);
}

function columnsOf(header: TableRow, rows: readonly TableRow[], context: TaskContext): Column[] {
  const texts = header.children.map((cell) => cellText(cell, context).text.trim());
  const byHeader = texts.map((text): Column => taskKeyOf(text));
  const columns = byHeader.map((key, index): Column => {
    if (key && byHeader.indexOf(key) === index) return key;
    const cells = rows.map((row) => cellText(row.children[index], context)).filter(({ text }) => text.trim() !== '');
    const found = key ? undefined : columnByContent(cells, context);
    return found && !byHeader.includes(found) ? found : undefined;
  });
  if (columns.includes('title')) return columns;
  // The longest texts are the tasks.
  const lengths = columns.map((key, index) =>
    key ? 0 : rows.reduce((sum, row) => sum + cellText(row.children[index], context).text.length, 0),
  );
  const longest = lengths.indexOf(Math.max(...lengths));
  // `Target` may be a day, or what a number should become.
  const holdsDays = (index: number): boolean =>
    rows.some((row) => readDay(cellText(row.children[index], context).text.trim(), context) !== undefined);
  const isTasks = columns.some(
    (key, index) => key === 'owner' || key === 'status' || key === 'ticket' || (key === 'due' && holdsDays(index)),
  );
  return isTasks && (lengths[longest] ?? 0) > 0 ? columns.with(longest, 'title') : columns;
}

function columnByContent(cells: readonly InlineText[], context: TaskContext): Column {
  if (cells.length === 0) return undefined;
  const every = (test: (cell: InlineText) => boolean): boolean => cells.every(test);
  if (every(({ text }) => readDay(text.trim(), context)?.length === text.trim().length)) return 'due';
  if (every(({ text }) => /^(?:@[\p{L}\p{N}_./-]+[\s,&]*)+$/u.test(text.trim()))) return 'owner';
  if (every((cell) => ticketOf(cell, 0, cell.text.length) !== undefined)) return 'ticket';
  if (every(({ text }) => /^P\d$/i.test(text.trim()))) return 'priority';
  if (every(({ text }) => stateOfWord(text) !== undefined)) return 'status';
  return undefined;
}

interface ReadRow {
  task: BodyTask;
  written: string;
  isComplete: boolean;
}

function readRow(
  row: TableRow,
  columns: readonly Column[],
  headers: readonly string[],
  status: TaskBlock['status'],
  context: TaskContext,
): ReadRow | undefined {
  const { document } = context;
  const cell = (key: TaskKey): InlineText => cellText(row.children[columns.indexOf(key)], context);
  const inline = cell('title');
  const item = readItem(inline, context);
  if (item.title === '' || isNothing(item.title)) return undefined;
  const { details, faults, written } = withCells(item, cell, context);
  const state = details.status ?? status;
  const others = row.children.flatMap((other, index) => {
    const text = cellText(other, context);
    return columns[index] || text.text.trim() === ''
      ? []
      : [` – ${headers[index]}: ${sourceOf(text, 0, text.text.length, document)}`];
  });
  const isLossless = [...row.children].every((other) =>
    cellText(other, context).spans.every(
      ({ type, url }) => type !== 'image' && (url === undefined || url === details.ticket),
    ),
  );
  const words = [...written, ...[writtenState(state)].flatMap((word) => (word && !written.includes(word) ? word : []))];
  const title = sourceOf(inline, item.from, item.to, document) + others.join('');
  const box = state === 'done' || state === 'verified' ? '[x]' : '[ ]';
  return {
    task: {
      task: {
        title: item.title,
        ...valuesOf(details),
        ...stateOf(state),
        wouldPrevent: [],
        position: document.positionAt(row.position?.start.offset ?? 0, row.position?.end.offset ?? 0),
      },
      faults: [...item.faults, ...faults],
    },
    written: `- ${box} ${title}${words.length > 0 ? ` (${words.join(', ')})` : ''}`.replaceAll(String.raw`\|`, '|'),
    isComplete: isLossless && others.length === 0,
  };
}

function withCells(
  item: ReadItem,
  cell: (key: TaskKey) => InlineText,
  context: TaskContext,
): { details: ReadItem['details']; faults: UnreadDay[]; written: string[] } {
  const details = { ...item.details };
  const faults: UnreadDay[] = [];
  const written = item.written.filter((word) => word !== 'done' && word !== 'open');
  const owners = readOwners(cell('owner').text);
  if (owners.length > 0) {
    details.owners = owners;
    written.push(...owners.map(writtenOwner));
  }
  for (const key of ['due', 'closed'] as const) {
    const { text, starts, ends } = cell(key);
    const day = readDay(text.trim(), context);
    if (day?.date) {
      details[key] = day.date;
      written.push(`${key} ${day.date}`);
    } else if (day) {
      faults.push({ key, text: text.trim(), position: context.document.positionAt(starts[0] ?? 0, ends.at(-1) ?? 0) });
      written.push(`${key} ${text.trim()}`);
    } else if (text.trim() !== '' && !isNobody(text)) written.push(`${key}: ${text.trim()}`);
  }
  const priority = cell('priority').text.trim();
  if (priority !== '' && !isNobody(priority)) {
    details.priority = /^p\d$/i.test(priority) ? priority.toUpperCase() : priority;
    written.push(/^p\d$/i.test(priority) ? priority.toUpperCase() : `priority ${priority}`);
  }
  const ticket = cell('ticket');
  // `n/a DONE` is a state without a ticket.
  const [, text = '', sign] = /^(.*?)(?:\s*\b(DONE|TODO|DOING|WIP))?$/s.exec(ticket.text.trim()) ?? [];
  const inTicket = sign && stateOfWord(sign);
  if (inTicket) details.status ??= inTicket;
  const from = ticket.text.indexOf(text);
  const end = from + text.length;
  const found = ticketOf(ticket, from, end) ?? linkedTicket(ticket) ?? (isNobody(text) ? undefined : text || undefined);
  if (found !== undefined) {
    details.ticket = found;
    written.push(sourceOf(ticket, from, end, context.document).trim());
  }
  const state = cell('status');
  const status = stateOfWord(state.text);
  if (status) details.status = status;
  else if (state.text.trim() !== '') {
    const more = readDetailParts(state, context).find(({ values }) => values.status !== undefined);
    const remarked = more?.values.status ?? stateOfWord(state.text.replace(/\s*[(（][^()（）]*[)）]\s*$/, ''));
    if (remarked) details.status = remarked;
    written.push(`status: ${state.text.trim()}`);
  }
  return { details, faults, written };
}

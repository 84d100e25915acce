import type { Table, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Edit } from '../edit.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import type { Postmortem, TimelineEntry } from '../postmortem/postmortem.ts';
import type { Settings } from '../settings.ts';
import { dayOf } from '../time/format.ts';
import type { NewEntry, Slot } from './new-entry.ts';
import { styleOf, writeContent, writeTime } from './written-entry.ts';

/** Headers of the columns that say what happened, and of those that hold kinds. */
const what =
  /what|event|descri|action|happen|detail|note|message|entry|ereignis|beschreibung|événement|evento|gebeurtenis/i;
const kind = /^(?:kind|type|category|phase|state|status|event type|art|typ|tipo|genre)$/i;

/** Entries that are rows of a table. */
export function* asRow(
  { document, postmortem, model, isAbove }: Slot,
  entry: NewEntry,
  withDate: boolean,
  settings: Settings,
): Generator<Edit[]> {
  const found = rowOf(document, model);
  if (!found) return;
  const { table, row } = found;
  const [clock = cellAt(row, model), date] = columnsOf(postmortem, model);
  const cells = row.children.map((cell) =>
    document.text.slice(cell.position?.start.offset ?? 0, cell.position?.end.offset),
  );
  const titles = table.children[0]?.children.map((cell) => toString(cell).trim()) ?? [];
  const own = date === undefined ? withDate : false;
  const written = new Map<number, string>([
    [clock, timeCell(document, row, clock, model, writeTime(entry.at, styleOf(model), own))],
  ]);
  if (date !== undefined && (withDate || toString(row.children[date] ?? []).trim() !== '')) {
    const day = dayOf(entry.at, model.start.zone);
    const isSame = day === dayOf(model.start, model.start.zone);
    written.set(date, isSame ? trimmedCell(cells[date]) : day);
  }
  const kinds = titles.findIndex(
    (title, column) => kind.test(title) && !written.has(column) && holdsKinds(table, column, settings),
  );
  const text = textColumn(titles, cells, written, kinds);
  const hasKindColumn = kinds >= 0 && kinds !== text;
  if (hasKindColumn) written.set(kinds, entry.kinds.join(' '));
  written.set(text, writeContent(hasKindColumn ? [] : entry.kinds, entry.text).replaceAll('|', String.raw`\|`));
  const line = writeRow(document.text, row, Math.max(titles.length, cells.length), written);
  const offset = isAbove ? lineStart(document.text, row) : (row.position?.end.offset ?? 0);
  yield [{ start: offset, end: offset, text: isAbove ? `${line}\n` : `\n${line}` }];
}

function rowOf(
  { tree }: MarkdownDocument,
  { timePosition }: TimelineEntry,
): { table: Table; row: TableRow } | undefined {
  const at = timePosition.start.offset;
  const holds = (node: { position?: Table['position'] }): boolean =>
    (node.position?.start.offset ?? Infinity) <= at && at < (node.position?.end.offset ?? 0);
  const table = tree.children.find((node): node is Table => node.type === 'table' && holds(node));
  const row = table?.children.find(holds);
  return table && row && { table, row };
}

function columnsOf({ timeline, otherForms }: Postmortem, model: TimelineEntry): (number | undefined)[] {
  const index = timeline.indexOf(model);
  return otherForms.find(({ entry }) => entry === index)?.columns ?? [];
}

function cellAt(row: TableRow, { timePosition }: TimelineEntry): number {
  const at = timePosition.start.offset;
  return Math.max(
    0,
    row.children.findIndex(({ position }) => (position?.end.offset ?? 0) > at),
  );
}

/** The time in the marks of the model: `**14:30**`. */
function timeCell(
  { text }: MarkdownDocument,
  row: TableRow,
  column: number,
  { timePosition }: TimelineEntry,
  time: string,
): string {
  const { position } = row.children[column] ?? {};
  const cell = trimmedCell(text.slice(position?.start.offset, position?.end.offset));
  const old = text.slice(timePosition.start.offset, timePosition.end.offset);
  const [, open = '', close = ''] = /^([*_`]{1,3}).*?([*_`]{1,3})$/.exec(cell) ?? [];
  return cell === `${open}${old}${close}` ? `${open}${time}${close}` : time;
}

function trimmedCell(cell = ''): string {
  return cell.replaceAll(/^\|?\s*|\s*\|?$/g, '');
}

function holdsKinds({ children: [, ...rows] }: Table, column: number, { kinds }: Settings): boolean {
  const words = rows
    .map(({ children }) =>
      toString(children[column] ?? [])
        .trim()
        .toLowerCase(),
    )
    .filter(Boolean);
  return words.every((word) => word.split(/[\s,/]+/).every((one) => kinds.includes(one)));
}

/** The column that says what happened: by its header, or else the one with the longest text. */
function textColumn(
  titles: readonly string[],
  cells: readonly string[],
  written: ReadonlyMap<number, string>,
  kinds: number,
): number {
  const named = titles.findIndex((title, column) => what.test(title) && !written.has(column) && column !== kinds);
  if (named >= 0) return named;
  const free = [...Array(Math.max(titles.length, cells.length)).keys()].filter(
    (column) => !written.has(column) && column !== kinds,
  );
  const longest = free.reduce(
    (best, column) => ((cells[column] ?? '').length > (cells[best] ?? '').length ? column : best),
    free.at(-1) ?? 0,
  );
  return longest;
}

/** A row with the cells as wide as those of another one. */
function writeRow(text: string, row: TableRow, width: number, written: ReadonlyMap<number, string>): string {
  const { position } = row;
  const source = text.slice(position?.start.offset, position?.end.offset);
  const indent = text.slice(lineStart(text, row), position?.start.offset);
  const isCompact = !/\| | \|/.test(source);
  const cells = [...Array(width).keys()].map((column) => {
    const place = row.children[column]?.position;
    const old = text.slice(place?.start.offset, place?.end.offset).replaceAll(/^\||\|$/g, '');
    return (written.get(column) ?? '').padEnd(isCompact ? 0 : old.length - 2);
  });
  const [open, joint, close] = isCompact ? ['|', '|', '|'] : ['| ', ' | ', ' |'];
  return `${indent}${source.startsWith('|') ? open : ''}${cells.join(joint)}${source.endsWith('|') ? close : ''}`;
}

function lineStart(text: string, { position }: TableRow): number {
  return text.lastIndexOf('\n', (position?.start.offset ?? 0) - 1) + 1;
}

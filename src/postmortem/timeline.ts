import type { List, ListItem, Paragraph, RootContent, Table, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument } from '../markdown/parse.ts';
import type { Settings } from '../settings.ts';
import { findDate, findZone, type TimeContext } from '../time/parse.ts';
import { readLead, type Lead } from './entry-prefix.ts';
import type { LooseItem, TimelineEntry } from './postmortem.ts';
import { optional } from './coerce.ts';
import type { Position } from '../position.ts';

/** The timeline of a document, and the rest of its body. */
export interface TimelineReading {
  entries: TimelineEntry[];
  /** The content of each entry, without its time and kinds. */
  contents: RootContent[][];
  looseItems: LooseItem[];
  headings: Position[];
  /** The content of the timeline's sections before the first entry. */
  notes: RootContent[];
  /** The body without the frontmatter and the timeline's sections. */
  rest: RootContent[];
}

/** The state of reading a timeline from top to bottom. */
interface Place extends TimeContext {
  sequence: number;
  thread?: { title: string; depth: number } | undefined;
}

/**
 * Read the entries below every timeline heading.
 *
 * @param context The zone of times without one, and the date of the first time.
 */
export function readTimeline(document: MarkdownDocument, settings: Settings, context: TimeContext): TimelineReading {
  const reading: TimelineReading = { entries: [], contents: [], looseItems: [], headings: [], notes: [], rest: [] };
  const patterns = settings.timelineHeadings.map((text) => text.toLowerCase());
  const place: Place = { ...context, sequence: -1 };
  const isTimeline = (node: RootContent): boolean =>
    node.type === 'heading' && patterns.some((pattern) => toString(node).toLowerCase().includes(pattern));
  // If another heading matches, the document title is not a timeline heading.
  const first = document.tree.children.find((node) => node.type === 'heading');
  let depth: number | undefined;
  for (const node of document.tree.children) {
    if (node.type === 'heading') {
      const title = toString(node).trim();
      if (depth === undefined || node.depth <= depth) {
        const isTitle =
          node === first &&
          node.depth === 1 &&
          document.tree.children.some((other) => other !== node && isTimeline(other));
        const found = !isTitle && isTimeline(node);
        depth = found ? node.depth : undefined;
        if (found) beginSection(place, title, reading, positionOf(document, node));
      } else beginPart(place, title, node.depth, context);
      if (depth !== undefined) continue;
    }
    if (depth === undefined) {
      if (node.type !== 'yaml') reading.rest.push(node);
    } else if (node.type === 'list') readList(node, document, settings, place, reading);
    else if (node.type === 'table') readTable(node, document, settings, place, reading);
    else addText(reading, node);
  }
  return reading;
}

function beginSection(place: Place, title: string, reading: TimelineReading, position: Position): void {
  reading.headings.push(position);
  place.thread = undefined;
  place.date = findDate(title) ?? place.date;
}

/** A deeper heading with a date begins a day; any other one begins a parallel thread. */
function beginPart(place: Place, title: string, depth: number, context: TimeContext): void {
  const date = findDate(title);
  if (place.thread && depth <= place.thread.depth) place.thread = undefined;
  if (date === undefined) place.thread = { title, depth };
  place.date = date ?? context.date;
}

function readList(
  list: List,
  document: MarkdownDocument,
  settings: Settings,
  place: Place,
  reading: TimelineReading,
): void {
  place.sequence += 1;
  for (const item of list.children) {
    // A comment may precede the time.
    const from = item.children.findIndex((child) => child.type !== 'html' || !child.value.startsWith('<!--'));
    const [paragraph, ...more] = item.children.slice(from);
    const lead = paragraph?.type === 'paragraph' ? readLead(paragraph, document, settings, place) : undefined;
    if (lead?.match) addEntry(lead, [...saying(lead.content), ...more], positionOf(document, item), place, reading);
    else addLooseItem({ ...list, children: [item] }, item, lead, document, reading);
  }
}

function readTable(
  table: Table,
  document: MarkdownDocument,
  settings: Settings,
  place: Place,
  reading: TimelineReading,
): void {
  const [header, ...rows] = table.children;
  const zone = findZone(toString(header?.children[0]));
  const inColumn: Place = zone === undefined ? place : { ...place, zone, zoneAssumed: false };
  const leads = rows.map((row) => readRowLead(row, document, settings, inColumn));
  if (!leads.some((lead) => lead && (lead.match ?? lead.attempt ?? lead.undated))) {
    addText(reading, table);
    return;
  }
  inColumn.sequence = place.sequence += 1;
  for (const [index, row] of rows.entries()) {
    // Read again, since a row inherits the date of the row above it.
    const lead = readRowLead(row, document, settings, inColumn);
    if (lead?.match) addEntry(lead, saying(lead.content), positionOf(document, row), inColumn, reading);
    else addLooseItem({ ...table, children: header ? [header, row] : [row] }, row, leads[index], document, reading);
  }
  place.date = inColumn.date;
}

/** A row as an entry: the first cell is its time, and the others describe the event. */
function readRowLead(
  row: TableRow,
  document: MarkdownDocument,
  settings: Settings,
  place: TimeContext,
): Lead | undefined {
  const [first, ...others] = row.children;
  const lead = first && readLead(first, document, settings, place);
  if (!lead) return undefined;
  const cells = others.filter((cell) => cell.children.length > 0);
  const content = cells.flatMap((cell, index) =>
    index === 0 ? cell.children : [{ type: 'text' as const, value: ' · ' }, ...cell.children],
  );
  const { kinds, rest } = lead.splitKinds(content);
  return { ...lead, kinds: [...lead.kinds, ...kinds], content: [...lead.content, ...rest] };
}

function saying(children: Paragraph['children']): RootContent[] {
  return children.length > 0 ? [{ type: 'paragraph', children }] : [];
}

function addEntry(
  lead: Lead,
  content: RootContent[],
  position: Position,
  place: Place,
  reading: TimelineReading,
): void {
  const { match, kinds, timePosition } = lead;
  if (!match) return;
  place.date = match.date;
  reading.entries.push({
    start: match.start,
    ...optional('end', match.end),
    kinds,
    text: plainText(content, ' '),
    sequence: place.sequence,
    ...optional('thread', place.thread?.title),
    position,
    timePosition,
  });
  reading.contents.push(content);
}

/** An item without a time is not an error: it adds to the entry above it. */
function addLooseItem(
  content: RootContent,
  node: ListItem | TableRow,
  lead: Lead | undefined,
  document: MarkdownDocument,
  reading: TimelineReading,
): void {
  const attempt = lead?.attempt === undefined ? undefined : { text: lead.attempt, position: lead.timePosition };
  const position = positionOf(document, node);
  reading.looseItems.push({
    text: plainText(node.children, node.type === 'tableRow' ? ' · ' : ' '),
    position,
    ...optional('attempt', attempt),
    ...optional('timePosition', lead?.undated ? lead.timePosition : undefined),
    undated: lead?.undated ?? false,
  });
  addText(reading, content);
}

function addText(reading: TimelineReading, node: RootContent): void {
  (reading.contents.at(-1) ?? reading.notes).push(node);
}

function positionOf(document: MarkdownDocument, node: RootContent): Position {
  return document.positionAt(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

/** On one line, for any line endings in the source. */
function plainText(nodes: RootContent[], separator: string): string {
  const text = nodes.map((node) => toString(node, { includeHtml: false })).join(separator);
  return text.replaceAll(/\s+/g, ' ').trim();
}

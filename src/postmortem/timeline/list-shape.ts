import type { List, ListItem, Paragraph } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { readLead, type Lead } from './lead.ts';
import { asParagraph, endOf, isDayOnly, isTimed, startOf, type Piece, type ShapeContext } from './pieces.ts';
import { oneLine } from '../../text/one-line.ts';

/** Read a list: items that begin with a time, or lists of them below items that are a day or a phase. */
export function readList(list: List, context: ShapeContext, isNested = false): Piece[] {
  const leads = readLeads(list, context);
  const pieces: Piece[] = [{ type: 'sequence' }];
  for (const [index, item] of list.children.entries())
    pieces.push(...readItem(list, item, leads[index], context, isNested));
  return pieces;
}

/** Whether at least one item of a list, or of a list in it, begins with a time. */
export function hasTimes(list: List, context: ShapeContext): boolean {
  return (
    readLeads(list, context).some((lead) => isTimed(lead) || lead?.attempt !== undefined) ||
    list.children.some((item) => nestedLists(item).some((nested) => hasTimes(nested, context)))
  );
}

function readItem(
  list: List,
  item: ListItem,
  lead: Lead | undefined,
  context: ShapeContext,
  isNested: boolean,
): Piece[] {
  const [paragraph, ...more] = contentOf(item);
  const isDay = lead?.written?.day !== undefined && !lead.written.clock && !lead.written.end;
  const lists = !isTimed(lead) || isDay ? more.filter((node) => node.type === 'list') : [];
  const timed = lists.filter((nested) => hasTimes(nested, context));
  const isPhase = !isTimed(lead) || isDayOnly(lead) || timed.every((nested) => holdsClocks(nested, context));
  if (isPhase && timed.length > 0 && paragraph?.type === 'paragraph') {
    const others = more.filter((node) => node.type !== 'list' || !timed.includes(node));
    return [
      ...headOf(item, paragraph, lead),
      ...others.map((node): Piece => ({ type: 'text', node })),
      ...timed.flatMap((nested) => readList(nested, context, true)),
    ];
  }
  const place = { start: startOf(item), end: endOf(item) };
  if (isTimed(lead)) {
    const content = [...asParagraph(lead.content), ...more];
    return [{ type: 'entry', lead, content, ...place, shape: isNested ? 'nested item' : 'item' }];
  }
  return [{ type: 'loose', lead, text: textOf(item), ...place, content: { ...list, children: [item] } }];
}

function headOf(item: ListItem, paragraph: Paragraph, lead: Lead | undefined): Piece[] {
  const day = lead?.written?.day;
  if (day && isDayOnly(lead)) return [{ type: 'day', day, node: item, shape: 'item' }];
  // A line with further words stays when the days are written into the entries.
  const head: Piece[] = day ? [{ type: 'day', day, shape: 'text' }] : [];
  return [...head, { type: 'thread', node: paragraph, title: toString(paragraph).trim(), depth: 7 }];
}

/** Whether at least half of the items begin with a clock. */
function holdsClocks(list: List, context: ShapeContext): boolean {
  const clocks = readLeads(list, context).filter((lead) => lead?.written?.clock !== undefined);
  return clocks.length >= list.children.length / 2;
}

/** Numbers such as `1430` are clock times where most items begin with one. */
function readLeads(list: List, context: ShapeContext): (Lead | undefined)[] {
  const read = (bareClocks: boolean): (Lead | undefined)[] =>
    list.children.map((item) => {
      const [paragraph] = contentOf(item);
      return paragraph?.type === 'paragraph' ? readLead(paragraph.children, { ...context, bareClocks }) : undefined;
    });
  return withBareClocks(read);
}

/** Read leads twice where that makes most of them times. */
export function withBareClocks(read: (bareClocks: boolean) => (Lead | undefined)[]): (Lead | undefined)[] {
  const leads = read(false);
  const mayBeTimes = leads.some((lead) => lead !== undefined && !isTimed(lead) && /\p{N}/u.test(lead.text));
  if (!mayBeTimes) return leads;
  const again = read(true);
  const timed = again.filter(isTimed).length;
  const isUsual = timed - leads.filter(isTimed).length >= 2 && timed >= again.length * 0.6;
  return isUsual ? again : leads;
}

/** A comment may precede the time. */
function contentOf(item: ListItem): ListItem['children'] {
  const from = item.children.findIndex((child) => child.type !== 'html' || !child.value.startsWith('<!--'));
  return item.children.slice(Math.max(0, from));
}

function nestedLists(item: ListItem): List[] {
  return item.children.filter((node) => node.type === 'list');
}

function textOf(item: ListItem): string {
  const text = item.children.map((node) => toString(node, { includeHtml: false })).join(' ');
  return oneLine(text);
}

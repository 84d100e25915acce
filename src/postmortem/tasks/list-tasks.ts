import type { List, ListItem, Paragraph } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Edit } from '../../edit.ts';
import { mergeDetails, readDetailParts } from './details.ts';
import { inlineText, type InlineText } from './inline-text.ts';
import { canonicalText, readItem, stateOf, valuesOf } from './read-item.ts';
import type { TaskBlock } from './sections.ts';
import type { BodyTask, TaskContext, TaskList } from './task-list.ts';
import { linkedTicket } from './tickets.ts';
import { isNothing, isStory } from './wording.ts';

/** Whether any item of a list has a checkbox. */
function isChecklist(list: List): boolean {
  return list.children.some((item) => typeof item.checked === 'boolean' || nestedLists(item).some(isChecklist));
}

/** Read the tasks of a list: items with a checkbox, bullets and numbered items, and what is nested below a label. */
export function listTasks(block: TaskBlock & { node: List }, context: TaskContext): TaskList | undefined {
  const { node, isCertain } = block;
  const hasBoxes = isChecklist(node);
  const result: TaskList = { shape: hasBoxes ? 'checklist' : 'list', node, tasks: [], complete: true, edits: [] };
  if (!hasBoxes && tellsStory(node, isCertain, context)) return undefined;
  readList(node, block, context, result);
  return result.tasks.length > 0 ? result : undefined;
}

/** Whether a list tells what was done: all of it, or half of it below a heading that often holds that. */
function tellsStory(list: List, isCertain: boolean, context: TaskContext): boolean {
  const titles = list.children.map(({ children: [first] }) => toString(first));
  if (!isStory(titles, isCertain ? 1 : 0.5)) return false;
  return !list.children.some(
    ({ children: [first] }) =>
      first?.type === 'paragraph' && readItem(inlineText(first.children, context.document), context).hasFacts,
  );
}

function readList(list: List, block: TaskBlock, context: TaskContext, into: TaskList): void {
  for (const item of list.children) {
    const [paragraph, ...below] = item.children;
    const text = toString(paragraph).trim();
    const lists = nestedLists(item);
    if (paragraph?.type !== 'paragraph' || text === '' || isNothing(text)) {
      into.complete = false;
      continue;
    }
    // `- Backend:` with tasks below it; and a bullet above tasks with checkboxes.
    const isLabel =
      lists.length > 0 && typeof item.checked !== 'boolean' && (/[:：]$/.test(text) || lists.some(isChecklist));
    if (isLabel) {
      into.complete = false;
      for (const nested of lists) readList(nested, block, context, into);
      continue;
    }
    const facts = below.length === 1 && lists[0] ? factsOf(lists[0], context) : undefined;
    addTask(item, paragraph, facts, block, context, into);
    if (below.length > 0 && !facts) into.complete = false;
    for (const nested of lists.filter(isChecklist)) readList(nested, block, context, into);
  }
}

function addTask(
  item: ListItem,
  paragraph: Paragraph,
  facts: InlineText | undefined,
  block: TaskBlock,
  context: TaskContext,
  into: TaskList,
): void {
  const inline = inlineText(paragraph.children, context.document);
  const read = readItem(inline, context);
  if (read.title === '' || !item.position) return;
  const nested = facts && mergeDetails(readDetailParts(facts, context));
  const details = {
    ...nested,
    ...read.details,
    owners: read.details.owners.length > 0 ? read.details.owners : (nested?.owners ?? []),
  };
  const ticket = details.ticket ?? ticketBelow(item, context);
  if (ticket !== undefined) details.ticket = ticket;
  const box = typeof item.checked === 'boolean' ? (item.checked ? 'done' : 'open') : undefined;
  const stated = details.status;
  const status = box === 'done' ? (stated === 'verified' ? stated : 'done') : (stated ?? box ?? block.status);
  const { document } = context;
  const start = item.position.start.offset ?? 0;
  const end = item.position.end.offset ?? 0;
  const task: BodyTask = {
    task: {
      title: read.title,
      ...valuesOf(details),
      ...stateOf(status),
      wouldPrevent: [],
      position: document.positionAt(start, end),
    },
    faults: read.faults,
  };
  into.tasks.push(task);
  if (keepsMore(inline, details.ticket)) into.complete = false;
  const edit = canonicalEdit(item, paragraph, canonicalText(inline, read, status, context), context);
  if (edit) into.edits.push(edit);
}

/** The change that writes an item canonically; none when that changes nothing. */
function canonicalEdit(
  item: ListItem,
  paragraph: Paragraph,
  text: string,
  { document }: TaskContext,
): Edit | undefined {
  const end = paragraph.position?.end.offset ?? 0;
  // The box is in front of the paragraph, or a part of it if no text follows it directly: `[ ] **Add**`.
  const first = paragraph.position?.start.offset ?? 0;
  const isInside = /^\[[ xX\t]\]/.test(document.text.slice(first));
  const start = typeof item.checked === 'boolean' && !isInside ? document.text.lastIndexOf('[', first - 1) : first;
  const written = document.text.slice(start, end).replaceAll('\r\n', '\n');
  if (
    written
      .replace(/^\[X\]\s+/, '[x] ')
      .replace(/^\[(.)\]\s+/, '[$1] ')
      .trimEnd() === text
  )
    return undefined;
  return { start, end, text };
}

/** Images, and links that are not the ticket: the page shows them where they are written. */
function keepsMore({ spans }: InlineText, ticket: string | undefined): boolean {
  return spans.some(({ type, url }) => type === 'image' || (url !== undefined && url !== ticket));
}

function nestedLists(item: ListItem): List[] {
  return item.children.filter((child) => child.type === 'list');
}

/** `- Owner: alice` and `- Due: 2024-08-12` below a task, as one text. */
function factsOf(list: List, context: TaskContext): InlineText | undefined {
  const items = list.children.map(({ children }) => children);
  if (items.some((children) => children.length !== 1 || children[0]?.type !== 'paragraph')) return undefined;
  const texts = items.map(([child]) => inlineText(child?.type === 'paragraph' ? child.children : [], context.document));
  const joined = texts.reduce<InlineText>(
    (all, one) => ({
      text: `${all.text}${all.text ? ';' : ''}${one.text}`,
      starts: [...all.starts, ...(all.text ? [0] : []), ...one.starts],
      ends: [...all.ends, ...(all.text ? [0] : []), ...one.ends],
      spans: [],
    }),
    { text: '', starts: [], ends: [], spans: [] },
  );
  const parts = readDetailParts(joined, context);
  return parts.length > 0 && parts.every(({ strength }) => strength === 'fact') ? joined : undefined;
}

/** A link to a ticket in what is written below a task. */
function ticketBelow(item: ListItem, context: TaskContext): string | undefined {
  const texts = item.children.slice(1).flatMap((child) => {
    const paragraphs = child.type === 'list' ? child.children.flatMap(({ children }) => children) : [child];
    return paragraphs.flatMap((node) => (node.type === 'paragraph' ? inlineText(node.children, context.document) : []));
  });
  return texts.map(linkedTicket).find((ticket) => ticket !== undefined);
}

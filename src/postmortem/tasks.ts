import type { Heading, List, ListItem, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import schema from '../../schema/postmortem.schema.json' with { type: 'json' };
import type { MarkdownDocument } from '../markdown/parse.ts';
import { sectionNodes } from '../markdown/sections.ts';
import type { Settings } from '../settings.ts';
import { readDate } from '../time/parse.ts';
import type { Task, TaskStatus, TaskType } from './postmortem.ts';
import { uniqueSlug } from '../text/slug.ts';
import { asList, asMap, asText, asTexts, oneOf, optional } from './coerce.ts';

/** The tasks of a document, and the rest of its body. */
export interface TaskReading {
  tasks: Task[];
  /** The nodes of the body without the checklist that the tasks were read from. */
  rest: RootContent[];
}

type UnnamedTask = Omit<Task, 'id'> & { id?: string };

// The casts: JSON modules are typed without the literals that the generated types take from the same lists.
const { status, type } = schema.$defs.task.properties;
const statuses = status.enum as TaskStatus[];
const types = type.enum as TaskType[];

/**
 * Read the tasks of the frontmatter or, when it has none, of the checklists below headings such as "Action items".
 *
 * @param nodes The body without the timeline.
 */
export function readTasks(document: MarkdownDocument, nodes: RootContent[], settings: Settings): TaskReading {
  const listed = asMap(document.frontmatter?.data).tasks;
  // `[]` states that there are none.
  if (Array.isArray(listed)) return { tasks: named(fromFrontmatter(document, asList(listed))), rest: nodes };
  const lists = findChecklists(nodes, settings);
  const tasks = lists.flatMap((list) => list.children.flatMap((item) => fromChecklist(item, document)));
  return { tasks: named(tasks), rest: withoutEmptySections(nodes, new Set<RootContent>(lists)) };
}

/** The checklists below headings such as "Action items". */
export function findChecklists(nodes: RootContent[], settings: Settings): List[] {
  // A section of tasks may be inside another one.
  return [...new Set(taskSections(nodes, settings).flatMap((section) => section.filter(isChecklist)))];
}

function named(tasks: UnnamedTask[]): Task[] {
  const taken = new Set(tasks.flatMap(({ id }) => id?.toLowerCase() ?? []));
  return tasks.map((task) => ({ ...task, id: task.id ?? uniqueSlug(task.title.toLowerCase(), taken, 'task') }));
}

function fromFrontmatter(document: MarkdownDocument, values: unknown[]): UnnamedTask[] {
  return values.flatMap((value, index) => {
    const data = asMap(value);
    const title = asText(data.title);
    const place = document.frontmatter?.positions[`/tasks/${index}`];
    if (title === undefined || !place) return [];
    return [
      {
        ...optional('id', asText(data.id)),
        title,
        ...stateOf(oneOf(statuses, data.status) ?? 'open'),
        ...optional('owner', asText(data.owner)?.replace(/^@/, '')),
        ...optional('due', readDate(asText(data.due) ?? '')),
        ...optional('type', oneOf(types, data.type)),
        ...optional('priority', asText(data.priority)),
        ...optional('ticket', asText(data.ticket)),
        ...optional('closed', readDate(asText(data.closed) ?? '')),
        ...optional('doneWhen', asText(data.done_when)),
        ...optional('declineReason', asText(data.decline_reason)),
        wouldPrevent: asTexts(data.would_prevent),
        position: place.value,
      },
    ];
  });
}

function stateOf(state: TaskStatus): Pick<Task, 'status' | 'outstanding'> {
  return { status: state, outstanding: state === 'open' || state === 'in_progress' };
}

/** `- [ ] Release sessions when the edge case is hit (@dev-team, due 2024-08-12, #123)` */
function fromChecklist(item: ListItem, document: MarkdownDocument): UnnamedTask[] {
  const [paragraph] = item.children;
  const text = paragraph?.type === 'paragraph' ? toString(paragraph).replaceAll(/\s+/g, ' ').trim() : '';
  if (typeof item.checked !== 'boolean' || !text || !item.position) return [];
  const details = readDetails(/^(.*\S) ?\(([^()]+)\)$/.exec(text));
  return [
    {
      title: details?.title ?? text,
      ...details?.values,
      ...stateOf(item.checked ? 'done' : 'open'),
      wouldPrevent: [],
      position: document.positionAt(item.position.start.offset ?? 0, item.position.end.offset ?? 0),
    },
  ];
}

type Details = Pick<Task, 'owner' | 'due' | 'closed' | 'ticket' | 'priority'>;

const detailPatterns: [RegExp, (value: string) => Details | undefined][] = [
  [/^@([\w./-]+)$/, (owner) => ({ owner })],
  [/^due:? (\d{4}-\d{2}-\d{2})$/i, (text) => dated('due', text)],
  [/^closed:? (\d{4}-\d{2}-\d{2})$/i, (text) => dated('closed', text)],
  [/^(P\d)$/i, (priority) => ({ priority: priority.toUpperCase() })],
  [/^(#\d+|[A-Z][A-Z0-9_]*-\d+|[\w.-]+\/[\w.-]+#\d+|https?:\/\/\S+)$/, (ticket) => ({ ticket })],
];

function dated(key: 'due' | 'closed', text: string): Details | undefined {
  const date = readDate(text);
  return date === undefined ? undefined : { [key]: date };
}

/** The last pair of brackets holds details when any part of it is one; the other parts stay in the title. */
function readDetails(match: RegExpExecArray | null): { title: string; values: Details } | undefined {
  const [, title, list] = match ?? [];
  if (title === undefined || list === undefined) return undefined;
  const parts = list.split(',').map((part) => ({ part: part.trim(), detail: readDetail(part.trim()) }));
  if (parts.every(({ detail }) => detail === undefined)) return undefined;
  const words = parts.flatMap(({ part, detail }) => (detail ? [] : [part])).join(', ');
  return {
    title: words ? `${title} (${words})` : title,
    values: Object.assign({}, ...parts.map(({ detail }) => detail)),
  };
}

function readDetail(part: string): Details | undefined {
  for (const [pattern, read] of detailPatterns) {
    const value = pattern.exec(part)?.[1];
    if (value !== undefined) return read(value);
  }
  return undefined;
}

function taskSections(nodes: RootContent[], settings: Settings): RootContent[][] {
  const patterns = settings.taskHeadings.map((text) => text.toLowerCase());
  return nodes
    .filter((node) => node.type === 'heading')
    .filter((node) => patterns.some((pattern) => toString(node).toLowerCase().includes(pattern)))
    .map((node) => sectionNodes(nodes, node));
}

function isChecklist(node: RootContent): node is List {
  return node.type === 'list' && node.children.some((item) => typeof item.checked === 'boolean');
}

/** The site shows tasks in a section of their own, so a heading that would be left empty is removed with them. */
function withoutEmptySections(nodes: RootContent[], gone: ReadonlySet<RootContent>): RootContent[] {
  const emptied = new Set<Heading>();
  for (const node of nodes) {
    if (node.type !== 'heading') continue;
    const below = sectionNodes(nodes, node);
    if (below.some((child) => gone.has(child)) && below.every((child) => gone.has(child))) emptied.add(node);
  }
  return nodes.filter((node) => !gone.has(node) && !(node.type === 'heading' && emptied.has(node)));
}

import type { List, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument } from '../../markdown/document.ts';
import type { Settings } from '../../settings.ts';
import { findDate } from '../../time/civil.ts';
import { dateOf } from '../../time/parse.ts';
import type { Postmortem } from '../postmortem.ts';
import type { TaskList } from './task-list.ts';
import { isTaskHeading } from './headings.ts';
import { taskKeyOf } from './key-words.ts';
import { readTaskLists } from './task-lists.ts';

type WithTasks = Pick<Postmortem, 'timeline' | 'duration' | 'id'>;

/** The last result for each document: three rules ask for it. */
const known = new WeakMap<MarkdownDocument, { of: WithTasks; settings: Settings; lists: readonly TaskList[] }>();

/** The lists, tables and paragraphs of tasks in the body of a postmortem, also when the frontmatter holds its tasks. */
export function taskListsOf(of: WithTasks, document: MarkdownDocument, settings: Settings): readonly TaskList[] {
  const last = known.get(document);
  if (last?.of === of && last.settings === settings) return last.lists;
  const lists = readTaskListsOf(of, document, settings);
  known.set(document, { of, settings, lists });
  return lists;
}

function readTaskListsOf(
  { timeline, duration, id }: WithTasks,
  document: MarkdownDocument,
  settings: Settings,
): TaskList[] {
  const nodes = document.tree.children.filter(({ position }) => {
    const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
    return !timeline.some((entry) => entry.position.start.offset >= start && entry.position.start.offset < end);
  });
  const near = dateOf(duration[0]?.start) ?? findDate(id);
  return readTaskLists(nodes, { document, settings, near });
}

/** A list that looks like tasks and is not below a heading that names them. */
export interface StrayList {
  node: List | Table;
  /** Text of the heading above it. */
  heading: string;
}

/**
 * Find open checkboxes, and tables with a column of owners and one of states or due dates, below other headings.
 *
 * @param read The lists that are read as tasks.
 */
export function strayTaskLists(
  { timeline, sections }: Pick<Postmortem, 'timeline' | 'sections'>,
  document: MarkdownDocument,
  settings: Settings,
  read: readonly TaskList[],
): StrayList[] {
  return document.tree.children.flatMap((node): StrayList[] => {
    if (node.type !== 'list' && node.type !== 'table') return [];
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    const heading = sections.findLast(({ position }) => position.start.offset < start)?.title;
    if (heading === undefined || isTaskHeading(heading, settings) || read.some((list) => list.node === node)) return [];
    if (timeline.some(({ position }) => position.start.offset >= start && position.start.offset < end)) return [];
    const looksLikeTasks =
      node.type === 'list' ? node.children.some(({ checked }) => checked === false) : hasTaskColumns(node);
    return looksLikeTasks ? [{ node, heading }] : [];
  });
}

function hasTaskColumns({ children: [header] }: Table): boolean {
  const keys = new Set(header?.children.map((cell) => taskKeyOf(toString(cell))));
  return keys.has('owner') && keys.has('title') && (keys.has('due') || keys.has('status'));
}

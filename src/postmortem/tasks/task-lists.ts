import type { RootContent } from 'mdast';
import { headingTasks } from './heading-tasks.ts';
import { lineTasks } from './line-tasks.ts';
import { listTasks } from './list-tasks.ts';
import { findTaskBlocks } from './sections.ts';
import { tableTasks } from './table-tasks.ts';
import type { TaskContext, TaskList } from './task-list.ts';

/**
 * Read the lists, tables and paragraphs of tasks in a body, in order.
 *
 * @param nodes The body without the timeline.
 */
export function readTaskLists(nodes: readonly RootContent[], context: TaskContext): TaskList[] {
  const ofHeadings = headingTasks(nodes, context);
  const told = new Set(ofHeadings.flatMap((section) => section.nodes));
  const blocks = findTaskBlocks(nodes, context).filter(({ node }) => !told.has(node));
  const lists = new Map<RootContent, TaskList[]>();
  const add = (list: TaskList | undefined): void => {
    if (list) lists.set(list.node, [...(lists.get(list.node) ?? []), list]);
  };
  for (const list of ofHeadings.flatMap((section) => section.lists)) add(list);
  for (const block of blocks) {
    const { node } = block;
    if (node.type === 'list') add(listTasks({ ...block, node }, context));
    else if (node.type === 'table') add(tableTasks({ ...block, node }, context));
  }
  for (const group of new Set(blocks.map((block) => block.group))) {
    const own = blocks.filter((block) => block.group === group);
    const paragraphs = own.filter(({ lines }) => lines);
    if (paragraphs.length === 0) continue;
    for (const list of lineTasks(paragraphs, paragraphs.length < own.length, context)) add(list);
  }
  return nodes.flatMap((node) => lists.get(node) ?? []);
}

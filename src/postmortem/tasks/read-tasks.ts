import type { Heading, RootContent } from 'mdast';
import { sectionNodes } from '../../markdown/sections.ts';
import { uniqueSlug } from '../../text/slug.ts';
import { asList, asMap } from '../coerce.ts';
import type { Task } from '../postmortem.ts';
import { frontmatterTasks } from './frontmatter-tasks.ts';
import type { TaskContext, UnnamedTask } from './task-list.ts';
import { readTaskLists } from './task-lists.ts';

/** The tasks of a document, and the rest of its body. */
export interface TaskReading {
  tasks: Task[];
  /** The nodes of the body without the blocks of which the tasks hold every word. */
  rest: RootContent[];
}

/**
 * Read the tasks of the frontmatter or, when it has none, those below headings such as "Action items".
 *
 * @param nodes The body without the timeline.
 */
export function readTasks(nodes: RootContent[], context: TaskContext): TaskReading {
  const listed = asMap(context.document.frontmatter?.data).tasks;
  // `[]` states that there are none.
  if (Array.isArray(listed)) return { tasks: named(frontmatterTasks(asList(listed), context.document)), rest: nodes };
  const lists = readTaskLists(nodes, context);
  const tasks = lists.flatMap((list) => list.tasks.map(({ task }) => task));
  const gone = new Set(lists.filter(({ complete }) => complete).map(({ node }) => node));
  return { tasks: named(tasks), rest: withoutEmptySections(nodes, gone) };
}

function named(tasks: UnnamedTask[]): Task[] {
  const taken = new Set(tasks.flatMap(({ id }) => id?.toLowerCase() ?? []));
  return tasks.map((task) => ({ ...task, id: task.id ?? uniqueSlug(task.title.toLowerCase(), taken, 'task') }));
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

import type { Heading, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { sectionNodes } from '../../markdown/sections.ts';
import { isOtherHeading, isProposalHeading, isTaskHeading } from './headings.ts';
import { inlineText, sliceInline } from './inline-text.ts';
import { readItem, stateOf, valuesOf } from './read-item.ts';
import type { TaskContext, TaskList } from './task-list.ts';
import { isNothing } from './wording.ts';

/** A section of tasks in which each task is a numbered heading with its story below. */
export interface HeadingTasks {
  /** One for each heading. */
  lists: TaskList[];
  /** The nodes below the heading of the section. */
  nodes: RootContent[];
}

const number = /^\s*(?:#?\d+[).:]|#\d+|(?:action|task)(?: item)? #?\d+\s*[).:–—-])\s*(?=\S)/i;

/** Find sections such as `## Action items` with `### 1) Add an alert` and `### 2) …` below, and no list or table. */
export function headingTasks(nodes: readonly RootContent[], context: TaskContext): HeadingTasks[] {
  return nodes.flatMap((node, index): HeadingTasks[] => {
    const title = node.type === 'heading' ? toString(node) : '';
    if (node.type !== 'heading' || isOtherHeading(title) || !isTaskHeading(title, context.settings)) return [];
    if (node.depth === 1 && !nodes.slice(0, index).some(({ type }) => type === 'heading' || type === 'paragraph'))
      return [];
    const below = sectionNodes(nodes, node);
    const headings = below.filter((child): child is Heading => child.type === 'heading');
    const isNumbered = headings.length > 1 && headings.every((heading) => number.test(toString(heading)));
    if (!isNumbered || below.some(({ type }) => type === 'list' || type === 'table')) return [];
    const status = isProposalHeading(title) ? 'proposed' : 'open';
    return [{ lists: headings.flatMap((heading) => listOf(heading, status, context) ?? []), nodes: below }];
  });
}

/** A heading stays a heading: what stands below it would not belong to an item of a list. */
function listOf(heading: Heading, status: 'open' | 'proposed', context: TaskContext): TaskList | undefined {
  const whole = inlineText(heading.children, context.document);
  const from = number.exec(whole.text)?.[0].length ?? 0;
  const item = readItem(sliceInline(whole, from, whole.text.length), context);
  if (item.title === '' || isNothing(item.title)) return undefined;
  const [start, end] = [heading.position?.start.offset ?? 0, heading.position?.end.offset ?? 0];
  const task = {
    title: item.title,
    ...valuesOf(item.details),
    ...stateOf(item.details.status ?? status),
    wouldPrevent: [],
    position: context.document.positionAt(start, end),
  };
  return { shape: 'lines', node: heading, tasks: [{ task, faults: item.faults }], complete: false, edits: [] };
}

import type { Edit } from '../../edit.ts';
import { fieldNamed } from '../labels.ts';
import { sliceInline } from './inline-text.ts';
import { canonicalText, readItem, stateOf, valuesOf, type ReadItem } from './read-item.ts';
import type { TaskBlock } from './sections.ts';
import type { TaskContext, TaskList } from './task-list.ts';
import { isCommand, isNarrative, isNothing, isStory } from './wording.ts';

/** Read tasks from the paragraphs of one section: each is a task, or each of its lines. */
export function lineTasks(blocks: readonly TaskBlock[], hasList: boolean, context: TaskContext): TaskList[] {
  const items = blocks.flatMap((block) =>
    (block.lines?.ranges ?? []).map(([from, to]) => {
      const inline = sliceInline(block.lines?.inline ?? { text: '', starts: [], ends: [], spans: [] }, from, to);
      return { block, inline, item: readItem(inline, context) };
    }),
  );
  const isTask = ({ item }: { item: ReadItem }): boolean => states(item) || isCommand(item.title);
  if (!items.some((one) => (hasList ? states(one.item) : isTask(one))) || isStory(items.map(({ item }) => item.title)))
    return [];
  const isList = !hasList && items.some(isTask);
  const wanted = items.filter(
    ({ item }) =>
      item.title !== '' &&
      !isNothing(item.title) &&
      !isLabelOfDocument(item.title) &&
      (states(item) || (isList && !isNarrative(item.title))),
  );
  return [...new Set(wanted.map(({ block }) => block))].map((block) => {
    const own = wanted.filter((one) => one.block === block);
    const { document } = context;
    const edits: Edit[] = [];
    const list: TaskList = {
      shape: 'lines',
      node: block.node,
      complete: (block.lines?.all ?? false) && own.length === block.lines?.ranges.length,
      edits,
      tasks: own.map(({ inline, item }) => {
        const status = item.details.status ?? block.status;
        const start = inline.starts[0] ?? 0;
        const end = inline.ends.at(-1) ?? 0;
        edits.push({ start, end, text: `- ${indented(canonicalText(inline, item, status, context))}` });
        return {
          task: {
            title: item.title,
            ...valuesOf(item.details),
            ...stateOf(status),
            wouldPrevent: [],
            position: document.positionAt(start, end),
          },
          faults: item.faults,
        };
      }),
    };
    if (own.some(({ inline }) => inline.spans.some(({ type, url }) => type === 'image' || url !== undefined)))
      list.complete = false;
    separate(edits, block, context);
    return list;
  });
}

/** `Author: @alice` below a section of tasks is about the document. */
function isLabelOfDocument(title: string): boolean {
  return fieldNamed(title.replaceAll(/[*_:：]/g, '')) !== undefined;
}

/** Facts that only a task has. A link alone is none. */
function states({ details, hasFacts }: ReadItem): boolean {
  return hasFacts && (details.owners.length > 0 || details.due !== undefined || details.status !== undefined);
}

/** Lines of a task that goes on belong to its list item. */
function indented(text: string): string {
  return text.replaceAll(/\n[ \t]*/g, '\n  ');
}

/** Put empty lines between a list and the other lines of its paragraph, which Markdown would add to the list. */
function separate(edits: Edit[], { node }: TaskBlock, { document }: TaskContext): void {
  const first = node.position?.start.offset ?? 0;
  const last = node.position?.end.offset ?? 0;
  for (const [index, edit] of edits.entries()) {
    const isFirst =
      (edits[index - 1]?.end ?? first) === edit.start ||
      document.text.slice(edits[index - 1]?.end ?? first, edit.start).trim() === '';
    const next = edits[index + 1]?.start ?? last;
    const isLast = document.text.slice(edit.end, next).trim() === '';
    if (!isFirst) edit.text = `\n${edit.text}`;
    if (!isLast) edit.text = `${edit.text}\n`;
  }
}

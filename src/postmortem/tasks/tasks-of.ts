import type { MarkdownDocument } from '../../markdown/parse.ts';
import type { Settings } from '../../settings.ts';
import { dateOf } from '../../time/parse.ts';
import type { Postmortem } from '../postmortem.ts';
import type { TaskList } from './task-list.ts';
import { readTaskLists } from './task-lists.ts';

/** The lists, tables and paragraphs of tasks in the body of a postmortem, also when the frontmatter holds its tasks. */
export function taskListsOf(
  { timeline, duration, id }: Pick<Postmortem, 'timeline' | 'duration' | 'id'>,
  document: MarkdownDocument,
  settings: Settings,
): TaskList[] {
  const nodes = document.tree.children.filter(({ position }) => {
    const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
    return !timeline.some((entry) => entry.position.start.offset >= start && entry.position.start.offset < end);
  });
  const near = dateOf(duration[0]?.start) ?? /\d{4}-\d{2}-\d{2}/.exec(id)?.[0];
  return readTaskLists(nodes, { document, settings, near });
}

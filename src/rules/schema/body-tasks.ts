import { isReviewable } from '../../analysis/status.ts';
import type { MarkdownDocument } from '../../markdown/document.ts';
import type { Postmortem, Task } from '../../postmortem/postmortem.ts';
import { isTaskHeading } from '../../postmortem/tasks/headings.ts';
import type { TaskList, UnreadDay } from '../../postmortem/tasks/task-list.ts';
import { strayTaskLists } from '../../postmortem/tasks/tasks-of.ts';
import type { Finding } from '../../rule.ts';
import type { SchemaFinding } from '../../schema/finding.ts';
import type { Settings } from '../../settings.ts';
import { readingsOf, readWrittenDay } from '../../time/days.ts';

/** Tasks in the body have the same requirements as tasks in the frontmatter. */
export function checkChecklist({ status, tasks }: Postmortem, lists: readonly TaskList[]): Finding[] {
  if (!isReviewable(status)) return [];
  // A due date that cannot be read is reported as such.
  const unread = lists.flatMap((list) => list.tasks).filter(({ faults }) => faults.some(({ key }) => key === 'due'));
  const isDated = ({ due, position: { start } }: Task): boolean =>
    due !== undefined || unread.some(({ task }) => task.position.start.offset === start.offset);
  return tasks.flatMap((task, index) => {
    if (!task.outstanding || task.ticket) return [];
    const missing = [
      ...(task.owner ? [] : [{ key: '`owner`', example: '`dev-team`', written: '@dev-team' }]),
      ...(isDated(task) ? [] : [{ key: '`due`', example: '`2024-08-12`', written: 'due 2024-08-12' }]),
    ];
    if (missing.length === 0) return [];
    const all = (part: (one: (typeof missing)[number]) => string, joint: string): string =>
      missing.map(part).join(joint);
    return [
      {
        reason: `Missing ${all(({ key }) => key, ' and ')} of task ${index + 1}, expected for example ${all(({ example }) => example, ' and ')}`,
        note: `Add ${missing.length > 1 ? 'them' : 'it'} in parentheses at the end: \`(${all(({ written }) => written, ', ')})\`, or a ticket such as \`#123\`.`,
        position: { start: task.position.start, end: task.position.start },
      },
    ];
  });
}

/** A day that does not exist, or has two readings. */
export function explainDay({ key, text, position }: UnreadDay): Finding {
  const written = readWrittenDay(text);
  const readings = written ? readingsOf(written, {}) : [];
  const expected =
    readings.length > 1
      ? readings.map((date) => `\`${date}\``).join(' or ')
      : 'a date that exists, such as `2024-08-12`';
  return {
    reason: `Unexpected \`${text}\` as \`${key}\` of a task, expected ${expected}`,
    note: 'Write the day as `YYYY-MM-DD`.',
    position,
  };
}

/** The place of tasks that are not read, where a section looks like them. */
export function missingTasks(
  postmortem: Postmortem,
  document: MarkdownDocument,
  settings: Settings,
  read: readonly TaskList[],
): SchemaFinding | undefined {
  const [stray] = strayTaskLists(postmortem, document, settings, read);
  const { start, end } = stray?.node.position ?? {};
  if (stray && start && end) {
    return {
      reason: `Missing \`tasks\`, expected the list below \`${stray.heading}\` to be read as tasks`,
      note: 'Rename the heading to `Action items`, or write `tasks: []` if there are none.',
      position: document.positionAt(start.offset ?? 0, end.offset ?? 0),
    };
  }
  const section = postmortem.sections.find(({ title }) => isTaskHeading(title, settings));
  return (
    section && {
      reason: `Missing \`tasks\`, expected a checklist below \`${section.title}\``,
      note: 'Write each task as `- [ ] Title (@owner, due 2024-08-12)`, or `tasks: []` if there are none.',
      position: section.position,
    }
  );
}

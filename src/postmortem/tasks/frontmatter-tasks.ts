import schema from '../../../schema/postmortem.schema.json' with { type: 'json' };
import type { MarkdownDocument } from '../../markdown/document.ts';
import { readDate } from '../../time/civil.ts';
import { asMap, asText, asTexts, oneOf, optional } from '../coerce.ts';
import type { TaskStatus, TaskType } from '../postmortem.ts';
import { stateOf } from './read-item.ts';
import type { UnnamedTask } from './task-list.ts';

// The casts: JSON modules are typed without the literals that the generated types take from the same lists.
const { status, type } = schema.$defs.task.properties;
const statuses = status.enum as TaskStatus[];
const types = type.enum as TaskType[];

/** Read the tasks of the frontmatter; those without a title are dropped. */
export function frontmatterTasks(values: readonly unknown[], { frontmatter }: MarkdownDocument): UnnamedTask[] {
  return values.flatMap((value, index) => {
    const data = asMap(value);
    const title = asText(data.title);
    const place = frontmatter?.positions[`/tasks/${index}`];
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

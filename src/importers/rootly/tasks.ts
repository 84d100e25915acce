import type { Task } from '../../postmortem/frontmatter.ts';
import type { Inference } from '../draft.ts';
import type { ActionItem } from './schema.ts';

const statuses: Partial<Record<string, Task['status']>> = {
  open: 'open',
  in_progress: 'in_progress',
  done: 'done',
  cancelled: 'wont_do',
};

/** Action items as tasks. */
export function tasksOf(items: readonly ActionItem[]): { tasks: Task[]; inferences: Inference[] } {
  const tasks = items.map(taskOf);
  return {
    tasks,
    inferences: tasks.flatMap(({ decline_reason: reason }, index): Inference[] =>
      reason ? [{ pointer: `/tasks/${index}/decline_reason`, reason: 'Rootly has no reason' }] : [],
    ),
  };
}

function taskOf(item: ActionItem): Task & { x_description?: string } {
  const { summary, description, priority, status: written, due_date: due, assigned_to: person } = item;
  const { jira_issue_url: url, jira_issue_key: key } = item;
  const status = statuses[written ?? ''];
  const owner = person?.full_name ?? person?.name ?? person?.email;
  const ticket = url ?? key;
  const day = /^\d{4}-\d\d-\d\d/.exec(due ?? '')?.[0];
  return {
    title: summary,
    ...(owner && { owner }),
    ...(day && { due: day }),
    ...(status && { status }),
    ...(priority && { priority }),
    ...(ticket && { ticket }),
    ...(status === 'wont_do' && { decline_reason: 'Not stated in Rootly' }),
    ...(description && { x_description: description }),
  };
}

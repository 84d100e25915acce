import type { Task } from '../../postmortem/frontmatter.ts';
import type { Inference } from '../draft.ts';
import { dayOf } from '../moments.ts';
import type { Bundle } from './bundle.ts';

const statuses: Partial<Record<string, Task['status']>> = {
  open: 'open',
  in_progress: 'in_progress',
  done: 'done',
  cancelled: 'wont_do',
};

/** What was to be done during the incident, and the follow-ups that became tickets. */
export function tasksOf({ tasks, incident }: Bundle): { tasks: Task[]; inferences: Inference[] } {
  const followUps = (incident?.incident_tickets ?? []).filter(({ type }) => type === 'follow_up');
  const found = [
    ...tasks.map((task) =>
      taskOf({ ...task, owner: task.assignee?.name, due: task.due_at, ticket: undefined, priority: undefined }),
    ),
    ...followUps.map(({ summary, state, assignees, priority, due_at: due, link }) =>
      taskOf({
        title: summary ?? 'Follow-up without a summary',
        state,
        owner: assignees?.[0]?.name,
        due,
        ticket: link?.href_url,
        priority: priority?.name,
      }),
    ),
  ];
  return {
    tasks: found,
    inferences: found.flatMap(({ decline_reason: reason }, index): Inference[] =>
      reason ? [{ pointer: `/tasks/${index}/decline_reason`, reason: 'FireHydrant has no reason' }] : [],
    ),
  };
}

interface Parts {
  title: string;
  description?: string | null | undefined;
  state?: string | null | undefined;
  owner: string | null | undefined;
  due: string | null | undefined;
  ticket: string | null | undefined;
  priority: string | null | undefined;
}

function taskOf({ title, description, state, owner, due, ticket, priority }: Parts): Task & { x_description?: string } {
  const status = statuses[state ?? ''];
  return {
    title,
    ...(owner && { owner }),
    ...(due && { due: dayOf(due) }),
    ...(status && { status }),
    ...(priority && { priority }),
    ...(ticket && { ticket }),
    ...(status === 'wont_do' && { decline_reason: 'Not stated in FireHydrant' }),
    ...(description && { x_description: description }),
  };
}

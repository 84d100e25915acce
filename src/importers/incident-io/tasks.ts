import type { Task } from '../../postmortem/frontmatter.ts';
import type { Inference } from '../draft.ts';
import { dayOf } from '../moments.ts';
import type { FollowUp } from './schema.ts';

interface Tasks {
  tasks: Task[];
  /** The Markdown without the follow-ups that are in `tasks`. */
  markdown: string | undefined;
  inferences: Inference[];
  contradictions: string[];
  unmapped: string[];
}

const statuses: Partial<Record<string, Task['status']>> = {
  outstanding: 'open',
  completed: 'done',
  not_doing: 'wont_do',
};

/** A line of the list that incident.io writes: `* **Add monitoring** - Assignee: Alice Smith`. */
const line = /^[*-] +\*\*(.+?)\*\*(?: +[-–—] +Assignee: *(.+?))?\s*$/;

/**
 * The follow-ups of the API as tasks. The list of the same follow-ups in the Markdown would be a second set of tasks, so
 * it is taken out; what only the list has becomes a task as well.
 */
export function tasksOf(followUps: readonly FollowUp[], markdown: string | undefined): Tasks {
  const inferences: Inference[] = [];
  const contradictions: string[] = [];
  const kept = followUps.filter(({ status }) => status !== 'deleted');
  const tasks = kept.map(taskOf);
  const listed = tasks.length > 0 && markdown ? listOf(markdown) : undefined;
  for (const { title, owner } of listed?.items ?? []) {
    const task = tasks.find((other) => folded(other.title) === folded(title));
    if (!task) {
      tasks.push({ title, ...(owner && { owner }) });
    } else if (owner && task.owner && folded(owner) !== folded(task.owner)) {
      contradictions.push(`The owner of “${title}” is ${task.owner}, or ${owner} in the document`);
    } else if (owner) {
      task.owner = owner;
    }
  }
  for (const [index, { decline_reason: reason }] of tasks.entries()) {
    if (reason) inferences.push({ pointer: `/tasks/${index}/decline_reason`, reason: 'incident.io has no reason' });
  }
  const deleted = followUps.filter(({ status }) => status === 'deleted');
  return {
    tasks,
    markdown: listed?.rest ?? markdown,
    inferences,
    contradictions,
    unmapped: deleted.map(({ title }) => `deleted follow-up "${title}"`),
  };
}

function taskOf(followUp: FollowUp): Task & { x_description?: string } {
  const { title, description, status, priority, assignee, assignee_team: team, completed_at: completed } = followUp;
  const { issue_permalink: url, issue_name: key } = followUp.external_issue_reference ?? {};
  const owner = assignee?.name ?? team?.name;
  const ticket = url ?? key;
  const state = statuses[status];
  return {
    title,
    ...(owner && { owner }),
    ...(state && { status: state }),
    ...(priority && { priority: priority.name }),
    ...(ticket && { ticket }),
    ...(completed && { closed: dayOf(completed) }),
    ...(state === 'wont_do' && { decline_reason: 'Not stated in incident.io' }),
    ...(description && { x_description: description }),
  };
}

/** The section of follow-ups, if it contains nothing but their list. */
function listOf(markdown: string): { items: { title: string; owner?: string }[]; rest: string } | undefined {
  const lines = markdown.split(/\r?\n/);
  const start = lines.findIndex((text) => /^#{1,6} +follow[- ]?ups?\s*$/i.test(text));
  if (start === -1) return undefined;
  const after = lines.findIndex((text, index) => index > start && /^#{1,6} /.test(text));
  const end = after === -1 ? lines.length : after;
  const items: { title: string; owner?: string }[] = [];
  for (const text of lines.slice(start + 1, end)) {
    if (!text.trim()) continue;
    const [matched, title, owner] = line.exec(text) ?? [];
    if (matched === undefined || title === undefined) return undefined;
    items.push({ title, ...(owner && { owner }) });
  }
  return { items, rest: [...lines.slice(0, start), ...lines.slice(end)].join('\n') };
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

import { isPostponed } from '../compare-tasks.ts';
import type { FactChange, ReviewedPostmortem, TaskChange } from '../review.ts';
import { ordinal } from './lines.ts';
import { safeText } from './safe-text.ts';

/** What became of the tasks of a postmortem. */
export function showTasks({ change, tasks }: ReviewedPostmortem): string[] {
  // Of a new postmortem, all tasks are new; of a deleted one, those that are done no longer matter.
  if (change === 'added') return tasks.map((task) => `- ${safeText(task.title)}${details(task)}`);
  if (change === 'deleted') return tasks.filter((task) => task.change === 'dropped').map(showGone);
  return tasks.map((task) => (task.change === 'changed' ? showChanged(task) : showGone(task)));
}

function showGone(task: TaskChange): string {
  const word = task.change === 'dropped' ? '**dropped**' : task.change;
  return `- ${word}: ${safeText(task.title)}${details(task)}`;
}

function details({ owner, due, ticket, status, change }: TaskChange): string {
  const known = [
    status === 'open' ? '' : status.replaceAll('_', ' '),
    owner === undefined ? (change === 'added' ? 'no owner' : '') : safeText(owner, 60),
    due === undefined ? (change === 'added' ? 'no due date' : '') : `due ${due}`,
    ticket === undefined ? '' : safeText(ticket, 80),
  ].filter(Boolean);
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}

function showChanged(task: TaskChange): string {
  const word = wordFor(task);
  const isSaid = ({ name }: FactChange): boolean => name === 'status' && word !== 'changed';
  const shown = task.changes.filter((one) => !isSaid(one)).map((one) => showChange(one, task));
  const rest = shown.length === 0 ? '' : `: ${shown.join('; ')}`;
  return `- ${word}: ${safeText(task.title)}${rest}`;
}

function wordFor(task: TaskChange): string {
  if (isPostponed(task)) return '**postponed**';
  const status = task.changes.find(({ name }) => name === 'status');
  if (status) {
    if (task.status === 'done' || task.status === 'verified') return 'done';
    if (task.status === 'wont_do') return '**declined**';
    return status.before === 'done' || status.before === 'verified' ? '**reopened**' : 'changed';
  }
  if (task.changes.some(({ name }) => name === 'owner')) return 'reassigned';
  return task.changes.some(({ name }) => name === 'title') ? 'reworded' : 'changed';
}

function showChange({ name, label, before, after }: FactChange, { postponements = 0 }: TaskChange): string {
  const value = (text: string | undefined): string => (text === undefined ? 'none' : safeText(text, 100));
  // The new title is in front of it.
  if (name === 'title') return `was “${value(before)}”`;
  const change = `${value(before)} → ${value(after)}`;
  const times = name === 'due' && postponements > 1 ? `, for the ${ordinal(postponements)} time` : '';
  return `${label.toLowerCase()} ${change}${times}`;
}

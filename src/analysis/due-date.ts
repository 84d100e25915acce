import type { TaskStatus } from '../postmortem/postmortem.ts';
import { numberText } from '../text/number.ts';

/** How urgent an outstanding task is. */
export type Urgency = 'overdue' | 'soon' | 'later' | 'undated';

/** Days after which a task is no longer due soon. */
const soonDays = 14;

/**
 * How urgent a task is.
 *
 * @param due The task's date, `YYYY-MM-DD`; `undefined` for a task without one.
 * @param today `YYYY-MM-DD`.
 */
export function urgencyOf(due: string | undefined, today: string): Urgency {
  if (due === undefined) return 'undated';
  const days = daysUntil(due, today);
  return days < 0 ? 'overdue' : days <= soonDays ? 'soon' : 'later';
}

/** `5 days overdue`, `14 years overdue`, `Due today`, `In 10 days`. */
export function dueText(due: string, today: string): string {
  const days = daysUntil(due, today);
  if (days === 0) return 'Due today';
  const length = daysText(Math.abs(days)).replace('\u00a0', ' ');
  return days < 0 ? `${length} overdue` : `In ${length}`;
}

/** Whole days from `today` to a date, both `YYYY-MM-DD`; negative for a past date. */
export function daysUntil(due: string, today: string): number {
  // Both are midnights in UTC, where every day has 24 hours.
  return (Date.parse(due) - Date.parse(today)) / 86_400_000;
}

/**
 * The age of a task: `10 days`, `5 months`, `3 years`.
 *
 * @param since `YYYY-MM-DD`, as is `today`; a date in the future counts as today.
 */
export function ageText(since: string, today: string): string {
  return daysText(Math.max(0, -daysUntil(since, today)));
}

function daysText(days: number): string {
  const [size, unit] = days < 60 ? [1, 'day'] : days < 730 ? [30.44, 'month'] : [365.25, 'year'];
  const number = Math.floor(days / size);
  return `${number}\u00a0${unit}${number === 1 ? '' : 's'}`;
}

/** `6 tasks: 5 open, 1 done`, without states that none has. The number of overdue tasks is shown separately. */
export function tasksText(tasks: readonly { status: TaskStatus; outstanding: boolean }[]): string {
  const states: Record<string, number> = { open: 0, proposed: 0, done: 0, declined: 0 };
  for (const { status, outstanding } of tasks) {
    const state = outstanding
      ? 'open'
      : status === 'proposed'
        ? 'proposed'
        : status === 'wont_do'
          ? 'declined'
          : 'done';
    states[state] = (states[state] ?? 0) + 1;
  }
  const counts = Object.entries(states).flatMap(([name, count]) => (count > 0 ? [`${numberText(count)} ${name}`] : []));
  return `${numberText(tasks.length)} ${tasks.length === 1 ? 'task' : 'tasks'}: ${counts.join(', ')}`;
}

import { urgencyOf } from '../analysis/due-date.ts';
import { compareNames, compareText } from '../text/collate.ts';
import type { ListedTask } from './listed-task.ts';
import type { Sorting } from './names.ts';

/** Which tasks are listed. An absent list, or an empty one, means any. */
export interface TaskFilter {
  /** `none` is a task without an owner. */
  owner?: readonly string[] | undefined;
  service?: readonly string[] | undefined;
  type?: readonly string[] | undefined;
  overdue?: boolean | undefined;
  /** `YYYY-MM-DD`, excluded; tasks without a due date are not due before any. */
  dueBefore?: string | undefined;
  /** Tasks that are done, declined or proposed as well. */
  all?: boolean | undefined;
}

/** @param today `YYYY-MM-DD`. */
export function selectTasks<Listed extends ListedTask>(
  tasks: readonly Listed[],
  filter: TaskFilter,
  today: string,
): Listed[] {
  const { owner, service, type, overdue, dueBefore, all } = filter;
  return tasks.filter(
    (task) =>
      (all || task.outstanding) &&
      (!overdue || isOverdue(task, today)) &&
      (dueBefore === undefined || (task.due !== undefined && task.due < dueBefore)) &&
      isOneOf(task.owners, owner) &&
      isOneOf(task.incident.services, service) &&
      isOneOf(task.type ?? [], type),
  );
}

/** Whether a task is outstanding and was due before today, `YYYY-MM-DD`. */
export function isOverdue({ outstanding, due }: Pick<ListedTask, 'outstanding' | 'due'>, today: string): boolean {
  return outstanding && urgencyOf(due, today) === 'overdue';
}

/** Sort tasks; those without the value are last, and those with the same one are in the order of their due dates. */
export function sortTasks(tasks: readonly ListedTask[], by: Sorting): ListedTask[] {
  return tasks.toSorted((a, b) => compareBy(a, b, by) || compareBy(a, b, 'due') || compareText(a.title, b.title));
}

/** The name as filters compare it: without `@`, in any case. */
export function foldName(name: string): string {
  return name.replace(/^@/, '').toLowerCase();
}

function isOneOf(names: string | readonly string[], wanted: readonly string[] | undefined): boolean {
  if (wanted === undefined || wanted.length === 0) return true;
  const own = [names].flat().map(foldName);
  return wanted.map(foldName).some((name) => own.includes(name) || (name === 'none' && own.length === 0));
}

function compareBy(a: ListedTask, b: ListedTask, by: Sorting): number {
  const [first, second] = [sortKey(a, by), sortKey(b, by)];
  if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
  return by === 'due' || by === 'age' ? compareText(first, second) : compareNames(first, second);
}

function sortKey({ due, owners, priority, type, incident, history }: ListedTask, by: Sorting): string | undefined {
  switch (by) {
    case 'due':
      return due;
    case 'age':
      return history?.since ?? incident.day;
    case 'owner':
      return owners[0]?.toLowerCase();
    case 'service':
      return incident.services[0]?.toLowerCase();
    case 'incident':
      return incident.id;
    case 'priority':
      return priority?.toUpperCase();
    default:
      return type;
  }
}

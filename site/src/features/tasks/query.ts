import { urgencyOf } from '../../../../src/analysis/due-date.ts';
import type { FilterValues, TaskFilterName } from './filter-values.ts';

// Pure: used by the build and the browser.

/** What a task is filtered and grouped by. */
export interface ArrangedTask {
  values: FilterValues;
  /** `YYYY-MM-DD`. */
  due?: string | undefined;
  /** The day of its incident. */
  since?: string | undefined;
  isProposed: boolean;
  /** `href` is relative to the page. */
  incident: { name: string; href: string; source?: string };
}

/** The value that each filter asks for; an empty one asks for nothing. */
export type WantedValues = ReadonlyMap<TaskFilterName, string>;

/** The tasks that match all filters, in their order. */
export function findTasks<Task extends ArrangedTask>(tasks: readonly Task[], wanted: WantedValues): Task[] {
  const asked = [...wanted].filter(([, value]) => value !== '');
  return tasks.filter(({ values }) => asked.every(([name, value]) => values[name].includes(value)));
}

/**
 * How many tasks each value of a filter would leave, given the other filters.
 *
 * @returns The number without the filter is under an empty text.
 */
export function countTasks(
  tasks: readonly ArrangedTask[],
  wanted: WantedValues,
  name: TaskFilterName,
): Map<string, number> {
  const candidates = findTasks(tasks, new Map([...wanted, [name, '']]));
  const counts = new Map([['', candidates.length]]);
  for (const { values } of candidates) {
    for (const value of new Set(values[name])) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** Outstanding tasks by how soon they are due. */
export function groupByUrgency<Task extends ArrangedTask>(tasks: readonly Task[], today: string): Map<string, Task[]> {
  return Map.groupBy(tasks, ({ due, isProposed }) => (isProposed ? 'proposed' : urgencyOf(due, today)));
}

/**
 * Tasks by one of their values, in the order of a filter's options. A task with several owners is below the one that is
 * asked for, or else below the first.
 */
export function groupByValue<Task extends ArrangedTask>(
  tasks: readonly Task[],
  { name, wanted, options }: { name: TaskFilterName; wanted: string; options: readonly string[] },
): [value: string, tasks: Task[]][] {
  const groups = Map.groupBy(tasks, ({ values }) => wanted || (values[name][0] ?? ''));
  return options.flatMap((value) => {
    const group = groups.get(value);
    return group ? [[value, group]] : [];
  });
}

/** Tasks by incident, newest first. */
export function groupByIncident<Task extends ArrangedTask>(tasks: readonly Task[]): [Task, ...Task[]][] {
  const groups = Map.groupBy(tasks, ({ incident }) => incident.href);
  const dayOf = ([{ since }]: readonly [Task, ...Task[]]) => since ?? '';
  return [...groups.values()]
    .flatMap(([first, ...others]): [Task, ...Task[]][] => (first ? [[first, ...others]] : []))
    .toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : 0));
}

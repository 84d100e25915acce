import { compareNames } from '../../../../src/text/collate.ts';
import { namesOfOwners, type TaskRow } from '../../catalog/tasks.ts';
import { wordsOf } from '../../catalog/labels.ts';
import { filterValues, noValues, type FilterValues, type TaskFilterName } from './filter-values.ts';

/** A select that tasks can be filtered by. */
export interface TaskFilter {
  name: TaskFilterName;
  label: string;
  /** By name; the option for tasks without a value comes last. `count` is the number of tasks with the value. */
  options: { value: string; text: string; count: number }[];
}

const filters: { name: TaskFilterName; label: string; none?: { value: string; text: string } }[] = [
  { name: 'owner', label: 'Owner', none: { value: noValues.owner, text: 'Unassigned' } },
  { name: 'type', label: 'Type', none: { value: noValues.type, text: noValues.type } },
  { name: 'priority', label: 'Priority', none: { value: noValues.priority, text: noValues.priority } },
  { name: 'service', label: 'Service' },
  { name: 'tag', label: 'Tag' },
];

/** The values of a task that the browser compares with the filters. */
export function valuesOfRow({ task, incident }: TaskRow): FilterValues {
  return filterValues({ ...task, ...incident, owners: namesOfOwners(task) });
}

/** The filters of a list of tasks. A filter whose value all tasks share is left out. */
export function taskFilters(rows: readonly TaskRow[]): TaskFilter[] {
  const values = rows.map(valuesOfRow);
  return filters
    .map(({ name, label, none }) => {
      const counts = new Map<string, number>();
      for (const value of values.flatMap((ofRow) => [...new Set(ofRow[name])])) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      const named = [...counts.keys()].filter((value) => value !== none?.value).toSorted(compareNames);
      const options = [
        ...named.map((value) => ({ value, text: name === 'type' ? wordsOf(value) : value })),
        ...(none && counts.has(none.value) ? [none] : []),
      ];
      return { name, label, options: options.map((option) => ({ ...option, count: counts.get(option.value) ?? 0 })) };
    })
    .filter(({ options }) => options.length > 1);
}

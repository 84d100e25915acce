import { compareNames } from '../../../../src/text/collate.ts';
import type { TaskRow } from '../../catalog/tasks.ts';
import { wordsOf } from '../../catalog/labels.ts';

/** What tasks can be filtered by and, except for services and tags, grouped by. */
export type TaskFilterName = 'owner' | 'type' | 'priority' | 'service' | 'tag';

/** A select that tasks can be filtered by. */
export interface TaskFilter {
  name: TaskFilterName;
  label: string;
  /** By name; the option for tasks without a value comes last. */
  options: { value: string; text: string }[];
}

const filters: { name: TaskFilterName; label: string; none?: { value: string; text: string } }[] = [
  // The value is part of URLs, and stays as it was in the first version.
  { name: 'owner', label: 'Owner', none: { value: 'Nobody yet', text: 'Unassigned' } },
  { name: 'type', label: 'Type', none: { value: 'No type', text: 'No type' } },
  { name: 'priority', label: 'Priority', none: { value: 'No priority', text: 'No priority' } },
  { name: 'service', label: 'Service' },
  { name: 'tag', label: 'Tag' },
];

/** The values of a task that the browser compares with the filters. Several services or tags are separated by line breaks. */
export function filterValues({ task, incident }: TaskRow): Partial<Record<TaskFilterName, string>> {
  const values: Partial<Record<TaskFilterName, string>> = {};
  for (const { name, none } of filters) {
    const value =
      name === 'service' || name === 'tag'
        ? incident[`${name}s`].map(oneLine).join('\n')
        : oneLine(task[name] ?? none?.value ?? '');
    if (value) values[name] = value;
  }
  return values;
}

/** The filters of a list of tasks. A filter whose value all tasks share is left out. */
export function taskFilters(rows: readonly TaskRow[]): TaskFilter[] {
  const values = rows.map(filterValues);
  return filters
    .map(({ name, label, none }) => {
      const found = new Set(values.flatMap((value) => value[name]?.split('\n') ?? []));
      const named = [...found].filter((value) => value !== none?.value).toSorted(compareNames);
      return {
        name,
        label,
        options: [
          ...named.map((value) => ({ value, text: name === 'type' ? wordsOf(value) : value })),
          ...(none && found.has(none.value) ? [none] : []),
        ],
      };
    })
    .filter(({ options }) => options.length > 1);
}

function oneLine(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replaceAll(/\s+/g, ' ') : text;
}

import type { FilterValues } from './filter-values.ts';
import type { ArrangedTask } from './query.ts';

/** A task of the page, and its row. */
export interface BuiltTask extends ArrangedTask {
  row: HTMLTableRowElement;
}

/** Read the tasks of a table from its rows. */
export function readTasks(table: HTMLTableElement): BuiltTask[] {
  return Array.from(table.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.group)'), (row) => {
    const { due, since, owner, type, priority, service, tag } = row.dataset;
    const link = row.querySelector('.from');
    const listOf = (value: string | undefined) => value?.split('\n') ?? [];
    const values: FilterValues = {
      owner: listOf(owner),
      type: listOf(type),
      priority: listOf(priority),
      service: listOf(service),
      tag: listOf(tag),
    };
    const incident = { name: link?.textContent?.trim() ?? '', href: link?.getAttribute('href') ?? '' };
    return { row, values, due, since, incident, isProposed: row.classList.contains('is-proposed') };
  });
}

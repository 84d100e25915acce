import { countOverdue } from '../../catalog/upcoming-due-dates.ts';
import { middleOf } from '../../../../src/analysis/statistics.ts';
import type { FacetRow, OwnerRow } from './list-rows.ts';

// Pure: used by the browser.

/**
 * Sort the rows of a list. Those that lack what they are sorted by are last in either direction; equal ones stay by name.
 *
 * @param rows By name.
 * @param sort The value of the URL parameter; another value means by name.
 * @param today `YYYY-MM-DD`.
 */
export function sortRows<Row extends FacetRow | OwnerRow>(rows: readonly Row[], sort: string, today: string): Row[] {
  if (sort === '-name') return rows.toReversed();
  const name = sort.replace('-', '');
  const isDescending = sort.startsWith('-');
  const keyed = rows.map((row) => ({ row, key: keyOf(row, name, today) }));
  return keyed
    .toSorted(({ key: a }, { key: b }) => {
      if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
      if (a === b) return 0;
      return a < b === isDescending ? 1 : -1;
    })
    .map(({ row }) => row);
}

function keyOf(row: FacetRow | OwnerRow, name: string, today: string): number | string | undefined {
  if (name === 'open') return row.tasks.outstanding;
  if (name === 'overdue') return countOverdue(row.tasks, today).count;
  if ('settled' in row) return name === 'settled' ? row.settled : name === 'due' ? row.due : undefined;
  if (name === 'incidents') return row.incidents;
  if (name === 'latest') return row.last?.date;
  return name === 'impact' && row.impact.seconds ? middleOf(row.impact.seconds) : undefined;
}

import { paginate, type ListPage } from '../../catalog/pagination.ts';
import { settledRows, type Owner, type TaskRow } from '../../catalog/tasks.ts';

/** The pages of an owner: outstanding and proposed tasks, then settled ones, the most recently closed first. */
export function ownerPages({ rows }: Owner): ListPage<TaskRow>[] {
  return paginate([
    ...rows.filter(({ task }) => task.outstanding),
    ...rows.filter(({ task }) => task.status === 'proposed'),
    ...settledRows(rows),
  ]);
}

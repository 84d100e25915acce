import type { OutstandingTasks } from '../../catalog/tasks.ts';
import { refreshOverdueCount } from './refresh-due-dates.client.ts';

/** Show the number of overdue tasks, or else of open ones, in the navigation, which has room for it, so that nothing moves. */
export function showTaskCount(page: Document, { outstanding, dues }: OutstandingTasks, today: string): void {
  const place = page.querySelector('.task-count');
  if (!place || outstanding === 0) return;
  const count = page.createElement('span');
  count.className = 'count needs-js';
  count.dataset.dues = dues;
  count.dataset.open = String(outstanding);
  place.replaceChildren(count);
  refreshOverdueCount(count, today);
}

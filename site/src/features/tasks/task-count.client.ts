import { numberText } from '../../../../src/text/number.ts';
import type { OutstandingTasks } from '../../catalog/tasks.ts';
import { refreshOverdueCount } from './refresh-due-dates.client.ts';

/** Show the number of outstanding tasks in the navigation, which has room for it, so that nothing moves. */
export function showTaskCount(page: Document, { outstanding, due = '' }: OutstandingTasks, today: string): void {
  const place = page.querySelector('.task-count');
  if (!place || outstanding === 0) return;
  const count = page.createElement('span');
  count.className = 'count needs-js';
  count.dataset.dues = due;
  count.textContent = numberText(outstanding);
  refreshOverdueCount(count, today);
  place.replaceChildren(count);
}

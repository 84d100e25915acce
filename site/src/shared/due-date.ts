// Used by the pages and, since a page grows old, once more by the browser: nothing here may need a library.

/** How urgent an outstanding task is. */
export type Urgency = 'overdue' | 'soon' | 'later' | 'undated';

/** Days after which a task is no longer due soon. */
const soonDays = 14;

/**
 * @param due The task's date, `YYYY-MM-DD`; absent when it has none.
 * @param today `YYYY-MM-DD`.
 */
export function urgencyOf(due: string | undefined, today: string): Urgency {
  if (due === undefined) return 'undated';
  const days = daysUntil(due, today);
  return days < 0 ? 'overdue' : days <= soonDays ? 'soon' : 'later';
}

/** `5 days overdue`, `Due today`, `In 10 days`. */
export function dueText(due: string, today: string): string {
  const days = daysUntil(due, today);
  if (days === 0) return 'Due today';
  const length = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days < 0 ? `${length} overdue` : `In ${length}`;
}

/** Whole days from `today` to a date, both `YYYY-MM-DD`; negative when it has passed. */
export function daysUntil(due: string, today: string): number {
  // Both are midnights in UTC, where every day has 24 hours.
  return (Date.parse(due) - Date.parse(today)) / 86_400_000;
}

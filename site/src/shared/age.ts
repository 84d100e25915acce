import { daysUntil } from './due-date.ts';

// Used by the pages and once more by the browser, as due.ts is.

/**
 * How long something has been waiting: `10 days`, `5 months`, `3 years`.
 *
 * @param since `YYYY-MM-DD`, as is `today`; what lies ahead is 0 days old.
 */
export function ageText(since: string, today: string): string {
  const days = Math.max(0, -daysUntil(since, today));
  const [size, unit] = days < 60 ? [1, 'day'] : days < 730 ? [30.44, 'month'] : [365.25, 'year'];
  const number = Math.floor(days / size);
  return `${number}\u00a0${unit}${number === 1 ? '' : 's'}`;
}

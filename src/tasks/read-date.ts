import { dateOfDays, daysOfDate, readDate } from '../time/civil.ts';

/**
 * Read a date of a command line: `2024-09-01`, or a number of days from today: `14d`.
 *
 * @param today `YYYY-MM-DD`.
 * @returns `undefined` if it is neither.
 */
export function readDateOption(text: string, today: string): string | undefined {
  const days = /^\+?(\d{1,5})d$/.exec(text)?.[1];
  return days === undefined ? readDate(text) : dateOfDays(daysOfDate(today) + Number(days));
}

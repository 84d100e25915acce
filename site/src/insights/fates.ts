import { daysBetween } from '../../../src/time/format.ts';
import { dayOfIncident } from '../incidents.ts';
import type { TaskRow } from '../tasks.ts';

/** What can become of a task. */
export const fates = [
  { name: 'Done', isIts: ({ task }: TaskRow) => task.status === 'done' },
  { name: 'Verified', isIts: ({ task }: TaskRow) => task.status === 'verified' },
  { name: 'Declined', isIts: ({ task }: TaskRow) => task.status === 'wont_do' },
  { name: 'Outstanding', isIts: ({ task }: TaskRow) => task.outstanding },
  { name: 'Proposed', isIts: ({ task }: TaskRow) => task.status === 'proposed' },
] as const;

/** Ages in days: from, and up to but not with. */
export const ageBands = [
  { label: 'Under 1 month', from: 0, to: 30 },
  { label: '1 to 3 months', from: 30, to: 91 },
  { label: '3 to 12 months', from: 91, to: 365 },
  { label: '1 to 3 years', from: 365, to: 1095 },
  { label: '3 years and more', from: 1095, to: Infinity },
] as const;

/**
 * How old a task is, in days: from the day of its incident on, since the format does not ask when it was written down.
 *
 * @param today `YYYY-MM-DD`.
 * @returns `undefined` when nobody knows the day of the incident.
 */
export function ageInDays({ incident }: TaskRow, today: string): number | undefined {
  const start = dayOfIncident(incident);
  return start === undefined ? undefined : Math.max(0, daysBetween(start, today));
}

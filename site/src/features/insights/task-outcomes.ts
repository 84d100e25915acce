import { daysBetween } from '../../../../src/time/calendar.ts';
import { dayOfIncident } from '../../catalog/incidents.ts';
import type { TaskRow } from '../../catalog/tasks.ts';

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

/** A task and how old it is, in days. */
export interface AgedTask extends TaskRow {
  /** Absent when nobody knows the day of its incident. */
  age?: number;
}

/**
 * How old tasks are: from the day of their incident on, since the format does not ask when they were written down.
 *
 * @param today `YYYY-MM-DD`.
 */
export function agesOf(rows: readonly TaskRow[], today: string): AgedTask[] {
  // There are fewer days than tasks, and calendars are slow.
  const ages = new Map<string, number>();
  return rows.map((row) => {
    const day = dayOfIncident(row.incident);
    if (day === undefined) return row;
    const age = ages.get(day) ?? Math.max(0, daysBetween(day, today));
    ages.set(day, age);
    return { ...row, age };
  });
}

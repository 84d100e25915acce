import { daysBetween } from '../../../../src/time/calendar.ts';
import type { MeasuredTaskRow } from './measured-incident.ts';

/** The outcomes of tasks, in the order of the page. */
export const taskOutcomes = [
  { name: 'Done', matches: ({ task }: MeasuredTaskRow) => task.status === 'done' },
  { name: 'Verified', matches: ({ task }: MeasuredTaskRow) => task.status === 'verified' },
  { name: 'Declined', matches: ({ task }: MeasuredTaskRow) => task.status === 'wont_do' },
  { name: 'Open', matches: ({ task }: MeasuredTaskRow) => task.outstanding },
  { name: 'Proposed', matches: ({ task }: MeasuredTaskRow) => task.status === 'proposed' },
] as const;

/** Ranges of ages in days. `to` is not included. */
export const ageBands = [
  { label: 'Under 1 month', from: 0, to: 30 },
  { label: '1 to 3 months', from: 30, to: 91 },
  { label: '3 to 12 months', from: 91, to: 365 },
  { label: '1 to 3 years', from: 365, to: 1095 },
  { label: '3 years and more', from: 1095, to: Infinity },
] as const;

/** A task and its age in days. */
export interface AgedTask extends MeasuredTaskRow {
  /** Absent when the date of its incident is unknown. */
  age?: number;
}

/**
 * The ages of tasks, counted from the day of their incident: the format has no date for the creation of a task.
 *
 * @param today `YYYY-MM-DD`.
 */
export function agesOf(rows: readonly MeasuredTaskRow[], today: string): AgedTask[] {
  // Cached by day: there are fewer days than tasks, and calendar arithmetic is slow.
  const ages = new Map<string, number>();
  return rows.map((row) => {
    const { day } = row.incident;
    if (day === undefined) return row;
    const age = ages.get(day) ?? Math.max(0, daysBetween(day, today));
    ages.set(day, age);
    return { ...row, age };
  });
}

import { daysUntil } from '../../../../src/analysis/due-date.ts';

// Pure: used by the build, and by the browser, where today is a later day.

/** The time axis of the lifespans of tasks: its first day, `YYYY-MM-DD`, and its length. */
export interface LifespanAxis {
  from: string;
  days: number;
}

/** Size of the drawing in its own units: it is stretched to the width of its column. */
export const lifespanWidth = 1000;
export const lifespanHeight = 20;
/** Units from the middle of one label of the axis to the next. */
export const labelRoom = 150;
/** Units that are left free at the ends: for half a dot, and for half of the label `today`. */
const [left, right] = [20, 70];
/** The least number of days ahead that the axis has room for. A later due date is drawn as a line to the edge. */
const minDaysAhead = 90;

/**
 * Lay out a linear axis, so that a task that waits twice as long is drawn twice as long. The time ahead takes at most a
 * quarter of the time behind, however late the last due date is.
 *
 * @param from The day of the earliest incident, `YYYY-MM-DD`.
 * @param lastDue The last due date.
 */
export function layOutLifespanAxis(from: string, lastDue: string, today: string): LifespanAxis {
  const behind = Math.max(0, daysUntil(today, from));
  const ahead = Math.min(daysUntil(lastDue, today), Math.max(minDaysAhead, behind / 4));
  return { from, days: Math.max(1, behind + Math.max(0, ahead)) };
}

/** The x of a day, in units. A day outside the axis is drawn at its end. */
export function xOfDay({ from, days }: LifespanAxis, day: string): number {
  const share = Math.min(1, Math.max(0, daysUntil(day, from) / days));
  return Math.round(left + share * (lifespanWidth - left - right));
}

/** SVG path data; an empty path draws nothing. The names are those of the CSS classes, without `life-`. */
export interface Lifespan {
  today: string;
  /** The day of the incident. */
  dot: string;
  /** From the day of the incident to today or, when the task is overdue, to its due date. */
  lived: string;
  /** From the due date to today when the task is overdue, else from today to the due date. */
  gap: string;
  isOverdue: boolean;
  due: string;
}

/** Lay out the lifespan of a task whose incident was on the day `since`. */
export function layOutLifespan(axis: LifespanAxis, since: string, due: string | undefined, today: string): Lifespan {
  const middle = lifespanHeight / 2;
  const [start, now] = [xOfDay(axis, since), xOfDay(axis, today)];
  const isOverdue = due !== undefined && daysUntil(due, today) < 0;
  // A task whose due date is before its incident is overdue from the day of the incident.
  const end = due === undefined ? now : Math.max(start, xOfDay(axis, due));
  const isBeyondAxis = due !== undefined && daysUntil(due, axis.from) > axis.days;
  const line = (from: number, to: number) => (to > from ? `M${from} ${middle}H${to}` : '');
  return {
    today: `M${now} 0V${lifespanHeight}`,
    dot: `M${start} ${middle}h0`,
    lived: line(start, isOverdue ? end : now),
    gap: due === undefined ? '' : isOverdue ? line(end, now) : line(now, isBeyondAxis ? lifespanWidth : end),
    isOverdue,
    due: due === undefined || isBeyondAxis ? '' : `M${xOfDay(axis, due)} 5V15`,
  };
}

import { daysUntil } from '../../shared/due-date.ts';

// Used by the pages and, since today moves on, once more by the browser: nothing here may need a library.

/** The days between which the lives of tasks are drawn, `YYYY-MM-DD`, and how many days those are. */
export interface LifeAxis {
  from: string;
  days: number;
}

/** Width and height of the drawing, in units of its own: it is stretched to the width of its column. */
export const lifeWidth = 1000;
export const lifeHeight = 20;
/** Units from the middle of one name on the axis to the next. */
export const labelRoom = 150;
/** Units that are left free at the ends: for half a dot, and for half the name of today. */
const [left, right] = [20, 70];
/** Days ahead that there is room for at least; what is due later than that is drawn off the edge. */
const leastAhead = 90;

/**
 * Lay out an axis. It is linear, so that a task that waits for twice as long is twice as long; a quarter of what lies
 * behind is room enough for what lies ahead, however far away somebody set a date.
 *
 * @param from The day of the earliest incident, `YYYY-MM-DD`.
 * @param lastDue The last date that a task is due on.
 */
export function lifeAxis(from: string, lastDue: string, today: string): LifeAxis {
  const behind = Math.max(0, daysUntil(today, from));
  const ahead = Math.min(daysUntil(lastDue, today), Math.max(leastAhead, behind / 4));
  return { from, days: Math.max(1, behind + Math.max(0, ahead)) };
}

/** Where a day stands, in units; what lies outside the axis stands at its end. */
export function lifeX({ from, days }: LifeAxis, day: string): number {
  const share = Math.min(1, Math.max(0, daysUntil(day, from) / days));
  return Math.round(left + share * (lifeWidth - left - right));
}

/** Data of SVG paths; empty ones draw nothing. */
export interface Life {
  today: string;
  /** From the day of the incident, to today or to the day on which it was due. */
  dot: string;
  lived: string;
  /** From due to today when it is late, from today to due when that lies ahead. */
  gap: string;
  isLate: boolean;
  due: string;
}

/** Draw the life of a task that came from an incident on the day `since`. */
export function drawLife(axis: LifeAxis, since: string, due: string | undefined, today: string): Life {
  const middle = lifeHeight / 2;
  const [start, now] = [lifeX(axis, since), lifeX(axis, today)];
  const isLate = due !== undefined && daysUntil(due, today) < 0;
  // What was due before its incident is late from that day on.
  const end = due === undefined ? now : Math.max(start, lifeX(axis, due));
  const isOff = due !== undefined && daysUntil(due, axis.from) > axis.days;
  const line = (from: number, to: number) => (to > from ? `M${from} ${middle}H${to}` : '');
  return {
    today: `M${now} 0V${lifeHeight}`,
    dot: `M${start} ${middle}h0`,
    lived: line(start, isLate ? end : now),
    gap: due === undefined ? '' : isLate ? line(end, now) : line(now, isOff ? lifeWidth : end),
    isLate,
    due: due === undefined || isOff ? '' : `M${lifeX(axis, due)} 5V15`,
  };
}

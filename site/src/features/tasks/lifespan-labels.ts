import { formatDay } from '../../../../src/time/format.ts';
import { labelRoom, xOfDay, type LifespanAxis } from './lifespan.ts';

/** A label of the axis. */
export interface LifespanLabel {
  /** `YYYY-MM-DD`. */
  day: string;
  text: string;
}

/** The most labels that the axis has room for beside `today`. */
const maxLabels = 5;

/** The labels of an axis: years, or months on a short one, or else its first day. */
export function lifespanLabels(axis: LifespanAxis, today: string): LifespanLabel[] {
  const [firstYear = 0, firstMonth = 1] = axis.from.split('-').map(Number);
  const months = Math.ceil(axis.days / 30) + 1;
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].find((size) => months / size <= maxLabels) ?? 1200;
  const first = firstYear * 12 + firstMonth - 1;
  const start = Math.ceil(first / step) * step;
  const labels = Array.from({ length: Math.floor((first + months - start) / step) + 1 }, (_, index) =>
    labelOf(start + index * step, step),
  );
  // A day with its month is twice as long as a year or a month.
  const hasRoom = ({ day, text }: LifespanLabel): boolean => {
    const x = xOfDay(axis, day);
    const room = text.length > 3 ? labelRoom * 1.5 : labelRoom;
    return day >= axis.from && x < xOfDay(axis, '9999-12-31') && Math.abs(x - xOfDay(axis, today)) >= room;
  };
  const shown = labels.filter(hasRoom);
  const firstDay = { day: axis.from, text: formatDay(axis.from, 'day') };
  return shown.length > 0 ? shown : [firstDay].filter(hasRoom);
}

/** @param month Counted from January of the year 0. */
function labelOf(month: number, step: number): LifespanLabel {
  const year = Math.floor(month / 12);
  const day = `${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  const isYear = step >= 12 || month % 12 === 0;
  return { day, text: isYear ? `’${String(year).slice(-2)}` : formatDay(day, 'day').replace(/^1 /, '') };
}

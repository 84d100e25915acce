import { formatDay } from '../../../../src/time/format.ts';
import { labelRoom, lifeX, type LifeAxis } from './lifespan.ts';

/** A day that the axis names. */
export interface LifeLabel {
  /** `YYYY-MM-DD`. */
  day: string;
  text: string;
}

/** Names that the axis has room for beside `today`. */
const most = 5;

/** The years, or of a short axis the months, or else its first day. */
export function lifeLabels(axis: LifeAxis, today: string): LifeLabel[] {
  const [firstYear = 0, firstMonth = 1] = axis.from.split('-').map(Number);
  const months = Math.ceil(axis.days / 30) + 1;
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].find((size) => months / size <= most) ?? 1200;
  const first = firstYear * 12 + firstMonth - 1;
  const start = Math.ceil(first / step) * step;
  const labels = Array.from({ length: Math.floor((first + months - start) / step) + 1 }, (_, index) =>
    labelOf(start + index * step, step),
  );
  const isFree = ({ day }: LifeLabel): boolean => {
    const x = lifeX(axis, day);
    return day >= axis.from && x < lifeX(axis, '9999-12-31') && Math.abs(x - lifeX(axis, today)) >= labelRoom;
  };
  const shown = labels.filter(isFree);
  const own = { day: axis.from, text: formatDay(axis.from, 'day') };
  return shown.length > 0 ? shown : [own].filter(isFree);
}

/** @param month Counted from January of the year 0. */
function labelOf(month: number, step: number): LifeLabel {
  const year = Math.floor(month / 12);
  const day = `${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  const isYear = step >= 12 || month % 12 === 0;
  return { day, text: isYear ? `’${String(year).slice(-2)}` : formatDay(day, 'day').replace(/^1 /, '') };
}

import { binsOf } from './histogram.ts';
import { ageAxis, axisLabels, positionOn } from '../../shared/log-scale.ts';
import { stackUp } from './stack-dots.ts';

/** Ages on an axis, percent of the width and pixels of the height. */
export interface Ages {
  height: number;
  /** The line that they stand on. */
  bottom: number;
  /** One for each, by its index; empty where bars stand for them. */
  marks: { index: number; x: number; y: number }[];
  /** From one name of the axis to the next. */
  bars: { from: number; to: number; y: number; count: number }[];
  ticks: { label: string; x: number }[];
}

const left = 3;
const right = 97;
const axisHeight = 30;
const numberHeight = 22;
const barHeight = 110;
/** Pixels from one mark to the one on top of it. */
const level = 15;
/** Percent that a mark takes on the narrowest screen. */
const markWidth = 4;
const mostMarks = 60;
const mostLevels = 14;

/** Lay out ages in days: one mark for each while they are few, bars beyond that. */
export function layOutAges(ages: readonly number[]): Ages {
  const place = (share: number) => left + share * (right - left);
  const shares = ages.map((age) => positionOn(ageAxis, age));
  const ticks = axisLabels(ageAxis, ages).map(({ label, at }) => ({ label, x: place(at) }));
  const levels = ages.length < mostMarks ? stackUp(shares.map(place), markWidth) : [mostLevels];
  const high = Math.max(0, ...levels) + 1;
  if (high > mostLevels) {
    const bottom = numberHeight + barHeight;
    const edges = ageAxis.map(({ value }) => positionOn(ageAxis, value));
    const bars = binsOf(shares, edges).map(({ from, to, count, share }) => ({
      from: place(from) + 0.5,
      to: place(to) - 0.5,
      y: bottom - share * barHeight,
      count,
    }));
    return { height: bottom + axisHeight, bottom, marks: [], bars, ticks };
  }
  const bottom = Math.max(3, high) * level;
  const marks = shares.map((share, index) => ({
    index,
    x: place(share),
    y: bottom - ((levels[index] ?? 0) + 0.5) * level,
  }));
  return { height: bottom + axisHeight, bottom, marks, bars: [], ticks };
}

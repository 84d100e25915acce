import { binsOf } from './histogram.ts';
import { ageAxis, axisLabels, positionOn } from '../../shared/log-scale.ts';
import { stackDots } from './stack-dots.ts';

/** The chart of ages: x in percent of the width, y in pixels. */
export interface AgeChart {
  height: number;
  /** The y of the base line. */
  bottom: number;
  /** One for each age, with its index; empty when bars are drawn. */
  marks: { index: number; x: number; y: number }[];
  /** One for each range between two ticks. */
  bars: { from: number; to: number; y: number; count: number }[];
  ticks: { label: string; x: number }[];
}

const left = 3;
const right = 97;
const axisHeight = 30;
const numberHeight = 22;
const barHeight = 110;
/** Pixels from one mark to the one above it. */
const level = 15;
/** Percent that a mark takes on the narrowest screen. */
const markWidth = 4;
/** From this number of tasks on, bars replace marks. */
const barsFrom = 60;
const maxLevels = 14;
/** The width of the bar beyond the last tick, as a share of the axis. */
const beyond = 0.12;

/** Lay out ages in days: a mark for each task, or bars when there are too many for marks. */
export function layOutAges(ages: readonly number[]): AgeChart {
  const xOf = (share: number) => left + share * (right - left);
  const shares = ages.map((age) => positionOn(ageAxis, age));
  const ticks = axisLabels(ageAxis, ages).map(({ label, at }) => ({ label, x: xOf(at) }));
  const levels = ages.length < barsFrom ? stackDots(shares.map(xOf), markWidth) : [maxLevels];
  const high = Math.max(0, ...levels) + 1;
  if (high > maxLevels) {
    return layOutBars(ages);
  }
  const bottom = Math.max(3, high) * level;
  const marks = shares.map((share, index) => ({
    index,
    x: xOf(share),
    y: bottom - ((levels[index] ?? 0) + 0.5) * level,
  }));
  return { height: bottom + axisHeight, bottom, marks, bars: [], ticks };
}

/** A bar for each range between two ticks, and one beyond the last tick if there are such ages. */
function layOutBars(ages: readonly number[]): AgeChart {
  const longest = ageAxis.at(-1)?.value ?? Infinity;
  const end = ages.some((age) => age > longest) ? 1 + beyond : 1;
  const xOf = (position: number) => left + (position / end) * (right - left);
  const edges = ageAxis.map(({ value }) => positionOn(ageAxis, value));
  const bottom = numberHeight + barHeight;
  const bars = binsOf(
    ages.map((age) => (age > longest ? end : positionOn(ageAxis, age))),
    end > 1 ? [...edges, end] : edges,
  ).map(({ from, to, count, share }) => ({
    from: xOf(from) + 0.5,
    to: xOf(to) - 0.5,
    y: bottom - share * barHeight,
    count,
  }));
  // No label says that its end holds more: there is a bar for that.
  const ticks = axisLabels(
    ageAxis,
    ages.filter((age) => age <= longest),
  ).map(({ label, at }) => ({ label, x: xOf(at) }));
  return { height: bottom + axisHeight, bottom, marks: [], bars, ticks };
}

import type { SecondsRange } from '../../../../src/analysis/metrics.ts';
import { fewest, middleOf, summarize } from '../../../../src/analysis/statistics.ts';
import { axisLabels, positionOn, type LogAxis } from '../../shared/log-scale.ts';
import { stackUp } from './stack-dots.ts';

/** A length on the plot: percent of its width, pixels of its height. */
export interface DistributionMark {
  /** Which of the lengths it is. */
  index: number;
  x: number;
  y: number;
  /** From the shortest to the longest that it can have been, when nobody knows exactly. */
  range?: readonly [from: number, to: number];
}

/** Lengths, shortest first, each a step up: the curve says how many of them are over by then. */
export interface Distribution {
  height: number;
  /** Empty where there are too many to be seen. */
  marks: DistributionMark[];
  /** Where the curve rises, and to what share of all; empty where there are too few for one. */
  steps: { x: number; share: number }[];
  /** Where shares stand, in pixels. */
  yOf: (share: number) => number;
  median?: number;
  /** The interval of the median. */
  band?: readonly [from: number, to: number];
  ticks: { label: string; x: number }[];
}

/** Percent: shares are named on the left. */
export const left = 9;
export const right = 99;
const top = 10;
const axisHeight = 26;
const curveHeight = 190;
/** Pixels from one mark to the one on top of it, where there is no curve. */
const level = 15;
/** Percent that a mark takes on the narrowest screen. */
const markWidth = 4;
/** From here on marks would be a smear. */
export const mostMarks = 60;
/** Percent between steps of a curve of many. */
const grid = 0.5;

/** Lay out lengths; with none there is an axis and nothing else. */
export function layOutDistribution(values: readonly SecondsRange[], axis: LogAxis): Distribution {
  const x = (seconds: number) => left + positionOn(axis, seconds) * (right - left);
  const sorted = values
    .map((value, index) => ({ index, value, x: x(middleOf(value)) }))
    .toSorted((a, b) => a.x - b.x || a.index - b.index);
  const ends = values.flatMap(({ least, most }) => [least, most]);
  const ticks = axisLabels(axis, ends).map(({ label, at }) => ({ label, x: left + at * (right - left) }));
  const place = ({ index, value, x: middle }: (typeof sorted)[number], y: number): DistributionMark => {
    const range = [x(value.least), x(value.most)] as const;
    return { index, x: middle, y, ...(range[1] - range[0] > 0.5 && { range }) };
  };
  if (values.length < fewest) {
    const levels = stackUp(
      sorted.map((mark) => mark.x),
      markWidth,
    );
    const height = top + (Math.max(0, ...levels) + 1) * level + axisHeight;
    const bottom = height - axisHeight;
    return {
      height,
      marks: sorted.map((mark, index) => place(mark, bottom - ((levels[index] ?? 0) + 0.5) * level)),
      steps: [],
      yOf: () => bottom,
      ticks,
    };
  }
  const bottom = curveHeight - axisHeight;
  const yOf = (share: number) => bottom - share * (bottom - top);
  const n = values.length;
  const { median = 0, interval } = summarize(values) ?? {};
  const rises = sorted.map((mark, index) => ({ x: mark.x, share: (index + 1) / n }));
  return {
    height: curveHeight,
    marks: n < mostMarks ? sorted.map((mark, index) => place(mark, yOf((index + 1) / n))) : [],
    steps: n < mostMarks ? rises : thinned(rises),
    yOf,
    median: x(median),
    ...(interval && { band: [x(interval.least), x(interval.most)] as const }),
    ticks,
  };
}

/** Of all steps up to a line of the grid the last. */
function thinned(steps: readonly { x: number; share: number }[]): { x: number; share: number }[] {
  const lines = new Map(
    steps.map(({ x, share }) => [Math.min(right, left + Math.ceil((x - left) / grid - 1e-9) * grid), share]),
  );
  return Array.from(lines, ([x, share]) => ({ x, share }));
}

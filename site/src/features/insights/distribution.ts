import type { SecondsRange } from '../../../../src/analysis/metrics.ts';
import { fewest, middleOf, summarize } from '../../../../src/analysis/statistics.ts';
import { axisLabels, positionOn, type LogAxis } from '../../shared/log-scale.ts';
import { stackDots } from './stack-dots.ts';

/** A mark for one duration: x in percent of the width, y in pixels. */
export interface DistributionMark {
  /** The index of the duration. */
  index: number;
  x: number;
  y: number;
  /** From the shortest to the longest possible duration, when it is imprecise. */
  range?: readonly [from: number, to: number];
}

/** A cumulative distribution of durations. */
export interface Distribution {
  height: number;
  /** Empty when there are too many to tell apart. */
  marks: DistributionMark[];
  /** The steps of the curve, and the share of all durations up to each; empty when there are too few for a curve. */
  steps: { x: number; share: number }[];
  /** The y of a share. */
  yOf: (share: number) => number;
  median?: number;
  /** The confidence interval of the median. */
  band?: readonly [from: number, to: number];
  ticks: { label: string; x: number }[];
}

/** Percent: the ends of the x axis. The labels of the shares are on the left. */
export const plotLeft = 9;
export const plotRight = 99;
const top = 10;
const axisHeight = 26;
const curveHeight = 190;
/** Pixels from one mark to the one above it, without a curve. */
const level = 15;
/** Percent that a mark takes on the narrowest screen. */
const markWidth = 4;
/** From this number of durations on, marks would blur, and only the curve is drawn. */
export const curveOnlyFrom = 60;
/** Percent between two steps of a curve without marks. */
const stepWidth = 0.5;

/** Lay out durations. Without any there is only the axis. */
export function layOutDistribution(values: readonly SecondsRange[], axis: LogAxis): Distribution {
  const x = (seconds: number) => plotLeft + positionOn(axis, seconds) * (plotRight - plotLeft);
  const sorted = values
    .map((value, index) => ({ index, value, x: x(middleOf(value)) }))
    .toSorted((a, b) => a.x - b.x || a.index - b.index);
  const ends = values.flatMap(({ least, most }) => [least, most]);
  const ticks = axisLabels(axis, ends).map(({ label, at }) => ({ label, x: plotLeft + at * (plotRight - plotLeft) }));
  const layOutMark = ({ index, value, x: middle }: (typeof sorted)[number], y: number): DistributionMark => {
    const range = [x(value.least), x(value.most)] as const;
    return { index, x: middle, y, ...(range[1] - range[0] > 0.5 && { range }) };
  };
  if (values.length < fewest) {
    const levels = stackDots(
      sorted.map((mark) => mark.x),
      markWidth,
    );
    const height = top + (Math.max(0, ...levels) + 1) * level + axisHeight;
    const bottom = height - axisHeight;
    return {
      height,
      marks: sorted.map((mark, index) => layOutMark(mark, bottom - ((levels[index] ?? 0) + 0.5) * level)),
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
    marks: n < curveOnlyFrom ? sorted.map((mark, index) => layOutMark(mark, yOf((index + 1) / n))) : [],
    steps: n < curveOnlyFrom ? rises : thinOut(rises),
    yOf,
    median: x(median),
    ...(interval && { band: [x(interval.least), x(interval.most)] as const }),
    ticks,
  };
}

/** Keep the last step in each interval of `stepWidth`. */
function thinOut(steps: readonly { x: number; share: number }[]): { x: number; share: number }[] {
  const kept = new Map(
    steps.map(({ x, share }) => [
      Math.min(plotRight, plotLeft + Math.ceil((x - plotLeft) / stepWidth - 1e-9) * stepWidth),
      share,
    ]),
  );
  return Array.from(kept, ([x, share]) => ({ x, share }));
}

/** A range of time in seconds since 1970, both ends included. */
export type TimeRange = readonly [start: number, end: number];

/** A part of the axis: seconds to percent of the width. */
export interface Segment {
  t0: number;
  t1: number;
  x0: number;
  x1: number;
  /** Drawn at a fixed width, whatever its duration. */
  fold: boolean;
}

/** A piecewise linear scale: the longest gaps are folded, all other segments share one scale. */
export interface Scale {
  start: number;
  end: number;
  segments: Segment[];
  /** Percent of the width for a second outside folds. */
  perSecond: number;
}

/** Percent of the width for a fold. */
const foldWidth = 7.5;
/** A gap is folded if it is longer than this share of the time that stays to scale without it. */
const foldShare = 0.5;
const maxFolds = 6;
/** A shorter gap during impact is drawn to scale, in seconds. */
const longGap = 6 * 3600;
/** Percent of the width left free at either end. */
const padding = 1.8;

/**
 * Create the scale of a timeline.
 *
 * @param ranges The times of the entries: at least one.
 * @param impact When users were affected; a gap in it is folded from six hours on.
 */
export function createScale(ranges: readonly TimeRange[], impact: readonly TimeRange[]): Scale {
  const busy = merge(ranges);
  const start = busy[0]?.[0] ?? 0;
  const end = Math.max(busy.at(-1)?.[1] ?? start, start + 60);
  const folds = foldsOf(busy, impact, end - start);
  const folded = folds.reduce((sum, [from, to]) => sum + to - from, 0);
  const perSecond = (100 - 2 * padding - foldWidth * folds.length) / Math.max(end - start - folded, 1);
  const segments: Segment[] = [];
  let t = start;
  let x = padding;
  const add = (to: number, width: number, fold: boolean): void => {
    if (to > t) segments.push({ t0: t, t1: to, x0: x, x1: x + width, fold });
    x += to > t ? width : 0;
    t = to;
  };
  for (const [from, to] of folds) {
    add(from, (from - t) * perSecond, false);
    add(to, foldWidth, true);
  }
  add(end, (end - t) * perSecond, false);
  return { start, end, segments, perSecond };
}

/** Position of a moment in percent of the width; a moment outside the scale is at its nearer end. */
export function position({ start, end, segments }: Scale, seconds: number): number {
  if (seconds <= start) return padding;
  if (seconds >= end) return 100 - padding;
  const segment = segments.find(({ t0, t1 }) => seconds >= t0 && seconds <= t1);
  return segment
    ? segment.x0 + ((seconds - segment.t0) / (segment.t1 - segment.t0)) * (segment.x1 - segment.x0)
    : padding;
}

function merge(ranges: readonly TimeRange[]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** The largest number of gaps, longest first, each of them longer than half of the time that would stay to scale. */
function foldsOf(busy: readonly TimeRange[], impact: readonly TimeRange[], total: number): TimeRange[] {
  const isImpact = ([from, to]: TimeRange) => impact.some(([first, last]) => from >= first && to <= last);
  const gaps = busy
    .slice(1)
    .map(([to], index): TimeRange => [busy[index]?.[1] ?? to, to])
    .filter((gap) => !isImpact(gap) || gap[1] - gap[0] >= longGap)
    .toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]))
    .slice(0, maxFolds);
  let left = total;
  let kept = 0;
  for (const [index, [from, to]] of gaps.entries()) {
    left -= to - from;
    // Something has to stay to scale: with two entries, the time between them.
    if (left > 0 && to - from > foldShare * left) kept = index + 1;
  }
  return gaps.slice(0, kept).toSorted((a, b) => a[0] - b[0]);
}

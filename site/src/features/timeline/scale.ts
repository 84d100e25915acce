/** A stretch of time in seconds since 1970, both ends included. */
export type Stretch = readonly [start: number, end: number];

/** A piece of the drawing: seconds to percent of its width. */
export interface Segment {
  t0: number;
  t1: number;
  x0: number;
  x1: number;
  /** Shown at a fixed width, whatever its length. */
  fold: boolean;
}

/** Time to width, piece by piece: the longest quiet stretches are folded, all others are to one scale. */
export interface Scale {
  start: number;
  end: number;
  segments: Segment[];
  /** Percent of the width that a second takes outside folds. */
  perSecond: number;
}

/** Percent of the width that a folded stretch keeps. */
const foldWidth = 7.5;
/** A stretch is folded when it is longer than this share of what stays to scale without it. */
const foldShare = 0.5;
const mostFolds = 6;
/** Silence while users wait is drawn as long as it was, up to this. */
const longestWait = 6 * 3600;
/** Percent left free at either end. */
const padding = 1.8;

/**
 * Lay out time.
 *
 * @param stretches What happened: at least one.
 * @param impact When users felt it; quiet there is folded only from six hours on.
 */
export function createScale(stretches: readonly Stretch[], impact: readonly Stretch[]): Scale {
  const busy = merge(stretches);
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

/** Where a moment stands, in percent of the width; what lies outside stands at the edge. */
export function position({ start, end, segments }: Scale, seconds: number): number {
  if (seconds <= start) return padding;
  if (seconds >= end) return 100 - padding;
  const segment = segments.find(({ t0, t1 }) => seconds >= t0 && seconds <= t1);
  return segment
    ? segment.x0 + ((seconds - segment.t0) / (segment.t1 - segment.t0)) * (segment.x1 - segment.x0)
    : padding;
}

function merge(stretches: readonly Stretch[]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [from, to] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** The largest number of quiet stretches, longest first, each of which is longer than half of what it would leave. */
function foldsOf(busy: readonly Stretch[], impact: readonly Stretch[], total: number): Stretch[] {
  const isFelt = ([from, to]: Stretch) => impact.some(([first, last]) => from >= first && to <= last);
  const quiet = busy
    .slice(1)
    .map(([to], index): Stretch => [busy[index]?.[1] ?? to, to])
    .filter((gap) => !isFelt(gap) || gap[1] - gap[0] >= longestWait)
    .toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]))
    .slice(0, mostFolds);
  let left = total;
  let kept = 0;
  for (const [index, [from, to]] of quiet.entries()) {
    left -= to - from;
    // Something has to stay to scale: of two entries, the time between them.
    if (left > 0 && to - from > foldShare * left) kept = index + 1;
  }
  return quiet.slice(0, kept).toSorted((a, b) => a[0] - b[0]);
}

/** A bar of a histogram. `from` and `to` are positions on the axis, from 0 to 1. */
export interface Bin {
  from: number;
  to: number;
  count: number;
  /** Its height relative to the highest bar. */
  share: number;
}

/**
 * Count the values between the edges of a histogram.
 *
 * @param positions From 0 to 1.
 * @param edges From 0 to 1, ascending. A value on an edge belongs to the bin that ends there.
 * @returns Without empty bins.
 */
export function binsOf(positions: readonly number[], edges: readonly number[]): Bin[] {
  const counts = edges.slice(1).map(() => 0);
  for (const position of positions) {
    const found = edges.findIndex((edge, index) => index > 0 && position <= edge);
    const index = (found < 0 ? edges.length - 1 : found) - 1;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  return counts.flatMap((count, index) =>
    count > 0 ? [{ from: edges[index] ?? 0, to: edges[index + 1] ?? 1, count, share: count / most }] : [],
  );
}

/** The edges of bins of equal width. */
export function evenEdges(bins: number): number[] {
  return Array.from({ length: bins + 1 }, (_, index) => index / bins);
}

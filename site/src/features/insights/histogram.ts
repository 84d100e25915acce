/** One bar of a histogram: from and to on the axis from 0 to 1, and how high it is beside the highest. */
export interface Bin {
  from: number;
  to: number;
  count: number;
  share: number;
}

/**
 * Count what lies between the edges of a histogram.
 *
 * @param places From 0 to 1.
 * @param edges From 0 to 1, ascending. What lies on an edge belongs to the bin that ends there.
 * @returns Bins that hold something.
 */
export function binsOf(places: readonly number[], edges: readonly number[]): Bin[] {
  const counts = edges.slice(1).map(() => 0);
  for (const place of places) {
    const found = edges.findIndex((edge, index) => index > 0 && place <= edge);
    const index = (found < 0 ? edges.length - 1 : found) - 1;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  return counts.flatMap((count, index) =>
    count > 0 ? [{ from: edges[index] ?? 0, to: edges[index + 1] ?? 1, count, share: count / most }] : [],
  );
}

/** Edges of so many bins of one width. */
export function evenEdges(bins: number): number[] {
  return Array.from({ length: bins + 1 }, (_, index) => index / bins);
}

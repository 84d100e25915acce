// Pure: it runs in browsers as well.

/** Index of the first item of a sorted list that is not before a text. */
export function firstAt(sorted: readonly (readonly [string, unknown])[], text: string): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle]?.[0] ?? '') < text) from = middle + 1;
    else to = middle;
  }
  return from;
}

// Pure, and bundled into the site's search: no library.

/**
 * How many letters to insert, remove, replace or swap with their neighbour to get from one word to another.
 * Levenshtein's distance counts a swap twice, and swaps are the most frequent typo of fast fingers.
 *
 * @see https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance (optimal string alignment)
 */
export function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const isSame = from[i - 1] === to[j - 1];
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [before, row] = [row, next];
  }
  return row[to.length] ?? 0;
}

/** Whether two words differ in case and in separators only. */
export function isSameWord(a: string, b: string): boolean {
  return foldWord(a) === foldWord(b);
}

/**
 * Whether two words differ in case, in separators, in one letter, or in two swapped letters. A larger difference is too
 * much for a fix: `config_pull` is two letters away from `config_push`, and `restarted` from `started`.
 */
export function isTypo(word: string, meant: string): boolean {
  const [a, b] = [foldWord(word), foldWord(meant)];
  return Math.abs(a.length - b.length) <= 1 && editDistance(a, b) <= 1;
}

/**
 * The word that another one is most likely a typo of.
 *
 * @returns `undefined` when more than a third of the word differs, or when two candidates are equally near.
 */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(word.length / 3));
  const [best, next] = words
    .map((candidate) => ({ candidate, distance: editDistance(foldWord(word), foldWord(candidate)) }))
    .toSorted((a, b) => a.distance - b.distance);
  return best && best.distance <= most && best.distance !== next?.distance ? best.candidate : undefined;
}

/** A word in lower case, with `_` for every separator. */
export function foldWord(word: string): string {
  return word.toLowerCase().replaceAll(/[-\s]/g, '_');
}

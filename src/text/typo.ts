// Pure, and bundled into the site's search: no library.

/**
 * How many letters to insert, remove, replace or swap with their neighbour to get from one word to another.
 * Levenshtein's distance counts a swap twice, and swaps are the most frequent typo of fast fingers.
 *
 * @param most Larger distances do not matter: `Infinity` is returned as soon as the distance is certain to be larger.
 * @see https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance (optimal string alignment)
 */
export function editDistance(from: string, to: string, most = Infinity): number {
  if (Math.abs(from.length - to.length) > most) return Infinity;
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  let leastBefore = 0;
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= to.length; j += 1) {
      const isSame = from[i - 1] === to[j - 1];
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const distance = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
      next.push(distance);
      least = Math.min(least, distance);
    }
    // A swap reaches back two rows, and costs one.
    if (least > most && leastBefore + 1 > most) return Infinity;
    leastBefore = least;
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
  const folded = foldWord(word);
  const sharedLetters = letterCounter(folded);
  let most = Math.max(1, Math.floor(word.length / 3));
  let found: string[] = [];
  for (const candidate of words) {
    const other = foldWord(candidate);
    // Every letter that is not shared is an edit. With 10,000 ids, this leaves few to compare.
    if (Math.max(folded.length, other.length) - sharedLetters(other) > most) continue;
    const distance = editDistance(folded, other, most);
    if (distance > most) continue;
    if (distance < most) found = [];
    most = distance;
    found.push(candidate);
  }
  return found.length === 1 ? found[0] : undefined;
}

/** Returns a function that counts the letters which another word has in common with this one, in any order. */
function letterCounter(word: string): (other: string) => number {
  const kinds = [...new Set(word.split(''))];
  const placeOf = new Map(kinds.map((letter, place) => [letter.charCodeAt(0), place]));
  const counts = kinds.map((letter) => word.split(letter).length - 1);
  return (other) => {
    const left = counts.slice();
    let shared = 0;
    for (let at = 0; at < other.length; at += 1) {
      const place = placeOf.get(other.charCodeAt(at));
      if (place === undefined || left[place] === 0) continue;
      left[place] = (left[place] ?? 0) - 1;
      shared += 1;
    }
    return shared;
  };
}

/** A word in lower case, with `_` for every separator. */
export function foldWord(word: string): string {
  return word.toLowerCase().replaceAll(/[-\s]/g, '_');
}

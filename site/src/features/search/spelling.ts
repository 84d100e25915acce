/** The part of MiniSearch that this needs. */
interface Index {
  search: (query: string, options: { prefix: boolean; fuzzy?: number }) => { terms: string[] }[];
}

/**
 * For each word that nothing begins with, the word of the texts that it resembles most; of several the most frequent.
 * Words that nothing resembles are not in it.
 */
export function spellingsOf(words: readonly string[], index: Index): Map<string, string> {
  const spellings = new Map<string, string>();
  for (const word of words) {
    if (index.search(word, { prefix: true }).length > 0) continue;
    const fuzzy = slips(word);
    if (fuzzy === 0) continue;
    const counts = new Map<string, number>();
    for (const term of index.search(word, { prefix: false, fuzzy }).flatMap(({ terms }) => terms)) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    const [best] = Array.from(counts, ([term, count]) => ({ term, count, distance: distance(word, term) })).toSorted(
      (a, b) => a.distance - b.distance || b.count - a.count,
    );
    if (best) spellings.set(word, best.term);
  }
  return spellings;
}

/** How many letters may be wrong. Two that changed places are two. */
function slips({ length }: string): number {
  return length < 4 ? 0 : length < 6 ? 1 : 2;
}

/** How many letters to insert, remove, replace or exchange with their neighbour to get from one word to another. */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const isSame = from[i - 1] === to[j - 1];
      const isExchanged = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (isSame ? 0 : 1),
          isExchanged ? (before[j - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [before, row] = [row, next];
  }
  return row[to.length] ?? 0;
}

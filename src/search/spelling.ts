import { editDistance } from '../text/typo.ts';

// Pure: it runs in browsers as well.

/** The part of MiniSearch that this module uses. */
interface Index {
  search: (query: string, options: { prefix: boolean; fuzzy?: number }) => { terms: string[] }[];
}

/**
 * For each word that is not a prefix of any indexed word, the indexed word that it resembles most; of several, the most
 * frequent. Words that resemble no indexed word are left out.
 */
export function findCorrections(words: readonly string[], index: Index): Map<string, string> {
  const corrections = new Map<string, string>();
  for (const word of words) {
    if (index.search(word, { prefix: true }).length > 0) continue;
    const fuzzy = maxTypos(word);
    if (fuzzy === 0) continue;
    const counts = new Map<string, number>();
    for (const term of index.search(word, { prefix: false, fuzzy }).flatMap(({ terms }) => terms)) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    const [best] = Array.from(counts, ([term, count]) => ({
      term,
      count,
      distance: editDistance(word, term),
    })).toSorted((a, b) => a.distance - b.distance || b.count - a.count);
    if (best) corrections.set(word, best.term);
  }
  return corrections;
}

/** The most letters that may be wrong. MiniSearch counts two swapped letters as two. */
function maxTypos({ length }: string): number {
  return length < 4 ? 0 : length < 6 ? 1 : 2;
}

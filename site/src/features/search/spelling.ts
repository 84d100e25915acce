import { editDistance } from '../../../../src/text/typo.ts';

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
    const [best] = Array.from(counts, ([term, count]) => ({
      term,
      count,
      distance: editDistance(word, term),
    })).toSorted((a, b) => a.distance - b.distance || b.count - a.count);
    if (best) spellings.set(word, best.term);
  }
  return spellings;
}

/** How many letters may be wrong. Two that changed places are two. */
function slips({ length }: string): number {
  return length < 4 ? 0 : length < 6 ? 1 : 2;
}

import { editDistance } from '../text/typo.ts';
import type { IndexParts, KnownWord } from './index-parts.ts';

// Pure: it runs in browsers as well.

/**
 * The known word that an unknown one resembles most; of several, the most frequent. Only words that begin with its first
 * character, or with its second one, are considered: hardly a typo is in the first letter unless two are swapped, one is
 * missing or one is too many.
 *
 * @returns `undefined` if it resembles none; `missing` if the words have to be loaded first.
 */
export function findCorrection(
  word: string,
  parts: Pick<IndexParts, 'wordsWith'>,
): { word: string } | 'missing' | undefined {
  const most = maxTypos(word);
  if (most === 0) return undefined;
  const lists = [...new Set([...word].slice(0, 2))].map((character) => parts.wordsWith(character));
  if (!lists.every((list) => list !== undefined)) return 'missing';
  let best: { known: KnownWord; distance: number } | undefined;
  for (const known of lists.flat()) {
    const distance = editDistance(word, known[0], most);
    if (distance > most) continue;
    if (!best || distance < best.distance || (distance === best.distance && known[1] > best.known[1])) {
      best = { known, distance };
    }
  }
  return best && { word: best.known[0] };
}

/** The most letters that may be wrong; two that are swapped are one. */
function maxTypos({ length }: string): number {
  return length < 4 ? 0 : length < 6 ? 1 : 2;
}

/** Whether a term of the index may be what somebody meant: a word of at least two letters, and no phrase. */
export function isSpellingWord(term: string): boolean {
  return /^(?=.*\p{L})[^ ]{2,30}$/u.test(term);
}

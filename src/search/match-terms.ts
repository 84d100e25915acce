import type { IndexParts, LookedUp } from './index-parts.ts';
import type { Match } from './rank-matches.ts';
import { scoreWord } from './score.ts';
import type { SearchTerm } from './search-term.ts';

// Pure: it runs in browsers as well.

/** Looks up the words of one query, each once, and notes whether one of them is not loaded. */
export class TermLookup {
  readonly #parts: IndexParts;
  readonly #scores = new Map<string, Map<number, number>>();
  /** Words that begin so many others that they were looked up as whole words only, and are none. */
  readonly cut = new Set<string>();
  isComplete = true;

  constructor(parts: IndexParts) {
    this.#parts = parts;
  }

  /** The items that have at least one term, by number. */
  match(terms: readonly SearchTerm[]): Map<number, Match> {
    const { recordCount, taskStarts } = this.#parts;
    const matches = new Map<number, Match>();
    for (const term of terms) {
      for (const [item, score] of this.scoresOf(term)) {
        let match = matches.get(item);
        if (!match) {
          match = matchOf(item, recordCount, taskStarts);
          matches.set(item, match);
        }
        match.has.set(term, score);
      }
    }
    return matches;
  }

  /** The items that have a term, and how well. */
  scoresOf({ lookups, phrases }: SearchTerm): Map<number, number> {
    const best = new Map<number, number>();
    const note = (item: number, score: number): void => void best.set(item, Math.max(score, best.get(item) ?? 0));
    for (const { word, isPrefix, weight } of lookups) {
      for (const [item, score] of this.#scoresOfWord(word, isPrefix)) note(item, score * weight);
    }
    for (const { lookups: words, weight } of phrases) {
      const [first = new Map<number, number>(), ...others] = words.map(({ word, isPrefix }) =>
        this.#scoresOfWord(word, isPrefix),
      );
      for (const [item, score] of first) {
        if (!others.every((other) => other.has(item))) continue;
        note(item, others.reduce((sum, other) => sum + (other.get(item) ?? 0), score) * weight);
      }
    }
    return best;
  }

  /** Whether an item has a word. */
  has(word: string, isPrefix: boolean): boolean {
    return this.#scoresOfWord(word, isPrefix).size > 0;
  }

  #scoresOfWord(word: string, isPrefix: boolean): Map<number, number> {
    const key = isPrefix ? `${word}*` : word;
    const known = this.#scores.get(key);
    if (known) return known;
    const found = this.#parts.lookUp(word, isPrefix);
    if (!found) this.isComplete = false;
    else if (found.isCut && found.terms.length === 0) this.cut.add(word);
    const scores = scoreWord(word, found ?? nothing, this.#parts);
    this.#scores.set(key, scores);
    return scores;
  }
}

const nothing: LookedUp = { terms: [], isCut: false };

/** An item without terms. */
export function matchOf(item: number, recordCount: number, taskStarts: readonly number[]): Match {
  const has = new Map<SearchTerm, number>();
  if (item < recordCount) return { item, record: item, has };
  const number = item - recordCount;
  let [record, end] = [0, recordCount];
  while (end - record > 1) {
    const middle = (record + end) >> 1;
    if ((taskStarts[middle] ?? 0) <= number) record = middle;
    else end = middle;
  }
  return { item, record, task: number - (taskStarts[record] ?? 0), has };
}

import { fieldBits, readEntries } from './postings.ts';
import type { IndexParts, LookedUp } from './index-parts.ts';

// Pure: it runs in browsers as well.

/** The numbers of BM25+, as MiniSearch and Lucene have them. Lengths of texts do not count: that takes no data, and finds as much. */
const [saturation, base] = [1.2, 0.5];

/** How much more a word says in a title, and in the labels. */
const boosts = [
  [fieldBits.title, 3],
  [fieldBits.labels, 2],
  [fieldBits.text, 1],
] as const;

/** A longer word counts less than the word itself, and the less the longer it is. */
function nearness(word: string, term: string): number {
  if (word === term) return 1;
  return (0.375 * term.length) / (term.length + 0.3 * (term.length - word.length));
}

/**
 * How well items have a word, as BM25+ has it: a word says the more the fewer items have it.
 *
 * @returns By number of the item: records, then tasks.
 * @see https://en.wikipedia.org/wiki/Okapi_BM25
 */
export function scoreWord(
  word: string,
  { terms }: LookedUp,
  { recordCount, taskStarts }: Pick<IndexParts, 'recordCount' | 'taskStarts'>,
): Map<number, number> {
  const total = recordCount + (taskStarts.at(-1) ?? 0);
  const scores = new Map<number, number>();
  for (const [term, text] of terms) {
    const entries: [item: number, fields: number, count: number][] = [];
    readEntries(text, (record, task, fields, count) => {
      entries.push([task < 0 ? record : recordCount + (taskStarts[record] ?? 0) + task, fields, count]);
    });
    for (const [bit, boost] of boosts) {
      const having = entries.filter(([, fields]) => fields & bit);
      const weight = nearness(word, term) * boost * inverseFrequency(having.length, total);
      for (const [item, , count] of having) {
        const often = bit === fieldBits.text ? count : 1;
        const score = weight * (base + (often * (saturation + 1)) / (often + saturation));
        scores.set(item, (scores.get(item) ?? 0) + score);
      }
    }
  }
  return scores;
}

/** How much a word says that so many of all items have. */
export function inverseFrequency(count: number, total: number): number {
  return Math.log(1 + (total - count + 0.5) / (count + 0.5));
}

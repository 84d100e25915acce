import { stopWordsOf } from './stop-words.ts';

/** A text, and its language. */
export interface ComparedText {
  text: string;
  /** BCP 47; English by default. */
  lang?: string;
}

/** A text that is similar to another one. */
export interface Likeness {
  /** Index in the list of texts. */
  index: number;
  /** From 0 to 1; 1 when both have the same words equally often. */
  similarity: number;
}

/** A list of texts, prepared for comparisons. */
export interface Comparison {
  /**
   * Find the texts that are similar to a given one, in the order of the list.
   *
   * @param least The lowest similarity to find; above 0, since texts without a common word are left out.
   */
  findAlike: (text: ComparedText, least: number) => Likeness[];
  /** The words that two texts of the list share, sorted by how much each adds to their similarity, most first. */
  sharedWords: (a: number, b: number) => string[];
}

/**
 * Prepare a list of texts for comparison by cosine similarity, with each word weighted by how few texts contain it
 * (TF-IDF). Word order, case, accents, a plural `s` and the stop words of its language do not count.
 *
 * @see https://nlp.stanford.edu/IR-book/html/htmledition/tf-idf-weighting-1.html
 */
export function compareTexts(texts: readonly ComparedText[]): Comparison {
  const common = commonWords(texts);
  const bags = texts.map((text) => countWords(text, common));
  const spread = spreadOf(bags.map((bag) => bag.keys()));
  const weigh = (bag: Map<string, number>): [word: string, weight: number][] => {
    const weights = Array.from(bag, ([word, count]): [string, number] => {
      return [word, count * Math.log(1 + texts.length / (spread.get(word) ?? 1))];
    });
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    return weights.map(([word, weight]) => [word, weight / length]);
  };
  const weighed = bags.map(weigh);
  const places = new Map<string, { index: number; weight: number }[]>();
  for (const [index, words] of weighed.entries()) {
    for (const [word, weight] of words) {
      const place = places.get(word);
      if (place) place.push({ index, weight });
      else places.set(word, [{ index, weight }]);
    }
  }
  // With 10,000 incidents, each is compared with all others: arrays of numbers are ten times as fast as objects.
  const rows = new Map(
    Array.from(places, ([word, list]) => [
      word,
      {
        indices: Uint32Array.from(list, ({ index }) => index),
        weights: Float64Array.from(list, ({ weight }) => weight),
      },
    ]),
  );
  return {
    findAlike(text, least) {
      const sums = new Float64Array(texts.length);
      for (const [word, weight] of weigh(countWords(text, common))) {
        const row = rows.get(word);
        if (!row) continue;
        for (let at = 0; at < row.indices.length; at += 1) {
          const index = row.indices[at] ?? 0;
          sums[index] = (sums[index] ?? 0) + weight * (row.weights[at] ?? 0);
        }
      }
      const alike: Likeness[] = [];
      for (let index = 0; index < sums.length; index += 1) {
        const similarity = sums[index] ?? 0;
        if (similarity >= least) alike.push({ index, similarity });
      }
      return alike;
    },
    sharedWords(a, b) {
      const others = new Map(weighed[b]);
      return (weighed[a] ?? [])
        .map(([word, weight]): [string, number] => [word, weight * (others.get(word) ?? 0)])
        .filter(([, share]) => share > 0)
        .toSorted((one, other) => other[1] - one[1])
        .map(([word]) => word);
    },
  };
}

/** The words of a text that tell what it is about, with their number. */
function countWords(
  { text, lang = 'en' }: ComparedText,
  common: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, number> {
  const sayLittle = stopWordsOf(lang, wordsOf) ?? common.get(lang);
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) if (!sayLittle?.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();
  return Array.from(plain.matchAll(/[\p{L}\p{N}]+/gu), ([word]) =>
    /[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word,
  );
}

/** In a language without a list of stop words, those that half of its texts contain take their place. */
function commonWords(texts: readonly ComparedText[]): Map<string, ReadonlySet<string>> {
  const unlisted = texts.filter(({ lang = 'en' }) => !stopWordsOf(lang, wordsOf));
  const byLang = Map.groupBy(unlisted, ({ lang = 'en' }) => lang);
  return new Map(
    Array.from(byLang, ([lang, ofLang]) => {
      const spread = spreadOf(ofLang.map(({ text }) => wordsOf(text)));
      const most = Math.max(1, ofLang.length / 2);
      return [lang, new Set([...spread].filter(([, count]) => count > 1 && count >= most).map(([word]) => word))];
    }),
  );
}

/** In how many texts each word occurs. */
function spreadOf(texts: Iterable<Iterable<string>>): Map<string, number> {
  const spread = new Map<string, number>();
  for (const words of texts) for (const word of new Set(words)) spread.set(word, (spread.get(word) ?? 0) + 1);
  return spread;
}

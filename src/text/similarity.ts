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
  findAlike: (text: string, least: number) => Likeness[];
  /** The words that two texts of the list share, sorted by how much each adds to their similarity, most first. */
  sharedWords: (a: number, b: number) => string[];
}

/**
 * Prepare a list of texts for comparison by cosine similarity, with each word weighted by how few texts contain it
 * (TF-IDF). Word order, case, accents, a plural `s` and stop words do not count.
 *
 * @see https://nlp.stanford.edu/IR-book/html/htmledition/tf-idf-weighting-1.html
 */
export function compareTexts(texts: readonly string[]): Comparison {
  const bags = texts.map(countWords);
  const spread = new Map<string, number>();
  for (const bag of bags) for (const word of bag.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
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
      for (const [word, weight] of weigh(countWords(text))) {
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

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();
  for (const [found] of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
    const word = /[^s]s$/.test(found) && found.length > 3 ? found.slice(0, -1) : found;
    if (!sayLittle.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

const sayLittle = new Set(
  `a about after again all also an and any are as at back be because been before being but by can could did do does down
  each even every few first for from get had has have how if in into is it its just last long made make many may more most
  much no nor not of off on once one only or other our out over own s same should since so some still such t than that the
  their them then there these they this those three through time to too two under until up was we were what when where
  which while who why will with without would you`.split(/\s+/),
);

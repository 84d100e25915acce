/** A text that another one is like. */
export interface Likeness {
  /** Place in the list of texts. */
  index: number;
  /** 0 to 1, where they have the same words in the same numbers. */
  similarity: number;
}

/**
 * Prepare to find the texts of a list that others are like: the cosine between their words, each weighed by how few texts
 * have it (TF-IDF). Order does not count, and neither do case, accents, a plural `s` and words that say little.
 *
 * @returns Finds those that are like a text, in the order of the list; texts without a word in common are left out.
 * @see https://nlp.stanford.edu/IR-book/html/htmledition/tf-idf-weighting-1.html
 */
export function compareTexts(texts: readonly string[]): (text: string) => Likeness[] {
  const bags = texts.map(countWords);
  const spread = new Map<string, number>();
  for (const word of bags.flatMap((bag) => [...bag.keys()])) spread.set(word, (spread.get(word) ?? 0) + 1);
  const weigh = (bag: Map<string, number>): [word: string, weight: number][] => {
    const weights = Array.from(bag, ([word, count]): [string, number] => {
      return [word, count * Math.log(1 + texts.length / (spread.get(word) ?? 1))];
    });
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    return weights.map(([word, weight]) => [word, weight / length]);
  };
  const places = new Map<string, Likeness[]>();
  for (const [index, bag] of bags.entries()) {
    for (const [word, similarity] of weigh(bag)) {
      const place = { index, similarity };
      const known = places.get(word);
      if (known) known.push(place);
      else places.set(word, [place]);
    }
  }
  return (text) => {
    const sums = new Map<number, number>();
    for (const [word, weight] of weigh(countWords(text))) {
      for (const { index, similarity } of places.get(word) ?? []) {
        sums.set(index, (sums.get(index) ?? 0) + weight * similarity);
      }
    }
    return Array.from(sums, ([index, similarity]) => ({ index, similarity })).toSorted((a, b) => a.index - b.index);
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
  'a an and are as at be by for from in is it of on or our so that the this to we when with'.split(' '),
);

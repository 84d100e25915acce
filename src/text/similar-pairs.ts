import type { WeighedTexts } from './weighed-texts.ts';

/** Sums of the same numbers in another order differ by less. */
const rounding = 1e-9;

/**
 * Find the pairs of texts that may reach a similarity, without comparing each text with all others.
 *
 * For each text, the products of weights are summed for all earlier texts with the same word. This leaves out common
 * words, which would take longest since half of all texts contain them: they add at most the product of the lengths
 * that they have in both texts (Cauchy–Schwarz). Texts in which common words are long come first, so that texts for which
 * this product is large enough by itself are the first ones: for them, common words are summed as well.
 *
 * @param least Above 0.
 * @param visit Called once for each pair, and for each text with itself, in any order, with a limit that their
 *   similarity does not exceed.
 * @see https://doi.org/10.1145/1242572.1242591 (Bayardo, Ma, Srikant: Scaling up all pairs similarity search)
 */
export function findPairs(
  texts: WeighedTexts,
  least: number,
  visit: (a: number, b: number, limit: number) => void,
): void {
  const { starts, words, weights } = texts;
  const isCommon = findCommonWords(texts, least / 3);
  const { order, lengths } = sortByLength(texts, isCommon);
  const { begins, ends } = reserveLists(texts);
  const listTexts = new Uint32Array(words.length);
  const listWeights = new Float64Array(words.length);
  const sums = new Float64Array(order.length);
  const compare = (text: number, other: number, complete: number) => {
    const sum = sums[other] ?? 0;
    sums[other] = 0;
    const limit = sum + (other < complete ? 0 : (lengths[text] ?? 0) * (lengths[other] ?? 0)) + rounding;
    if (limit >= least && sum > 0) visit(order[text] ?? 0, order[other] ?? 0, limit);
  };
  // Sums with the texts before this one include common words.
  let complete = order.length;
  for (let text = 0; text < order.length; text += 1) {
    const length = lengths[text] ?? 0;
    while (complete > 0 && length * (lengths[complete - 1] ?? 0) < least - rounding) complete -= 1;
    const index = order[text] ?? 0;
    const start = starts[index] ?? 0;
    const end = starts[index + 1] ?? 0;
    let steps = 0;
    for (let at = start; at < end; at += 1) {
      const word = words[at] ?? 0;
      const weight = weights[at] ?? 0;
      const begin = begins[word] ?? 0;
      let last = ends[word] ?? 0;
      if (!isCommon[word] || text < complete) {
        listTexts[last] = text;
        listWeights[last] = weight;
        last += 1;
      } else while (last > begin && (listTexts[last - 1] ?? 0) >= complete) last -= 1;
      ends[word] = last;
      steps += last - begin;
      for (let place = begin; place < last; place += 1) {
        const other = listTexts[place] ?? 0;
        sums[other] = (sums[other] ?? 0) + weight * (listWeights[place] ?? 0);
      }
    }
    // Going through the lists again takes less time than a list of the texts found in them.
    if (steps > text) for (let other = 0; other <= text; other += 1) compare(text, other, complete);
    else {
      for (let at = start; at < end; at += 1) {
        const word = words[at] ?? 0;
        const last = ends[word] ?? 0;
        for (let place = begins[word] ?? 0; place < last; place += 1) compare(text, listTexts[place] ?? 0, complete);
      }
    }
  }
}

/** The words that most texts contain, as long as they make up no more than a share of the average text's squared length. */
function findCommonWords({ starts, words, weights, spread }: WeighedTexts, share: number): Uint8Array {
  const squares = new Float64Array(spread.length);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? 0;
    squares[word] = (squares[word] ?? 0) + (weights[at] ?? 0) ** 2;
  }
  const isCommon = new Uint8Array(spread.length);
  let rest = share * (starts.length - 1);
  for (const word of Uint32Array.from(spread.keys()).toSorted((a, b) => (spread[b] ?? 0) - (spread[a] ?? 0))) {
    rest -= squares[word] ?? 0;
    if (rest < 0) break;
    isCommon[word] = 1;
  }
  return isCommon;
}

/** The texts by the length that common words have in them, longest first. */
function sortByLength({ starts, words, weights }: WeighedTexts, isCommon: Uint8Array) {
  const squares = new Float64Array(starts.length - 1);
  for (let text = 0; text < squares.length; text += 1) {
    const end = starts[text + 1] ?? 0;
    for (let at = starts[text] ?? 0; at < end; at += 1) {
      if (isCommon[words[at] ?? 0]) squares[text] = (squares[text] ?? 0) + (weights[at] ?? 0) ** 2;
    }
  }
  const order = Uint32Array.from(squares.keys()).toSorted((a, b) => (squares[b] ?? 0) - (squares[a] ?? 0));
  return { order, lengths: Float64Array.from(order, (text) => Math.sqrt(squares[text] ?? 0)) };
}

/** For each word, room for as many texts as contain it, one list after the other. */
function reserveLists({ spread }: WeighedTexts) {
  const begins = new Uint32Array(spread.length);
  for (let word = 1; word < spread.length; word += 1) {
    begins[word] = (begins[word - 1] ?? 0) + (spread[word - 1] ?? 0);
  }
  return { begins, ends: begins.slice() };
}

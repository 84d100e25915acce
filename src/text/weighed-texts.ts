import type { TextWords } from './words.ts';

/**
 * Texts as vectors of length 1, in arrays of numbers, since tens of thousands are compared. The words of text `i` are
 * those from `starts[i]` to `starts[i + 1]`, each once, in the order of the text.
 */
export interface WeighedTexts {
  starts: Uint32Array;
  /** Places in `vocabulary`. */
  words: Uint32Array;
  weights: Float64Array;
  vocabulary: string[];
  /** How many texts contain each word of the vocabulary. */
  spread: number[];
}

/**
 * Weigh each word by how often a text contains it, and by how few texts do (TF-IDF).
 *
 * @see https://nlp.stanford.edu/IR-book/html/htmledition/tf-idf-weighting-1.html
 */
export function weighTexts(texts: readonly TextWords[]): WeighedTexts {
  const counted = countWords(texts);
  const { starts, words, weights, spread } = counted;
  const rarity = Float64Array.from(spread, (count) => Math.log(1 + texts.length / count));
  for (let at = 0; at < weights.length; at += 1) weights[at] = (weights[at] ?? 0) * (rarity[words[at] ?? 0] ?? 0);
  for (let text = 0; text < texts.length; text += 1) {
    const ofText = weights.subarray(starts[text], starts[text + 1]);
    const length = lengthOf(ofText);
    for (let at = 0; at < ofText.length; at += 1) ofText[at] = (ofText[at] ?? 0) / length;
  }
  return counted;
}

/** The weight of a word is how often the text contains it. */
function countWords(texts: readonly TextWords[]): WeighedTexts {
  const common = commonWords(texts);
  const total = texts.reduce((sum, { words }) => sum + words.length, 0);
  const starts = new Uint32Array(texts.length + 1);
  const words = new Uint32Array(total);
  const weights = new Float64Array(total);
  const numbers = new Map<string, number>();
  const vocabulary: string[] = [];
  const spread: number[] = [];
  /** Where each word is in the last text that contains it. */
  const places: number[] = [];
  let end = 0;
  for (const [index, text] of texts.entries()) {
    const start = end;
    const leftOut = text.unlisted === undefined ? undefined : common.get(text.unlisted);
    for (const word of text.words) {
      if (leftOut?.has(word)) continue;
      let number = numbers.get(word);
      if (number === undefined) {
        number = vocabulary.push(word) - 1;
        numbers.set(word, number);
        spread.push(0);
        places.push(-1);
      }
      let place = places[number] ?? -1;
      if (place < start) {
        place = end;
        end += 1;
        places[number] = place;
        words[place] = number;
        spread[number] = (spread[number] ?? 0) + 1;
      }
      weights[place] = (weights[place] ?? 0) + 1;
    }
    starts[index + 1] = end;
  }
  return { starts, words: words.subarray(0, end), weights: weights.subarray(0, end), vocabulary, spread };
}

/** In letters. */
const longestShort = 3;

/**
 * In a language without a list of stop words, those that half of its texts contain take their place. Of short ones, a fifth
 * is enough, if that is four: most words of grammar are short.
 */
function commonWords(texts: readonly TextWords[]): Map<string, ReadonlySet<string>> {
  const unlisted = texts.filter((text) => text.unlisted !== undefined);
  const byLang = Map.groupBy(unlisted, (text) => text.unlisted ?? '');
  return new Map(
    Array.from(byLang, ([lang, ofLang]) => {
      const spread = new Map<string, number>();
      for (const { words } of ofLang) {
        for (const word of new Set(words)) spread.set(word, (spread.get(word) ?? 0) + 1);
      }
      const isCommon = ([word, count]: [string, number]) =>
        count > 1 &&
        (count >= ofLang.length / 2 || (word.length <= longestShort && count >= Math.max(4, ofLang.length / 5)));
      return [lang, new Set([...spread].filter(isCommon).map(([word]) => word))];
    }),
  );
}

/**
 * As `Math.hypot`, which takes at most some 100,000 arguments, and as careful: texts with the same words in another order
 * are equally long, so that they are equally similar to a third one.
 */
function lengthOf(weights: Float64Array): number {
  let most = 0;
  for (const weight of weights) most = Math.max(most, weight);
  let sum = 0;
  let lost = 0;
  for (const weight of weights) {
    const part = weight / most;
    const square = part * part - lost;
    const next = sum + square;
    lost = next - sum - square;
    sum = next;
  }
  return Math.sqrt(sum) * most;
}

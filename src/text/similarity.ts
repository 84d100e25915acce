import { findPairs } from './similar-pairs.ts';
import { weighTexts, type WeighedTexts } from './weighed-texts.ts';
import type { TextWords } from './words.ts';

/** A text that is similar to another one. */
export interface Likeness {
  /** Index in the list of texts. */
  index: number;
  /** From 0 to 1; 1 when both have the same words equally often. */
  similarity: number;
}

/** Which similar texts to find. */
export interface Wanted {
  /** The lowest similarity; above 0, since texts without a common word are left out. */
  least: number;
  /** How many for each text; all by default. */
  most?: number;
  /** Whether to leave a text out of those similar to another one, given their indices. A text is similar to itself. */
  isLeftOut?: (other: number, text: number) => boolean;
}

/** A list of texts, prepared for comparisons. */
export interface Comparison {
  /** The texts similar to each text of the list, most similar first; equally similar ones in the order of the list. */
  findAlike: (wanted: Wanted) => Likeness[][];
  /** The words that two texts of the list share, sorted by how much each adds to their similarity, most first. */
  sharedWords: (a: number, b: number) => SharedWord[];
}

/** A word that two texts share. */
export interface SharedWord {
  word: string;
  /** What it adds to their similarity. */
  share: number;
  /** How many texts of the list contain it. */
  spread: number;
}

/** Prepare a list of texts for comparison by cosine similarity. */
export function compareTexts(texts: readonly TextWords[]): Comparison {
  const weighed = weighTexts(texts);
  const compare = createComparer(weighed);
  return {
    findAlike({ least, most = Infinity, isLeftOut = () => false }) {
      const found = Array.from(texts, (): Likeness[] => []);
      // Once enough texts are found, others have to be as similar as the last of them.
      const enough = new Float64Array(texts.length).fill(least);
      const firstOf = (list: Likeness[]) =>
        list.toSorted((a, b) => b.similarity - a.similarity || a.index - b.index).slice(0, most);
      const add = (text: number, index: number, limit: number) => {
        if (limit < (enough[text] ?? 0)) return;
        const similarity = compare(text, index);
        const list = found[text];
        if (!list || similarity < least || isLeftOut(index, text)) return;
        if (list.push({ index, similarity }) < 2 * most) return;
        found[text] = firstOf(list);
        enough[text] = found[text].at(-1)?.similarity ?? least;
      };
      findPairs(weighed, least, (a, b, limit) => {
        add(a, b, limit);
        if (a !== b) add(b, a, limit);
      });
      return found.map(firstOf);
    },
    sharedWords(a, b) {
      const shared: SharedWord[] = [];
      compare(a, b, (number, share) => {
        shared.push({ word: weighed.vocabulary[number] ?? '', share, spread: weighed.spread[number] ?? 0 });
      });
      return shared.toSorted((one, other) => other.share - one.share);
    },
  };
}

/** Returns a function that computes the similarity of two texts, and lists what each shared word adds to it. */
function createComparer({ starts, words, weights, vocabulary }: WeighedTexts) {
  const ofOther = new Float64Array(vocabulary.length);
  return (text: number, other: number, visit?: (word: number, share: number) => void): number => {
    const [start = 0, end = 0] = [starts[other], starts[other + 1]];
    for (let at = start; at < end; at += 1) ofOther[words[at] ?? 0] = weights[at] ?? 0;
    let similarity = 0;
    const last = starts[text + 1] ?? 0;
    for (let at = starts[text] ?? 0; at < last; at += 1) {
      const word = words[at] ?? 0;
      const share = (weights[at] ?? 0) * (ofOther[word] ?? 0);
      similarity += share;
      if (visit && share > 0) visit(word, share);
    }
    for (let at = start; at < end; at += 1) ofOther[words[at] ?? 0] = 0;
    return similarity;
  };
}

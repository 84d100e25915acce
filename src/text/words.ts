import { stopWordsOf } from './stop-words.ts';

/** A text, and its language. */
export interface ComparedText {
  text: string;
  /** BCP 47; English by default. */
  lang?: string;
}

/** The words that tell what a text is about. Plain JSON, so that they can be kept instead of the text. */
export interface TextWords {
  /** In the order of the text, without the stop words of its language. */
  words: string[];
  /** The language, if no list of its stop words exists. */
  unlisted?: string;
}

/** Find the words of a text. Case, accents and a plural `s` do not count. */
export function findWords({ text, lang = 'en' }: ComparedText): TextWords {
  const stopWords = stopWordsOf(lang, wordsOf);
  const words = wordsOf(text);
  return stopWords ? { words: words.filter((word) => !stopWords.has(word)) } : { words, unlisted: lang };
}

function wordsOf(text: string): string[] {
  // Unicode's classes of characters take ten times as long, and few texts need them.
  const words = /[\u0080-\uffff]/.test(text)
    ? text
        .normalize('NFKD')
        .replaceAll(/\p{M}+/gu, '')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
    : text.toLowerCase().match(/[a-z0-9]+/g);
  return (words ?? []).map((word) =>
    word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word,
  );
}

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
  const stopWords = stopWordsOf(lang, splitWords);
  const words = splitWords(unspaced.test(text) ? separateWords(text, lang) : text);
  return stopWords ? { words: words.filter((word) => !stopWords.has(word)) } : { words, unlisted: lang };
}

/** Scripts that are written without spaces between words: Thai and Lao, Burmese, Khmer, Japanese and Chinese. */
const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/;

/** Put spaces between the words of a text, by the dictionaries of ICU. */
function separateWords(text: string, lang: string): string {
  const [locale] = Intl.Segmenter.supportedLocalesOf(wellFormed(lang));
  const segments = new Intl.Segmenter(locale, { granularity: 'word' }).segment(text);
  return Array.from(segments, ({ segment }) => segment).join(' ');
}

/** A language that a document states may be any text. */
function wellFormed(lang: string): string[] {
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(lang) ? [lang] : [];
}

/** The words of a text in the form in which they are compared, stop words included. */
export function splitWords(text: string): string[] {
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

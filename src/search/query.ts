import { literalPattern } from './literal-pattern.ts';
import { exactTerm, phraseTerm, wordTerm, type SearchTerm } from './search-term.ts';
import { stopWords } from './stop-words.ts';
import type { Synonyms } from './synonyms.ts';
import { isUnspaced, tokenize } from './tokenize.ts';

// Pure: it runs in browsers as well.

/** What a query asks for. */
export interface Query {
  /** The words and phrases, without stop words. */
  terms: SearchTerm[];
  /** What has to occur as it is written: texts in quotes or backticks. */
  quotations: ExactText[];
  /** What should occur as it is written, if it does anywhere: words such as `pg_conn`, `queue.ack` and `OOMKilled`. */
  names: ExactText[];
}

/** A text to find as it is written. */
export interface ExactText {
  pattern: RegExp;
  /** Its words; absent if it has none. */
  term?: SearchTerm;
  /** Whether everything that has the words has the text: it is only one word. */
  isWord: boolean;
}

/** Read a query: words, and texts in quotes or backticks. A quotation that is not closed yet may go on with more letters. */
export function parseQuery(query: string, synonyms: Synonyms): Query {
  const quotations: ExactText[] = [];
  const rest = query.replaceAll(quotation, (whole) => {
    const isWhole = whole.length > 1 && /["”“`]$/.test(whole);
    const text = whole.slice(1, isWhole ? -1 : undefined);
    if (text.trim() !== '') quotations.push(exactText(text, isWhole));
    return ' ';
  });
  const parts = rest.split(/\s+/).filter(Boolean);
  const isExact = (part: string): boolean => isName(part) && synonyms.of(wordsOf(part)).length === 0;
  const names = parts.filter(isExact).map((name) => exactText(name, false));
  const terms = [
    ...termsOf(
      parts.filter((part) => !isExact(part)),
      names,
      synonyms,
    ),
    ...quotations.flatMap(({ term }) => term ?? []),
  ];
  return { terms: [...new Map(terms.map((term) => [term.text, term])).values()], quotations, names };
}

function exactText(text: string, isWhole: boolean): ExactText {
  const words = wordsOf(text);
  return {
    pattern: literalPattern(text, { isWhole }),
    ...(words.length > 0 && { term: exactTerm(text, words, isWhole) }),
    isWord: words.length === 1 && words[0]?.length === text.trim().length && !isUnspaced(text),
  };
}

function termsOf(parts: readonly string[], names: readonly ExactText[], synonyms: Synonyms): SearchTerm[] {
  const words = parts.flatMap(wordsOf);
  const terms = names.flatMap(({ term }) => term ?? []);
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const phrase = synonyms.phraseAt(words, index);
    if (phrase) index += phrase.words.length - 1;
    terms.push(phrase ? phraseTerm(phrase, synonyms) : wordTerm(word, synonyms));
  }
  const telling = terms.filter(({ text }) => !stopWords.has(text));
  return telling.length > 0 ? telling : terms;
}

/** Whether one of the texts contains each of the patterns. */
export function containsAll(texts: readonly string[], patterns: readonly RegExp[]): boolean {
  return patterns.every((pattern) => texts.some((text) => pattern.test(text)));
}

/** Text in quotes or backticks, and what closes it; nothing at the end of a query that is being typed. */
const quotation = /"[^"]*(?:"|$)|[“„][^“”]*(?:[“”]|$)|`[^`]*(?:`|$)/g;

/** Signs, digits and capitals that prose does not have within a word. A hyphen alone does not make a name: `sign-in`. */
const nameSign = /[\p{L}\p{N}][_.:/=@#][\p{L}\p{N}]|\p{N}|\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u;

function isName(part: string): boolean {
  return nameSign.test(part);
}

/** In a script without spaces only pairs: the last character is part of the pair before it. */
function wordsOf(text: string): string[] {
  const tokens = tokenize(text);
  return tokens.filter(({ end }, index) => tokens[index - 1]?.end !== end).map(({ word }) => word);
}

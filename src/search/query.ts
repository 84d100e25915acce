import { literalPattern } from './literal-pattern.ts';
import { exactTerm, phraseTerm, wordTerm, type SearchTerm } from './search-term.ts';
import { stopWords } from './stop-words.ts';
import type { Synonyms } from './synonyms.ts';
import { tokenize } from './tokenize.ts';

// Pure: it runs in browsers as well.

/** What a query asks for. */
export interface Query {
  /** The words and phrases, without stop words. */
  terms: SearchTerm[];
  /** What has to occur as it is written: texts in quotes or backticks. */
  quotations: RegExp[];
  /** What should occur as it is written, if it does anywhere: words such as `pg_conn`, `queue.ack` and `OOMKilled`. */
  names: RegExp[];
}

/** Read a query: words, and texts in quotes or backticks. A quotation that is not closed yet may go on with more letters. */
export function parseQuery(query: string, synonyms: Synonyms): Query {
  const quotations: RegExp[] = [];
  const quoted: string[] = [];
  const rest = query.replaceAll(quotation, (whole) => {
    const isWhole = whole.length > 1 && /["”“`]$/.test(whole);
    const text = whole.slice(1, isWhole ? -1 : undefined);
    quoted.push(text);
    if (text.trim() !== '') quotations.push(literalPattern(text, { isWhole }));
    return ' ';
  });
  const parts = rest.split(/\s+/).filter(Boolean);
  const isExact = (part: string): boolean => isName(part) && synonyms.of(wordsOf(part)).length === 0;
  const names = parts.filter(isExact);
  const terms = [
    ...termsOf(parts, isExact, synonyms),
    ...quoted.flatMap((text) => (wordsOf(text).length > 0 ? exactTerm(text, wordsOf(text)) : [])),
  ];
  return {
    terms: [...new Map(terms.map((term) => [term.text, term])).values()],
    quotations,
    names: names.map((name) => literalPattern(name, { isWhole: false })),
  };
}

function termsOf(parts: readonly string[], isExact: (part: string) => boolean, synonyms: Synonyms): SearchTerm[] {
  const words = parts.flatMap((part) => (isExact(part) ? [] : wordsOf(part)));
  const terms = parts.flatMap((part) => (isExact(part) ? exactTerm(part, wordsOf(part)) : []));
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

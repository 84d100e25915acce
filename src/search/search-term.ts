import { literalPattern } from './literal-pattern.ts';
import type { Synonyms, Wording } from './synonyms.ts';
import { tokenize } from './tokenize.ts';
import { formsOf, type Lookup } from './word-forms.ts';

// Pure: it runs in browsers as well.

/** A word or a known phrase of a query, with everything that it stands for. A text has it if it has one of these. */
export interface SearchTerm {
  /** As the query says it, in the form that the search compares. */
  text: string;
  lookups: Lookup[];
  phrases: SearchPhrase[];
  /** Whether a typo in it may be corrected: not in quotations, names and commands. */
  isCorrectable: boolean;
}

/** Several words, each of which may be the beginning of a longer one. */
export interface SearchPhrase {
  words: readonly string[];
  /** How they follow each other; absent if they may be anywhere. */
  pattern?: RegExp;
  /** As that of a lookup. */
  weight: number;
}

/** A quotation, a name or a command: all of its words. */
export function exactTerm(text: string, words: readonly string[]): SearchTerm {
  return { text, lookups: [], phrases: [{ words, weight: 1 }], isCorrectable: false };
}

/** A word, its other forms, and what means the same. */
export function wordTerm(word: string, synonyms: Synonyms): SearchTerm {
  return { text: word, ...withSynonyms(formsOf(word), [], synonyms.of([word])), isCorrectable: true };
}

/** Words that belong together, and what means the same. */
export function phraseTerm({ text, words }: Wording, synonyms: Synonyms): SearchTerm {
  const own = { words, pattern: literalPattern(text, { isWhole: true, isLoose: true }), weight: 1 };
  return { text: words.join(' '), ...withSynonyms([], [own], synonyms.of(words)), isCorrectable: false };
}

const synonymWeight = 0.6;

/** Words that are so short begin too many others. */
const shortWord = 4;

function withSynonyms(
  lookups: Lookup[],
  phrases: SearchPhrase[],
  others: readonly Wording[],
): Pick<SearchTerm, 'lookups' | 'phrases'> {
  const words = others.flatMap((other) => (other.words.length === 1 ? other.words : []));
  const texts = others.filter((other) => other.words.length > 1);
  return {
    lookups: [
      ...lookups,
      ...words.flatMap((word): Lookup[] => {
        const isPrefix = word.length > shortWord;
        const plural = isPrefix ? [] : [{ word: `${word}s`, isPrefix, weight: synonymWeight }];
        return [{ word, isPrefix, weight: synonymWeight }, ...plural];
      }),
    ],
    phrases: [
      ...phrases,
      ...texts.map((other) => ({
        words: other.words,
        pattern: literalPattern(other.text, { isWhole: true, isLoose: true }),
        weight: synonymWeight,
      })),
    ],
  };
}

/** The terms of which the texts have something. */
export function termsIn(terms: readonly SearchTerm[], texts: readonly string[]): Set<SearchTerm> {
  const present = new Set(texts.flatMap((text) => tokenize(text).map(({ word }) => word)));
  const has = (word: string, isPrefix: boolean): boolean =>
    present.has(word) || (isPrefix && [...present].some((other) => other.startsWith(word)));
  return new Set(
    terms.filter(
      ({ lookups, phrases }) =>
        lookups.some(({ word, isPrefix }) => has(word, isPrefix)) ||
        phrases.some(({ words, pattern }) =>
          pattern ? texts.some((text) => pattern.test(text)) : words.every((word) => has(word, true)),
        ),
    ),
  );
}

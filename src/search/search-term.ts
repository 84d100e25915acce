import { phraseKey, phrasePattern, type Synonyms, type Wording } from './synonyms.ts';
import { isUnspaced, tokenize } from './tokenize.ts';
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

/** Several words. */
export interface SearchPhrase {
  words: readonly string[];
  /** What to look up: items that have all of it have the phrase. */
  lookups: readonly Pick<Lookup, 'word' | 'isPrefix'>[];
  /** How the words follow each other; absent if they may be anywhere. */
  pattern?: RegExp;
  /** As that of a lookup. */
  weight: number;
}

/**
 * A quotation, a name or a command: all of its words.
 *
 * @param isWhole Whether its last word may not be the beginning of a longer one.
 */
export function exactTerm(text: string, words: readonly string[], isWhole: boolean): SearchTerm {
  const lookups = words.map((word, index) => ({
    word,
    // Without spaces, words are pairs of characters, and the last character may be half of one.
    isPrefix: (!isWhole && index === words.length - 1) || isUnspaced(word),
  }));
  return { text, lookups: [], phrases: [{ words, lookups, weight: 1 }], isCorrectable: false };
}

/** A word, its other forms, and what means the same. */
export function wordTerm(word: string, synonyms: Synonyms): SearchTerm {
  return { text: word, ...withSynonyms(formsOf(word), [], synonyms.of([word])), isCorrectable: true };
}

/** Words that belong together, and what means the same. */
export function phraseTerm(phrase: Wording, synonyms: Synonyms): SearchTerm {
  const { words } = phrase;
  return {
    text: words.join(' '),
    ...withSynonyms([], [knownPhrase(phrase, 1)], synonyms.of(words)),
    isCorrectable: false,
  };
}

/** The index has each known phrase under its key. */
function knownPhrase(wording: Wording, weight: number): SearchPhrase {
  const { words } = wording;
  return {
    words,
    lookups: [{ word: phraseKey(wording), isPrefix: false }],
    pattern: phrasePattern(wording),
    weight,
  };
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
    phrases: [...phrases, ...texts.map((other) => knownPhrase(other, synonymWeight))],
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

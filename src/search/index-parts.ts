import type { SearchRecord } from './search-record.ts';
import type { Synonyms } from './synonyms.ts';

// Pure: it runs in browsers as well.

/** What a search reads: all of it is in memory, or it is loaded when it is asked for. What is not there is `undefined`. */
export interface IndexParts {
  readonly synonyms: Synonyms;
  /** The number of incidents and services. They are numbered from 0, the newest incident last. */
  readonly recordCount: number;
  /** For each record, the number of the tasks of all records before it; then the number of all tasks. */
  readonly taskStarts: readonly number[];
  isService: (record: number) => boolean;
  /** A word, a key of a phrase or, with `isPrefix`, all that begins with it. */
  lookUp: (word: string, isPrefix: boolean) => LookedUp | undefined;
  record: (number: number) => SearchRecord | undefined;
  /** Words for spelling that begin with a character. */
  wordsWith: (character: string) => readonly KnownWord[] | undefined;
}

export interface LookedUp {
  /** Each with its entries, see `readEntries`. */
  terms: readonly (readonly [term: string, entries: string])[];
  /** So much begins with the word that only the word itself was looked up. */
  isCut: boolean;
}

/** A word, and how many records have it, about. */
export type KnownWord = readonly [word: string, records: number];

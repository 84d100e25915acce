import { contentHash } from './content-hash.ts';
import { termsOfRecord } from '../search/record-terms.ts';
import type { SearchRecord } from '../search/search-record.ts';
import type { Synonyms } from '../search/synonyms.ts';

/** What is known of a record without its text. */
export interface RecordFacts {
  /** Path of its page, relative to the site's root. */
  page: string;
  /** The number of its tasks. */
  tasks: number;
  /** The same for the same text. */
  digest: string;
}

/** A record whose text is at hand only when it is needed. */
export interface StoredRecord extends RecordFacts {
  /** The record as JSON. */
  read: () => string;
  /** See `termsOfRecord`. */
  readTerms: () => string;
}

/**
 * Keep a record with its terms.
 *
 * @param synonyms Groups of words and phrases that mean the same in this repository.
 */
export function storeRecord(record: SearchRecord, synonyms: Synonyms): StoredRecord {
  const text = JSON.stringify(record);
  return {
    page: record.path,
    tasks: record.tasks.length,
    digest: contentHash(text, 32),
    read: () => text,
    readTerms: () => termsOfRecord(record, synonyms),
  };
}

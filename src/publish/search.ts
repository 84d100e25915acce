import { digestOf } from '../host/digest.ts';
import type { PackStore } from '../host/pack-store.ts';
import { contentHash } from './content-hash.ts';
import { dataScript } from './data-script.ts';
import { makeSearchIndex, namesOfFiles } from './search-files.ts';
import { recordFile, searchList, type SearchList } from '../search/search-record.ts';
import type { StoredRecord } from './stored-record.ts';

/** A file of the index. */
export interface SearchFile {
  /** Relative to the site's root. */
  path: string;
  /** The same for the same text. */
  digest: string;
  read: () => string;
}

/** The records themselves, a file for each: only those that a search shows are loaded. */
export function recordFiles(records: readonly StoredRecord[]): SearchFile[] {
  return records.map(({ page, digest, read }) => ({
    path: recordFile(page),
    digest,
    read: () => dataScript('search-record', read()),
  }));
}

/**
 * The search index as classic scripts, since browsers load no other data from disk. It is made of all records, which takes
 * time; its names are kept, so that it is not made again if no record has changed.
 *
 * @param incidents The newest first.
 * @param synonyms Groups of words and phrases that mean the same in this repository.
 * @returns The list of the other files is the last. Empty if there are no records.
 */
export function indexFiles(
  { services, incidents }: { services: readonly StoredRecord[]; incidents: readonly StoredRecord[] },
  synonyms: string[][],
  store: Pick<PackStore, 'get' | 'put'>,
): SearchFile[] {
  const records = [...services, ...incidents.toReversed()];
  if (records.length === 0) return [];
  const digest = digestOf([
    'search',
    JSON.stringify([synonyms, services.length]),
    ...records.map((record) => record.digest),
  ]);
  let made: ReturnType<typeof makeSearchIndex> | undefined;
  const make = (): ReturnType<typeof makeSearchIndex> =>
    (made ??= makeSearchIndex(records, { services: services.length, synonyms }));
  const kept = store.get(digest)?.toString('utf8');
  const list = kept === undefined ? make().list : (JSON.parse(kept) as SearchList);
  const text = JSON.stringify(list);
  if (kept === undefined) store.put(digest, Buffer.from(text));
  return [
    ...namesOfFiles(list).map((path) => ({
      path,
      // The name contains a hash of the content.
      digest: path,
      read: () => make().files.get(path) ?? '',
    })),
    { path: searchList, digest: contentHash(text, 32), read: () => dataScript('search-list', text) },
  ];
}

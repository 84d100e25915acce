import { contentHash } from './content-hash.ts';
import { dataScript } from './data-script.ts';
import { searchList, type SearchList, type SearchRecord } from '../search/search-record.ts';

/** Maximum number of characters of an index file: about 300 KB compressed. */
const partLength = 1_000_000;

/** A record whose text is at hand only when it is needed. */
export interface StoredRecord {
  /** `2024`; empty if unknown. */
  year: string;
  /** Number of characters of its text. */
  length: number;
  /** The same for the same text. */
  digest: string;
  /** The record as JSON. */
  read: () => string;
}

/** A file of the index. */
export interface SearchFile {
  /** Relative to the site's root. */
  path: string;
  /** The same for the same text. */
  digest: string;
  read: () => string;
}

export function storeRecord(record: SearchRecord): StoredRecord {
  const text = JSON.stringify(record);
  return { year: record.year, length: text.length, digest: contentHash(text, 32), read: () => text };
}

/**
 * The search index as classic scripts, since browsers load no other data from disk. It is one file, or, if that would be
 * too long, at least one file per year, so that new incidents do not change the files of older ones.
 *
 * @param records Newest first.
 * @param synonyms Groups of words and phrases that mean the same in this repository.
 * @returns The list of the other files is the last. Empty if there are no records.
 */
export function searchFiles(records: readonly StoredRecord[], synonyms: string[][]): SearchFile[] {
  if (records.length === 0) return [];
  const files: SearchFile[] = [];
  const list: SearchList = { files: [], synonyms };
  for (const { name, part } of divide(records)) {
    const digest = contentHash([wrap([]), ...part.map((record) => record.digest)].join(), 32);
    const path = `search/${name}.${digest.slice(0, 8)}.js`;
    files.push({ path, digest, read: () => wrap(part.map(({ read }) => read())) });
    const length = wrap([]).length + part.reduce((sum, record) => sum + record.length + separator.length, 0);
    list.files.push({ file: path, years: [...new Set(part.map(({ year }) => year))], length });
  }
  const text = dataScript('search-list', JSON.stringify(list));
  return [...files, { path: searchList, digest: contentHash(text, 32), read: () => text }];
}

const separator = ',\n';

function wrap(texts: readonly string[]): string {
  return dataScript('search-records', `[\n${texts.join(separator)}\n]`);
}

function divide(records: readonly StoredRecord[]): { name: string; part: StoredRecord[] }[] {
  if (fill(records).length === 1) return [{ name: 'all', part: [...records] }];
  return [...Map.groupBy(records, ({ year }) => year)].flatMap(([year, ofYear]) =>
    // Filled from the oldest incident on, so that a new one changes only the last file.
    fill(ofYear.toReversed())
      .toReversed()
      .map((part) => ({ name: year || 'undated', part: part.toReversed() })),
  );
}

function fill(records: readonly StoredRecord[]): StoredRecord[][] {
  const parts: StoredRecord[][] = [];
  let length = Infinity;
  for (const record of records) {
    if (length + record.length > partLength) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(record);
    length += record.length;
  }
  return parts;
}

import { contentHash } from './content-hash.ts';
import { dataScript, type DataName } from './data-script.ts';
import {
  pageGroup,
  searchFile,
  type SearchList,
  type SearchPages,
  type SearchSpelling,
  type SearchTerms,
  type SortedFile,
} from '../search/search-record.ts';
import { isSpellingWord } from '../search/spelling.ts';
import { TermMerger } from '../search/term-merger.ts';
import { encodeNumber } from '../search/vlq.ts';
import type { StoredRecord } from './stored-record.ts';

/** Characters of a file of the index, unless one term has more: about 4 KB compressed, so that a search loads little else. */
const fileLength = 7000;

/** Of more pages, the paths are in files of their own. */
const mostListedPages = 2048;

/** With more words than this, those of only one record are not offered as corrections: most are names and numbers. */
const manyWords = 20_000;

/** What an index is made of besides records. */
interface IndexOptions {
  /** The number of services, which come first. */
  services: number;
  synonyms: string[][];
}

/** An index: what a search loads first, and the text of each other file by path. */
export interface MadeIndex {
  list: SearchList;
  files: ReadonlyMap<string, string>;
}

/** @param records In the order of their numbers: the newest last. */
export function makeSearchIndex(records: readonly StoredRecord[], { services, synonyms }: IndexOptions): MadeIndex {
  const files = new Map<string, string>();
  const write = (kind: 'terms' | 'words' | 'pages', name: DataName, data: object): string => {
    const text = dataScript(name, JSON.stringify(data));
    const hash = contentHash(text, 8);
    files.set(searchFile(kind, hash), text);
    return hash;
  };
  const merger = new TermMerger();
  for (const [number, record] of records.entries()) merger.add(number, record.readTerms());

  const terms = divide<[string, string]>(
    entriesIn(merger),
    ([term, entries]) => term.length + entries.length,
    (part) => write('terms', 'search-terms', part.flat() satisfies SearchTerms),
  );
  const words = divide<[string, number]>(
    spellingWords(merger),
    ([word]) => word.length + 1,
    (part) =>
      write('words', 'search-spelling', {
        words: part.map(([word]) => word).join(' '),
        records: part.map(([, count]) => Math.min(9, Math.floor(Math.log2(count)))).join(''),
      } satisfies SearchSpelling),
  );
  const groups = Array.from({ length: Math.ceil(records.length / pageGroup) }, (_, index) => index * pageGroup);
  const pages = groups.map((start) => {
    const paths = records.slice(start, start + pageGroup).map(({ page }) => page);
    if (records.length <= mostListedPages) return paths;
    return write('pages', 'search-pages', { start, paths } satisfies SearchPages);
  });
  const tasks = records.map((record) => encodeNumber(record.tasks)).join('');
  return { list: { synonyms, services, tasks, pages, terms, words }, files };
}

/** Paths of the files that a list names, relative to the site's root. */
export function namesOfFiles({ terms, words, pages }: SearchList): string[] {
  return [
    ...terms.map(([, hash]) => searchFile('terms', hash)),
    ...words.map(([, hash]) => searchFile('words', hash)),
    ...pages.flatMap((group) => (typeof group === 'string' ? [searchFile('pages', group)] : [])),
  ];
}

/** One by one: the text of all of them takes as much memory as their bytes. */
function* entriesIn(merger: TermMerger): Generator<[term: string, entries: string]> {
  for (const [term] of merger.counts()) {
    const { buffer, byteOffset, length } = merger.entriesOf(term);
    yield [term, Buffer.from(buffer, byteOffset, length).toString('latin1')];
  }
}

function spellingWords(merger: TermMerger): [word: string, records: number][] {
  const words = merger.counts().filter(([term]) => isSpellingWord(term));
  return words.length > manyWords ? words.filter(([, records]) => records > 1) : words;
}

/** Divide sorted items among files. */
function divide<Item extends [string, unknown]>(
  items: Iterable<Item>,
  lengthOf: (item: Item) => number,
  write: (part: Item[]) => string,
): SortedFile[] {
  const written: SortedFile[] = [];
  let part: Item[] = [];
  let length = 0;
  const finish = (): void => {
    const [first] = part;
    if (first) written.push([first[0], write(part)]);
    part = [];
    length = 0;
  };
  for (const item of items) {
    if (part.length > 0 && length + lengthOf(item) > fileLength) finish();
    part.push(item);
    length += lengthOf(item);
  }
  finish();
  return written;
}

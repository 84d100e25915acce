import { BoundedCache } from './bounded-cache.ts';
import type { IndexParts, KnownWord, LookedUp } from './index-parts.ts';
import {
  pageGroup,
  recordFile,
  searchFile,
  type SearchList,
  type SearchPages,
  type SearchRecord,
  type SearchSpelling,
  type SearchTerms,
  type SortedFile,
} from './search-record.ts';
import { firstAt } from './sorted.ts';
import { Synonyms } from './synonyms.ts';
import { NumberReader } from './vlq.ts';

// Pure: it runs in browsers as well.

/**
 * Terms in so many files may begin with a word: about 35 KB. A beginning of more is looked up as a whole word, so that one
 * letter does not load everything.
 */
const mostFilesOfPrefix = 8;

/** An index in files: what a search has asked for and is not loaded is in `missing`. */
export class IndexFiles implements IndexParts {
  readonly synonyms: Synonyms;
  readonly recordCount: number;
  readonly taskStarts: readonly number[];
  readonly #list: SearchList;
  readonly #terms = new BoundedCache<(readonly [string, string])[]>(60);
  readonly #words = new BoundedCache<KnownWord[]>(20);
  readonly #pages = new BoundedCache<string[]>(20);
  readonly #records = new BoundedCache<SearchRecord>(100);
  readonly #missing = new Set<string>();

  constructor(list: SearchList) {
    this.#list = list;
    this.synonyms = new Synonyms(list.synonyms);
    const starts = [0];
    const tasks = new NumberReader(list.tasks);
    while (!tasks.isAtEnd) starts.push((starts.at(-1) ?? 0) + tasks.next());
    this.taskStarts = starts;
    this.recordCount = starts.length - 1;
  }

  /** Files, relative to the site's root, that were asked for since the last call of `startSearch`. */
  get missing(): readonly string[] {
    return [...this.#missing];
  }

  /** Forget what earlier searches have asked for, and what is kept of their files beyond a bound. */
  startSearch(): void {
    this.#missing.clear();
    for (const cache of [this.#terms, this.#words, this.#pages, this.#records]) cache.forget();
  }

  addTerms(data: SearchTerms): void {
    const terms: [string, string][] = [];
    for (let index = 0; index < data.length; index += 2) terms.push([data[index] ?? '', data[index + 1] ?? '']);
    this.#terms.set(data[0] ?? '', terms);
  }

  addWords({ words, records }: SearchSpelling): void {
    const known = words.split(' ').map((word, index): KnownWord => [word, 2 ** Number(records.charAt(index))]);
    this.#words.set(known[0]?.[0] ?? '', known);
  }

  addPages({ start, paths }: SearchPages): void {
    this.#pages.set(String(start), paths);
  }

  addRecord(record: SearchRecord): void {
    this.#records.set(record.path, record);
  }

  isService(record: number): boolean {
    return record < this.#list.services;
  }

  lookUp(word: string, isPrefix: boolean): LookedUp | undefined {
    const range = filesBetween(this.#list.terms, word, isPrefix ? word + last : word);
    const isCut = range.length > mostFilesOfPrefix;
    const files = isCut ? filesBetween(this.#list.terms, word, word) : range;
    const parts = files.map((file) => this.#find('terms', this.#terms, file));
    if (!parts.every((part) => part !== undefined)) return undefined;
    const isFound = (term: string): boolean => (isPrefix && !isCut ? term.startsWith(word) : term === word);
    const terms = parts.flatMap((part) => {
      const start = firstAt(part, word);
      let end = start;
      while (isFound(part[end]?.[0] ?? '')) end += 1;
      return part.slice(start, end);
    });
    return { terms, isCut };
  }

  record(number: number): SearchRecord | undefined {
    const page = this.#pageOf(number);
    if (page === undefined) return undefined;
    const record = this.#records.get(page);
    if (!record) this.#missing.add(recordFile(page));
    return record;
  }

  wordsWith(character: string): readonly KnownWord[] | undefined {
    const files = filesBetween(this.#list.words, character, character + last);
    const parts = files.map((file) => this.#find('words', this.#words, file));
    if (!parts.every((part) => part !== undefined)) return undefined;
    return parts.flat().filter(([word]) => word.startsWith(character));
  }

  #pageOf(number: number): string | undefined {
    const group = Math.floor(number / pageGroup);
    const paths = this.#list.pages[group] ?? [];
    if (typeof paths !== 'string') return paths[number % pageGroup];
    const loaded = this.#pages.get(String(group * pageGroup));
    if (!loaded) this.#missing.add(searchFile('pages', paths));
    return loaded?.[number % pageGroup];
  }

  #find<Part>(kind: 'terms' | 'words', cache: BoundedCache<Part>, [first, hash]: SortedFile): Part | undefined {
    const part = cache.get(first);
    if (part === undefined) this.#missing.add(searchFile(kind, hash));
    return part;
  }
}

/** After every character of a word. */
const last = '\uffff';

/** The files that may have texts from one to another, both included. */
function filesBetween(files: readonly SortedFile[], from: string, to: string): readonly SortedFile[] {
  const start = firstAt(files, from);
  const isFirst = files[start]?.[0] === from;
  const end = firstAt(files, to);
  return files.slice(Math.max(0, isFirst ? start : start - 1), files[end]?.[0] === to ? end + 1 : end);
}

import vm from 'node:vm';
import { indexFiles, recordFiles } from '../../src/publish/search.ts';
import { storeRecord } from '../../src/publish/stored-record.ts';
import { IndexFiles } from '../../src/search/index-files.ts';
import { search, type SearchLimits, type SearchResults } from '../../src/search/search-index.ts';
import type { SearchList, SearchRecord } from '../../src/search/search-record.ts';
import { Synonyms } from '../../src/search/synonyms.ts';

const noStore = { get: () => undefined, put: () => undefined };

/** The files of the search of a site, text by path. */
export function searchSiteOf(
  incidents: readonly SearchRecord[],
  { services = [], synonyms = [] }: { services?: readonly SearchRecord[]; synonyms?: string[][] } = {},
): Map<string, string> {
  const known = new Synonyms(synonyms);
  const stored = {
    incidents: incidents.map((record) => storeRecord(record, known)),
    services: services.map((record) => storeRecord(record, known)),
  };
  const files = [...recordFiles([...stored.services, ...stored.incidents]), ...indexFiles(stored, synonyms, noStore)];
  return new Map(files.map(({ path, read }) => [path, read()]));
}

let handedOver: unknown;
const context = vm.createContext({
  CustomEvent,
  dispatchEvent: ({ detail }: CustomEvent) => {
    handedOver = detail;
  },
});

/** What a script of the search hands over. */
export function dataOf(script: string): unknown {
  vm.runInContext(script, context);
  // What another context made has other prototypes.
  return structuredClone(handedOver);
}

/** Searches the files of a site as a browser does. */
export class SiteReader {
  /** Paths of the files that were loaded, in order. */
  readonly loaded: string[] = [];
  readonly index: IndexFiles;
  readonly #files: { get: (file: string) => string | undefined };

  /** @param files Text by path. */
  constructor(files: { get: (file: string) => string | undefined }) {
    this.#files = files;
    this.index = new IndexFiles(this.#load('search/index.js') as SearchList);
  }

  find(query: string, limits?: SearchLimits): SearchResults {
    for (let round = 0; round < 20; round += 1) {
      this.index.startSearch();
      const results = search(query, this.index, limits);
      if (results.isComplete) return results;
      for (const file of this.index.missing) this.#add(file, this.#load(file));
    }
    throw new Error(`The search of ${query} does not end`);
  }

  #load(file: string): unknown {
    const script = this.#files.get(file);
    if (script === undefined) throw new Error(`${file} is missing`);
    this.loaded.push(file);
    return dataOf(script);
  }

  #add(file: string, data: unknown): void {
    const [, kind = ''] = /^search\/(terms|words|pages)\./.exec(file) ?? [];
    if (kind === 'terms') this.index.addTerms(data as string[]);
    else if (kind === 'words') this.index.addWords(data as Parameters<IndexFiles['addWords']>[0]);
    else if (kind === 'pages') this.index.addPages(data as Parameters<IndexFiles['addPages']>[0]);
    else this.index.addRecord(data as SearchRecord);
  }
}

import { IndexFiles } from '../../../../src/search/index-files.ts';
import { search, type SearchLimits, type SearchResults } from '../../../../src/search/search-index.ts';
import type { searchList, SearchList } from '../../../../src/search/search-record.ts';
import { loadScript } from '../../client/load-script.client.ts';

const listFile: typeof searchList = 'search/index.js';

/**
 * Searches the index, of which it loads the files that a search asks for.
 *
 * Why not Pagefind: it fetches its index and WebAssembly, which browsers refuse on `file://`. A site must also work when
 * it is opened from disk, so the index comes as classic scripts.
 */
export class IndexLoader {
  readonly #root: string;
  #files: IndexFiles | undefined;
  #isBroken = false;

  /** @param root From the page to the site's root. */
  constructor(root: string) {
    this.#root = root;
  }

  /** The files that are loaded; their scripts add to it. `undefined` before the list is loaded. */
  get files(): IndexFiles | undefined {
    return this.#files;
  }

  /** Whether a file could not be loaded. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Called by the script with the list of the index's files. */
  list(list: SearchList): void {
    this.#files = new IndexFiles(list);
  }

  /** Begin anew after an error, with the list: the site may have been built again. */
  reset(): void {
    this.#files = undefined;
    this.#isBroken = false;
  }

  /** Search what is loaded. @returns `undefined` if the list is not. */
  find(query: string, limits: SearchLimits): SearchResults | undefined {
    if (!this.#files) return undefined;
    this.#files.startSearch();
    return search(query, this.#files, limits);
  }

  /** Load what the last search has asked for: at first the list. */
  async loadMissing(): Promise<void> {
    const files = this.#files?.missing ?? [listFile];
    try {
      await Promise.all(files.map(async (file) => loadScript(this.#root + file)));
    } catch (error) {
      if (!(error instanceof Event)) throw error;
      this.#isBroken = true;
    }
  }
}

import type { searchList, SearchPart, SearchRecord } from '../../../../src/search/search-record.ts';
import { loadScript } from '../../client/load-script.client.ts';
import type { SearchIndex } from '../../../../src/search/search-index.ts';

const listFile: typeof searchList = 'search/index.js';

/** How much of the index has been loaded. */
export interface LoadProgress {
  isLoading: boolean;
  /** Whether a file could not be loaded. */
  isBroken: boolean;
  /** The earliest year that is complete, unless all are; absent when there is none. */
  since?: string;
  /** The years that are loaded on request only: `2019`, `2015 to 2018`; absent when everything is loaded. */
  rest?: string;
}

/** Characters of the index that are loaded in one step: about a thousand incidents, 1.3 MB on the wire. */
const stepLength = 5_000_000;

/** Milliseconds of indexing after which the browser may handle input. */
const sliceTime = 20;

/**
 * Loads the index from its files, newest first. Of a large index it loads one step at a time, on request.
 *
 * Why not Pagefind: it fetches its index and WebAssembly, which browsers refuse on `file://`. A site must also work when
 * it is opened from disk, so the index comes as classic scripts, and MiniSearch searches it.
 */
export class IndexLoader {
  readonly #root: string;
  readonly #index: SearchIndex;
  readonly #onProgress: () => void;
  #parts: SearchPart[] | undefined;
  #loadedParts = 0;
  #remainingLength = 0;
  #records: SearchRecord[] = [];
  #isLoading = false;
  #isBroken = false;

  /** @param root From the page to the site's root. */
  constructor(root: string, index: SearchIndex, onProgress: () => void) {
    this.#root = root;
    this.#index = index;
    this.#onProgress = onProgress;
  }

  /** Called by the script with the list of the index's files. */
  list(parts: SearchPart[]): void {
    this.#parts = parts;
  }

  /** Called by each of the files. */
  add(records: SearchRecord[]): void {
    this.#records = records;
  }

  /** Load the first step, or try again after an error. */
  async start(): Promise<void> {
    if (this.#loadedParts > 0 && !this.#isBroken) return;
    this.#isBroken = false;
    await this.loadMore();
  }

  /** Load everything that is left. */
  async loadAll(): Promise<void> {
    await this.loadMore(Infinity);
  }

  /**
   * Load the next step, unless everything is loaded or a file could not be.
   *
   * @param length Characters to load.
   */
  async loadMore(length = stepLength): Promise<void> {
    this.#remainingLength = Math.max(this.#remainingLength, length);
    if (this.#isLoading || this.#isBroken || this.#parts?.length === this.#loadedParts) return;
    this.#isLoading = true;
    this.#remainingLength = length;
    try {
      if (!this.#parts) await loadScript(this.#root + listFile);
      for (let part = this.#next(); part && this.#remainingLength > 0; part = this.#next()) {
        this.#onProgress();
        await loadScript(this.#root + part.file);
        await this.#addToIndex();
        this.#loadedParts += 1;
        this.#remainingLength -= part.length;
      }
    } catch (error) {
      if (!(error instanceof Event)) throw error;
      this.#isBroken = true;
    }
    this.#isLoading = false;
    this.#onProgress();
  }

  get progress(): LoadProgress {
    const parts = this.#parts ?? [];
    const state = { isLoading: this.#isLoading, isBroken: this.#isBroken };
    if (this.#loadedParts === parts.length) return state;
    const missing = yearsOf(parts.slice(this.#loadedParts));
    const since = yearsOf(parts.slice(0, this.#loadedParts)).find((year) => !missing.includes(year));
    const rest = [...new Set([...missing.slice(0, 1), ...missing.slice(-1)])].join(' to ');
    return { ...state, ...(since !== undefined && { since }), rest: rest || 'undated incidents' };
  }

  #next(): SearchPart | undefined {
    return this.#parts?.[this.#loadedParts];
  }

  async #addToIndex(): Promise<void> {
    let started = performance.now();
    for (const record of this.#records) {
      this.#index.add(record);
      if (performance.now() - started < sliceTime) continue;
      await new Promise((resolve) => setTimeout(resolve));
      started = performance.now();
    }
    this.#records = [];
  }
}

/** The known years of parts, earliest first. */
function yearsOf(parts: readonly SearchPart[]): string[] {
  return [...new Set(parts.flatMap(({ years }) => years))].filter(Boolean).toSorted();
}

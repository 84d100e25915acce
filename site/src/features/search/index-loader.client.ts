import type { searchList, SearchPart, SearchRecord } from '../../../../src/publish/search.ts';
import { loadScript } from '../../client/load-script.client.ts';
import type { Library } from './search-index.client.ts';

const listFile: typeof searchList = 'search/index.js';

/** How far the index has been read. */
export interface Progress {
  isReading: boolean;
  /** A file of it could not be loaded. */
  isBroken: boolean;
  /** The earliest year that has been read in full, when not all is; absent when there is none. */
  since?: string;
  /** What is not read unless somebody asks: `2019`, `2015 to 2018`; absent when nothing is left. */
  rest?: string;
}

/** Characters of the index that are read at once: about a thousand incidents, 1.3 MB on the wire. */
const stepLength = 5_000_000;

/** Milliseconds after which reading makes way for typing. */
const sliceTime = 20;

/**
 * Reads the index from its files, the newest first, and not more of a large one than was asked for.
 *
 * Why not Pagefind: it fetches its index and WebAssembly, which browsers refuse on `file://`. A site must also work when
 * it is opened from disk, so the index comes as classic scripts, and MiniSearch searches it.
 */
export class Loader {
  readonly #root: string;
  readonly #library: Library;
  readonly #onProgress: () => void;
  #parts: SearchPart[] | undefined;
  #read = 0;
  #allowed = 0;
  #arrived: SearchRecord[] = [];
  #isReading = false;
  #isBroken = false;

  /** @param root From the page to the site's root. */
  constructor(root: string, library: Library, onProgress: () => void) {
    this.#root = root;
    this.#library = library;
    this.#onProgress = onProgress;
  }

  /** What the list of the index's files says when it comes. */
  list(parts: SearchPart[]): void {
    this.#parts = parts;
  }

  /** What one of the files says when it comes. */
  add(records: SearchRecord[]): void {
    this.#arrived = records;
  }

  /** Read the newest part, or try again what went wrong. */
  async start(): Promise<void> {
    if (this.#allowed === 0 || this.#isBroken) await this.readMore();
  }

  /** Read the next part. */
  async readMore(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    this.#isBroken = false;
    this.#allowed = stepLength;
    try {
      if (!this.#parts) await loadScript(this.#root + listFile);
      for (let part = this.#next(); part && this.#allowed > 0; part = this.#next()) {
        this.#onProgress();
        await loadScript(this.#root + part.file);
        await this.#shelve();
        this.#read += 1;
        this.#allowed -= part.length;
      }
    } catch (error) {
      if (!(error instanceof Event)) throw error;
      this.#isBroken = true;
    }
    this.#isReading = false;
    this.#onProgress();
  }

  get progress(): Progress {
    const parts = this.#parts ?? [];
    const state = { isReading: this.#isReading, isBroken: this.#isBroken };
    if (this.#read === parts.length) return state;
    const unread = yearsOf(parts.slice(this.#read));
    const since = yearsOf(parts.slice(0, this.#read)).find((year) => !unread.includes(year));
    const rest = [...new Set([...unread.slice(0, 1), ...unread.slice(-1)])].join(' to ');
    return { ...state, ...(since !== undefined && { since }), rest: rest || 'what has no date' };
  }

  #next(): SearchPart | undefined {
    return this.#parts?.[this.#read];
  }

  async #shelve(): Promise<void> {
    let started = performance.now();
    for (const record of this.#arrived) {
      this.#library.add(record);
      if (performance.now() - started < sliceTime) continue;
      await new Promise((resolve) => setTimeout(resolve));
      started = performance.now();
    }
    this.#arrived = [];
  }
}

/** The years of parts that are known, earliest first. */
function yearsOf(parts: readonly SearchPart[]): string[] {
  return [...new Set(parts.flatMap(({ years }) => years))].filter(Boolean).toSorted();
}

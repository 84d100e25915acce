import { firstLimits, stepLimits } from '../../../../src/search/limits.ts';
import type { SearchResults } from '../../../../src/search/search-index.ts';
import type { IndexLoader } from './index-loader.client.ts';

/** Texts of so many incidents are checked without being asked, while none has the exact text. */
const mostUnasked = 8 * stepLimits.checked;

/** Milliseconds without a key after which files are loaded: most keys are followed by another one. */
const typingPause = 150;

/** Where a search is: `results` are those of the last one that is complete. */
export interface LiveSearch {
  isBusy: boolean;
  results: SearchResults | undefined;
}

/** Searches for what is being typed, and loads what that takes. Only the last query counts. */
export class QueryRunner {
  readonly #loader: IndexLoader;
  readonly #onChange: (live: LiveSearch) => void;
  #query = '';
  #limits = firstLimits;
  #mostChecked = mostUnasked;
  #results: SearchResults | undefined;
  #run = 0;
  #running: Promise<void> = Promise.resolve();

  /** @param onChange Called when results are there, and when they are waited for. */
  constructor(loader: IndexLoader, onChange: (live: LiveSearch) => void) {
    this.#loader = loader;
    this.#onChange = onChange;
  }

  /** Resolved when the last query has its results, or cannot have them. */
  get settled(): Promise<void> {
    return this.#running;
  }

  /** @param isTyping Whether another key may follow soon. */
  search(query: string, isTyping: boolean): void {
    if (query !== this.#query) {
      this.#limits = firstLimits;
      this.#mostChecked = mostUnasked;
    }
    this.#query = query;
    this.#start(isTyping ? typingPause : 0);
  }

  /** Describe more incidents and tasks. */
  showMore(): void {
    const { incidents, tasks, checked } = this.#limits;
    this.#limits = { incidents: incidents + stepLimits.incidents, tasks: tasks + stepLimits.tasks, checked };
    this.#start(0);
  }

  /** Check the texts of more incidents, and go on while none has the exact text. */
  checkMore(): void {
    this.#mostChecked = this.#limits.checked + mostUnasked;
    this.#checkMore();
    this.#start(0);
  }

  #checkMore(): void {
    this.#limits = { ...this.#limits, checked: this.#limits.checked + stepLimits.checked };
  }

  #start(pause: number): void {
    this.#run += 1;
    this.#running = this.#finish(this.#run, pause);
  }

  async #finish(run: number, pause: number): Promise<void> {
    for (let waited = false; ; waited = true) {
      const results = this.#find();
      if (results?.isComplete === true || this.#loader.isBroken) {
        this.#results = results;
        this.#onChange({ isBusy: false, results });
        return;
      }
      this.#onChange({ isBusy: true, results: this.#results });
      if (!waited && pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      if (run !== this.#run) return;
      await this.#loader.loadMissing();
      if (run !== this.#run) return;
    }
  }

  /** Search, and go on to further texts while none has what is in quotes. */
  #find(): SearchResults | undefined {
    for (;;) {
      const results = this.#loader.find(this.#query, this.#limits);
      const isUnfound = results?.isComplete === true && results.incidentCount + results.taskCount === 0;
      if (!isUnfound || !results.checked || results.checked.done >= this.#mostChecked) return results;
      this.#checkMore();
    }
  }
}

import { inspect } from 'node:util';
import { errorCode, UserError } from '../errors.ts';
import { watchFolders } from '../host/watch-folders.ts';
import { plainLine, plainText } from '../text/plain-text.ts';
import type { ServedSite } from './served-site.ts';
import type { SiteLoader } from './site-loader.ts';

/** What is served at a moment. */
export interface SiteState {
  /** The last site that could be loaded; absent if none could. */
  site?: ServedSite;
  /** One sentence for each thing that keeps it from being up to date. */
  problems: readonly string[];
}

/** The site of a folder that changes. */
export interface CurrentSite {
  /** The present state. If a change is being read, it is waited for, but not for long. */
  get: () => Promise<SiteState>;
  close: () => Promise<void>;
}

export interface CurrentSiteOptions {
  /** Called after every load, and whenever the system watches no more folders. */
  onChange: (state: SiteState) => void;
  /** Called with the details of an error that is a bug. */
  onBug: (details: string) => void;
  /** Today in UTC, `YYYY-MM-DD`. */
  today: () => string;
}

/** Milliseconds without a change after which files are read: editors write, rename and delete in quick succession. */
const quietMs = 20;
/** Milliseconds after which they are read in any case. */
const longestMs = 250;
/** Milliseconds after which a site that could not be loaded is tried again, in case the change was in no watched folder. */
const againMs = 2000;
/** Milliseconds that a request waits for a change. */
const patienceMs = 1000;

/** Load a site, and load it anew when a file changes. */
export function keepCurrent(loader: SiteLoader, { onChange, onBug, today }: CurrentSiteOptions): CurrentSite {
  let state: SiteState | undefined;
  let limit: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let firstChange: number | undefined;
  let isClosed = false;
  let { promise: settled, resolve: settle } = Promise.withResolvers<undefined>();
  let isLoading = false;

  const watch = watchFolders(
    (file) => {
      if (loader.mayMatter(file)) change();
    },
    (code) => {
      limit = `Changes are looked for every 2 s only: the system watches no more folders (${code})`;
    },
  );

  function change(delay = quietMs): void {
    if (isClosed) return;
    const now = performance.now();
    if (firstChange === undefined) {
      firstChange = now;
      if (!isLoading) ({ promise: settled, resolve: settle } = Promise.withResolvers<undefined>());
    }
    if (isLoading) return;
    clearTimeout(timer);
    timer = setTimeout(() => void load(), Math.max(0, Math.min(delay, firstChange + longestMs - now)));
  }

  async function load(): Promise<void> {
    clearTimeout(timer);
    isLoading = true;
    firstChange = undefined;
    let failure: string | undefined;
    try {
      const { site, problems } = await loader.load(watch.update);
      state = { site, problems: problems.map((problem) => plainLine(problem)) };
    } catch (error) {
      if (isClosed) return;
      failure = describe(error);
      // A file that was replaced in the meantime is reported soon.
      await pause(quietMs);
    }
    isLoading = false;
    if (isClosed) return;
    const isStale = hasChanged();
    if (failure !== undefined && !isStale) state = { ...state, problems: [failure] };
    if (failure === undefined || !isStale) publish();
    if (isStale) change();
    else settle(undefined);
    if (failure !== undefined && !isStale) timer = setTimeout(() => void load(), againMs);
  }

  function hasChanged(): boolean {
    return firstChange !== undefined;
  }

  function publish(): void {
    if (!state) return;
    if (limit !== undefined && !state.problems.includes(limit)) {
      state = { ...state, problems: [...state.problems, limit] };
    }
    try {
      onChange(state);
    } catch (error) {
      onBug(inspect(error));
    }
  }

  function describe(error: unknown): string {
    if (error instanceof UserError) return plainLine(error.message);
    const reason = error instanceof Error ? error.message : String(error);
    if (errorCode(error)?.startsWith('ERR_') === false) return plainLine(reason);
    onBug(inspect(error));
    return `This is a bug in Casebook, please report it: ${plainText(reason)}`;
  }

  void load();
  return {
    async get() {
      if (!state) await settled;
      else {
        if (state.site && state.site.today !== today()) change(0);
        await Promise.race([settled, pause(patienceMs)]);
      }
      if (!state) throw new Error('The site is closed');
      return state;
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      watch.close();
      settle(undefined);
      await loader.close();
    },
  };
}

async function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

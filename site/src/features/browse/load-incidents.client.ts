import { loadScript } from '../../client/load-script.client.ts';
import type { BrowseData } from './data.ts';
import { decode, type Listed } from './decode.ts';

declare global {
  interface Window {
    /** Called by the script that brings the incidents. */
    casebookIncidents?: (data: BrowseData) => void;
  }
}

/**
 * What loads the incidents of the site, once: from the page, or where it has too many for that, by a script, which is
 * the one way that also works from disk.
 *
 * @returns Rejects when the script cannot be loaded, and tries again the next time.
 */
export function incidentLoader(form: HTMLElement): (onWait?: () => void) => Promise<Listed[]> {
  let loaded: Promise<Listed[]> | undefined;
  let isThere = false;
  return (onWait) => {
    loaded ??= loadData(form).then(
      (data) => {
        isThere = true;
        return decode(data);
      },
      (error: unknown) => {
        loaded = undefined;
        throw error;
      },
    );
    if (!isThere && form.dataset.src) onWait?.();
    return loaded;
  };
}

async function loadData(form: HTMLElement): Promise<BrowseData> {
  const { src } = form.dataset;
  // The cast: the page's own data.
  if (src === undefined) return JSON.parse(form.querySelector('script')?.textContent ?? '') as BrowseData;
  const { promise, resolve } = Promise.withResolvers<BrowseData>();
  window.casebookIncidents = resolve;
  await loadScript(src);
  return promise;
}

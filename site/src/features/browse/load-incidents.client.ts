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
    loaded ??= bring(form).then(
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

function bring(form: HTMLElement): Promise<BrowseData> {
  const { src } = form.dataset;
  return new Promise((resolve, reject) => {
    if (src === undefined) {
      resolve(JSON.parse(form.querySelector('script')?.textContent ?? '') as BrowseData);
      return;
    }
    window.casebookIncidents = resolve;
    const script = document.createElement('script');
    script.src = src;
    script.addEventListener('error', reject);
    document.head.append(script);
  });
}

import { onData } from '../../client/data-event.client.ts';
import { loadScript } from '../../client/load-script.client.ts';
import type { BrowseData } from './data.ts';
import { decode, type ListedIncident } from './decode.ts';

/**
 * Create a function that loads the incidents of the site once: from the page or, when they are too many for the page,
 * from a script.
 *
 * @returns The function. It rejects when the script cannot be loaded, and tries again on the next call.
 */
export function createIncidentLoader(form: HTMLElement): (onWait?: () => void) => Promise<ListedIncident[]> {
  let incidents: Promise<ListedIncident[]> | undefined;
  let isLoaded = false;
  return (onWait) => {
    incidents ??= loadData(form).then(
      (data) => {
        isLoaded = true;
        return decode(data);
      },
      (error: unknown) => {
        incidents = undefined;
        throw error;
      },
    );
    if (!isLoaded && form.dataset.src) onWait?.();
    return incidents;
  };
}

async function loadData(form: HTMLElement): Promise<BrowseData> {
  const { src } = form.dataset;
  // The cast: the build wrote it.
  if (src === undefined) return JSON.parse(form.querySelector('script')?.textContent ?? '') as BrowseData;
  const { promise, resolve } = Promise.withResolvers<BrowseData>();
  onData('incidents', resolve, { once: true });
  await loadScript(src);
  return promise;
}

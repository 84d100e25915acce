import { createElement } from './dom.client.ts';
import type { SearchResults } from './search-index.client.ts';
import type { LoadProgress } from './index-loader.client.ts';

/** The status of a search: `2 hits since 2021. Nothing is spelt memry; showing memory.` */
export function statusText(results: SearchResults, progress: LoadProgress): (Node | string)[] {
  const { words, corrections } = results;
  if (progress.isBroken) return ['The index could not be loaded. Close the search and open it again to try once more.'];
  if (words.length === 0) return ['Titles, write-ups, timelines, tasks and services.'];
  const corrected = Array.from(corrections, ([word, correction]) => [
    ' Nothing is spelt ',
    createElement('s', {}, word),
    '; showing ',
    createElement('b', {}, correction),
    '.',
  ]);
  return [countText(results, progress), ...corrected.flat()];
}

function countText({ incidents, tasks, more }: SearchResults, { since, rest, isLoading }: LoadProgress): string {
  const count = incidents.length + tasks.length;
  const period = since !== undefined ? ` since ${since}` : rest === undefined ? '' : ' so far';
  if (count === 0) return isLoading ? 'Searching …' : `No hits${period}. Fewer words may find more.`;
  if (more > 0) return `The best ${count} hits${period}. More words find fewer.`;
  return `${count} ${count === 1 ? 'hit' : 'hits'}${period}.`;
}

import { createElement } from './dom.client.ts';
import type { SearchResults } from '../../../../src/search/search-index.ts';
import type { LoadProgress } from './index-loader.client.ts';

/** The status of a search: `2 results since 2021. Showing results for "memory".` */
export function statusText(results: SearchResults, progress: LoadProgress): (Node | string)[] {
  const { words, corrections } = results;
  if (progress.isBroken) return ['The search index could not be loaded. Close the search and open it again to retry.'];
  if (words.length === 0) return ['Titles, write-ups, timelines, tasks and services.'];
  const shown = Array.from(corrections.values(), (word, index) => [
    index === 0 ? ' Showing results for "' : ', "',
    createElement('b', {}, word),
    '"',
  ]);
  return [countText(results, progress), ...shown.flat(), shown.length > 0 ? '.' : ''];
}

function countText({ incidents, tasks, more }: SearchResults, { since, rest, isLoading }: LoadProgress): string {
  const count = incidents.length + tasks.length;
  const period = since !== undefined ? ` since ${since}` : rest === undefined ? '' : ' so far';
  if (count === 0) return isLoading ? 'Searching …' : `No results${period}. Try fewer words.`;
  if (more > 0) return `Top ${count} results${period}. Add words to narrow.`;
  return `${count} ${count === 1 ? 'result' : 'results'}${period}.`;
}

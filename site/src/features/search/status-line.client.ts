import { coverageOf, findCommonMissing } from '../../../../src/search/coverage.ts';
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
  return [...countTexts(results, progress), ...shown.flat(), shown.length > 0 ? '.' : ''];
}

function countTexts(results: SearchResults, { since, rest, isLoading }: LoadProgress): (Node | string)[] {
  const { incidents, tasks, more } = results;
  const count = incidents.length + tasks.length;
  const period = since !== undefined ? ` since ${since}` : rest === undefined ? '' : ' so far';
  if (count === 0) return [isLoading ? 'Searching …' : `No results${period}. Try fewer words.`];
  const { complete, partial, part } = coverageOf(results);
  const narrow = more > 0 ? ' Add words to narrow.' : '';
  const top = more > 0 ? 'Top ' : '';
  if (partial === 0) return [`${top}${resultsText(count)}${period}.${narrow}`];
  const others = `that ${partial === 1 ? 'has' : 'have'} ${part} words`;
  return complete === 0
    ? [`${top}${resultsText(count)}${period} ${others}`, ...termTexts(results), `.${narrow}`]
    : [`${top}${resultsText(complete)}${period}, and ${partial} more ${others}.${narrow}`];
}

function resultsText(count: number): string {
  return `${count} ${count === 1 ? 'result' : 'results'}`;
}

/** `: connection postgres limit`, with what all results lack struck; empty if they lack different words. */
function termTexts(results: SearchResults): (Node | string)[] {
  const missing = findCommonMissing(results);
  if (!missing) return [];
  const terms = results.terms.flatMap((term) => [' ', ...(missing.includes(term) ? missingTerm(term) : [term])]);
  return [':', ...terms];
}

/** A term that is missing, struck; who does not see that hears it. */
function missingTerm(term: string): Node[] {
  return [createElement('s', {}, term), createElement('span', { class: 'sr-only' }, ' (missing)')];
}

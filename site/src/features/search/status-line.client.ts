import type { SearchResults } from '../../../../src/search/search-index.ts';
import { createElement } from './dom.client.ts';

/**
 * The status of a search: `2 results. Showing results for "memory".`
 *
 * @param results `undefined` if the index could not be loaded.
 */
export function statusText(results: SearchResults | undefined): (Node | string)[] {
  if (results?.isComplete !== true) {
    return ['The search index could not be loaded. Close the search and open it again to retry.'];
  }
  const { words, corrections, cut } = results;
  const more = cut.length > 0 ? `Type more of “${cut.join('”, “')}”: too many words begin with it.` : '';
  if (words.length === 0) return [more || 'Titles, write-ups, timelines, tasks and services.'];
  const shown = Array.from(corrections.values(), (word, index) => [
    index === 0 ? ' Showing results for "' : ', "',
    createElement('b', {}, word),
    '"',
  ]);
  return [...countTexts(results), ...shown.flat(), shown.length > 0 ? '.' : '', more && ` ${more}`];
}

function countTexts(results: SearchResults): (Node | string)[] {
  const { incidentCount, taskCount, coverage, checked } = results;
  const count = incidentCount + taskCount;
  const exact = checked ? ` ${checked.done} of ${checked.of} incidents checked for the exact text.` : '';
  if (count === 0) return [checked ? `No results so far.${exact}` : 'No results. Try fewer words.'];
  const { complete, partial, part } = coverage;
  if (partial === 0) return [`${resultsText(count)}.${exact}`];
  const others = `that ${partial === 1 ? 'has' : 'have'} ${part} words`;
  return complete === 0
    ? [`${resultsText(count)} ${others}`, ...termTexts(results), `.${exact}`]
    : [`${resultsText(complete)}, and ${partial} more ${others}.${exact}`];
}

function resultsText(count: number): string {
  return `${count} ${count === 1 ? 'result' : 'results'}`;
}

/** `: connection postgres limit`, with what all results lack struck; empty if they lack different words. */
function termTexts({ terms, coverage: { missing } }: SearchResults): (Node | string)[] {
  if (!missing) return [];
  return [':', ...terms.flatMap((term) => [' ', ...(missing.includes(term) ? missingTerm(term) : [term])])];
}

/** A term that is missing, struck; who does not see that hears it. */
function missingTerm(term: string): Node[] {
  return [createElement('s', {}, term), createElement('span', { class: 'sr-only' }, ' (missing)')];
}

import { element } from './dom.client.ts';
import type { Found } from './search-index.client.ts';
import type { Progress } from './index-loader.client.ts';

/** What a search says of its hits: `2 hits since 2021. Nothing is spelt memry; showing memory.` */
export function noteOf(found: Found, progress: Progress): (Node | string)[] {
  const { words, spelt } = found;
  if (progress.isBroken) return ['The index could not be loaded. Close the search and open it again to try once more.'];
  if (words.length === 0) return ['Titles, write-ups, timelines, tasks and services.'];
  const guesses = Array.from(spelt, ([asked, shown]) => [
    ' Nothing is spelt ',
    element('s', {}, asked),
    '; showing ',
    element('b', {}, shown),
    '.',
  ]);
  return [countText(found, progress), ...guesses.flat()];
}

function countText({ incidents, tasks, more }: Found, { since, rest, isReading }: Progress): string {
  const count = incidents.length + tasks.length;
  const period = since !== undefined ? ` since ${since}` : rest === undefined ? '' : ' so far';
  if (count === 0) return isReading ? 'Searching …' : `No hits${period}. Fewer words may find more.`;
  if (more > 0) return `The best ${count} hits${period}. More words find fewer.`;
  return `${count} ${count === 1 ? 'hit' : 'hits'}${period}.`;
}

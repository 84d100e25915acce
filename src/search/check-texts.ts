import type { IndexParts } from './index-parts.ts';
import { containsAll } from './query.ts';
import type { Match } from './rank-matches.ts';
import type { SearchRecord } from './search-record.ts';

// Pure: it runs in browsers as well.

/** How many of the incidents that have all the words have been checked for the words as they are written. */
export interface CheckedTexts {
  done: number;
  of: number;
}

/**
 * The items of which the texts match patterns.
 *
 * @param candidates Best first.
 * @param limit The most records that are read.
 * @returns `isComplete` is `false` if some of these records are not loaded.
 */
export function checkTexts<Item extends Match>(
  candidates: readonly Item[],
  patterns: readonly RegExp[],
  limit: number,
  parts: Pick<IndexParts, 'record'>,
): { passed: Item[]; checked: CheckedTexts; isComplete: boolean } {
  const numbers = [...new Set(candidates.map((candidate) => candidate.record))];
  const records = new Map(numbers.slice(0, limit).map((number) => [number, parts.record(number)]));
  return {
    passed: candidates.filter((candidate) => {
      const found = records.get(candidate.record);
      return found && containsAll(textsOf(found, candidate.task), patterns);
    }),
    checked: { done: records.size, of: numbers.length },
    isComplete: [...records.values()].every(Boolean),
  };
}

/** Everything that is said of an incident, or of one of its tasks. */
function textsOf(record: SearchRecord, task: number | undefined): string[] {
  const { title, severity = '', labels, names, summary = '', places, tasks } = record;
  if (task === undefined) {
    return [title, severity, ...labels, ...names, summary, ...places.flatMap(([, name, text]) => [name, text])];
  }
  const { title: name = '', owner = '', state = '', details = '' } = tasks[task] ?? {};
  return [name, owner, state, details];
}

import { inverseFrequency } from './score.ts';
import type { SearchTerm } from './search-term.ts';

// Pure: it runs in browsers as well.

/** An item that has some terms of a query. */
export interface Match {
  /** Number of a record, or of a task of one. */
  item: number;
  record: number;
  /** Index among the tasks of the record; absent for the record itself. */
  task?: number;
  /** The terms that it has, each with how well it has it. */
  has: Map<SearchTerm, number>;
}

export interface RankedMatch extends Match {
  /** How much of the query it has; equal for all that have everything. */
  weight: number;
}

/**
 * Matches by how much of a query they have, and how well; of equals, the newest first. A word that few items have says more.
 *
 * @param total The number of all items.
 */
export function rankMatches(matches: readonly Match[], terms: readonly SearchTerm[], total: number): RankedMatch[] {
  const weights = new Map(
    terms.map((term) => [term, inverseFrequency(matches.filter(({ has }) => has.has(term)).length, total)]),
  );
  return matches
    .map((match) => {
      // In the order of the query: sums of the same numbers are equal.
      const weight = sumOf(terms.map((term) => (match.has.has(term) ? (weights.get(term) ?? 0) : 0)));
      return { ...match, weight, score: sumOf([...match.has.values()]) };
    })
    .toSorted(
      (a, b) => b.weight - a.weight || b.score - a.score || b.record - a.record || (a.task ?? -1) - (b.task ?? -1),
    );
}

/**
 * The matches that have all terms; then, if these are not enough, those that have most of them.
 *
 * @param ranked As `rankMatches` returns them.
 * @param named Those that have the names of the query as they are written: if one of them has all terms, there are no others.
 */
export function chooseMatches(
  ranked: readonly RankedMatch[],
  terms: readonly SearchTerm[],
  named: ReadonlySet<number>,
  isEnough: (complete: readonly Match[]) => boolean,
): RankedMatch[] {
  const complete = ranked.filter(({ has }) => has.size === terms.length);
  const namedFirst = (matches: readonly RankedMatch[]): RankedMatch[] =>
    named.size === 0
      ? [...matches]
      : [...matches.filter(({ item }) => named.has(item)), ...matches.filter(({ item }) => !named.has(item))];
  const completeAndNamed = complete.filter(({ item }) => named.has(item));
  if (completeAndNamed.length > 0) return completeAndNamed;
  if (isEnough(complete)) return complete;
  const partial = ranked.filter(({ has }) => has.size < terms.length);
  const most = ranked[0]?.weight ?? 0;
  const telling = partial.filter(
    ({ item, has, weight }) => has.size >= terms.length / 2 && (weight >= most / 2 || named.has(item)),
  );
  return [...complete, ...namedFirst(telling)];
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

import type { SearchTerm } from './search-term.ts';

// Pure: it runs in browsers as well.

/** An item that has some terms of a query. */
export interface Match<Item> {
  item: Item;
  /** The terms that it has, each with how well it has it. */
  has: Map<SearchTerm, number>;
}

export interface RankedMatch<Item> extends Match<Item> {
  /** How much of the query it has; equal for all that have everything. */
  weight: number;
}

/** What matches are ranked by. */
interface RankOptions<Item> {
  terms: readonly SearchTerm[];
  /** The number of all items. */
  total: number;
  /** Whether an item has the names of the query as they are written; absent if there are none. */
  isNamed: ((item: Item) => boolean) | undefined;
  /** Whether nothing needs to be added to the items that have all terms. */
  isEnough: (complete: readonly Match<Item>[]) => boolean;
}

/**
 * The matches that have all terms; then, if these are few, those that have most of them, by how much these say: a word of
 * few items says more.
 */
export function rankMatches<Item>(
  matches: readonly Match<Item>[],
  { terms, total, isNamed, isEnough }: RankOptions<Item>,
): RankedMatch<Item>[] {
  const weights = new Map(
    terms.map((term) => [term, inverseFrequency(matches.filter(({ has }) => has.has(term)).length, total)]),
  );
  const ranked = matches
    .map((match) => {
      const weight = sumOf([...match.has.keys()].map((term) => weights.get(term) ?? 0));
      return { ...match, weight: isNamed?.(match.item) ? weight + namedWeight : weight };
    })
    .toSorted((a, b) => b.weight - a.weight || sumOf([...b.has.values()]) - sumOf([...a.has.values()]));
  const complete = ranked.filter(({ has }) => has.size === terms.length);
  const partial = ranked.filter(({ has }) => has.size < terms.length);
  const named = complete.filter(({ weight }) => weight >= namedWeight);
  if (named.length > 0) return named;
  if (isEnough(complete)) return complete;
  const most = Math.max(0, ...ranked.map(({ weight }) => weight));
  return [...complete, ...partial.filter(({ has, weight }) => has.size >= terms.length / 2 && weight >= most / 2)];
}

/** More than any number of words. */
const namedWeight = 1000;

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** As BM25 has it. */
function inverseFrequency(count: number, total: number): number {
  return Math.log(1 + (total - count + 0.5) / (count + 0.5));
}

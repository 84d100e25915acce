import { findWords } from '../text/words.ts';

/** What stays the same, what became something else, and what is on one side only. */
export interface Pairs<Item> {
  pairs: [before: Item, after: Item][];
  onlyBefore: Item[];
  onlyAfter: Item[];
}

/** Two lists are compared word by word only as long as it takes no time that anybody notices. */
const mostCompared = 300;

/**
 * Pair the items of two lists, whatever their order.
 *
 * @param keys What equal items have in common, the surest first; a key that is `undefined` pairs nothing.
 * @param textOf By which the rest is paired.
 * @param leastShare Of words that both texts have.
 */
export function pairAlike<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keys: readonly ((item: Item) => string | undefined)[],
  textOf: (item: Item) => string,
  leastShare: number,
): Pairs<Item> {
  const pairs: Pairs<Item>['pairs'] = [];
  let [onlyBefore, onlyAfter] = [[...before], [...after]];
  for (const keyOf of keys) {
    const left = Map.groupBy(onlyBefore, keyOf);
    const taken = new Set<Item>();
    onlyAfter = onlyAfter.filter((item) => {
      const key = keyOf(item);
      const match = key === undefined ? undefined : left.get(key)?.shift();
      if (match === undefined) return true;
      taken.add(match);
      pairs.push([match, item]);
      return false;
    });
    onlyBefore = onlyBefore.filter((item) => !taken.has(item));
  }
  const alike = pairByWords(onlyBefore.slice(0, mostCompared), onlyAfter.slice(0, mostCompared), textOf, leastShare);
  const paired = new Set(alike.flat());
  return {
    pairs: [...pairs, ...alike],
    onlyBefore: onlyBefore.filter((item) => !paired.has(item)),
    onlyAfter: onlyAfter.filter((item) => !paired.has(item)),
  };
}

/** The most similar ones first, so that a pair does not depend on the order of the lists. */
function pairByWords<Item>(
  before: readonly Item[],
  after: readonly Item[],
  textOf: (item: Item) => string,
  leastShare: number,
): [Item, Item][] {
  const wordsOf = (item: Item): Set<string> => new Set(findWords({ text: textOf(item).slice(0, 2000) }).words);
  const words = after.map(wordsOf);
  const found = before.flatMap((item) => {
    const own = wordsOf(item);
    return after.map((other, index) => ({ item, other, share: shareOf(own, words[index] ?? new Set()) }));
  });
  const taken = new Set<Item>();
  return found
    .filter(({ share }) => share >= leastShare)
    .toSorted((a, b) => b.share - a.share)
    .flatMap(({ item, other }): [Item, Item][] => {
      if (taken.has(item) || taken.has(other)) return [];
      taken.add(item).add(other);
      return [[item, other]];
    });
}

/** Dice's coefficient: the share of words that both have. */
function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) shared += Number(b.has(word));
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

import type { SearchResults } from './search-index.ts';

// Pure: it runs in browsers as well.

/** How much of a query the results have. */
export interface Coverage {
  /** The number of results that have all terms. */
  complete: number;
  /** The number of the others. */
  partial: number;
  /** How many terms the others have: `2 of 3`, `2 to 3 of 5`. */
  part: string;
}

export function coverageOf({ terms, incidents, tasks }: SearchResults): Coverage {
  const counts = [...incidents, ...tasks].map(({ missing }) => terms.length - missing.length);
  const partial = counts.filter((count) => count < terms.length);
  const [least, most] = [Math.min(...partial), Math.max(...partial)];
  return {
    complete: counts.length - partial.length,
    partial: partial.length,
    part: `${least === most ? least : `${least} to ${most}`} of ${terms.length}`,
  };
}

/** The terms that all results lack; `undefined` if some lack others. */
export function findCommonMissing({ incidents, tasks }: SearchResults): readonly string[] | undefined {
  const [first, ...others] = [...incidents, ...tasks].map(({ missing }) => missing);
  return others.every((missing) => missing.join('\n') === first?.join('\n')) ? first : undefined;
}

// Pure: it runs in browsers as well.

/** How much of a query the results have. */
export interface Coverage {
  /** The number of results that have all terms. */
  complete: number;
  /** The number of the others. */
  partial: number;
  /** How many terms the others have: `2 of 3`, `2 to 3 of 5`. */
  part: string;
  /** The terms that all results lack; `undefined` if some lack others. */
  missing: readonly string[] | undefined;
}

/**
 * @param termCount The number of terms.
 * @param missing Those that each result lacks.
 */
export function coverageOf(termCount: number, missing: readonly (readonly string[])[]): Coverage {
  let [complete, least, most, isSame] = [0, Infinity, 0, true];
  const [first = []] = missing;
  for (const lacked of missing) {
    if (lacked.length === 0) complete += 1;
    else {
      least = Math.min(least, termCount - lacked.length);
      most = Math.max(most, termCount - lacked.length);
    }
    isSame &&= lacked.length === first.length && lacked.every((term, index) => term === first[index]);
  }
  return {
    complete,
    partial: missing.length - complete,
    part: `${least === most ? least : `${least} to ${most}`} of ${termCount}`,
    missing: isSame ? first : undefined,
  };
}

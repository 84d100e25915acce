/** Replaced by the build with a hash of everything that the package is made from. */
declare const CASEBOOK_BUILD: string | undefined;

/**
 * Tells one build of Casebook from another, so that nothing is taken for a result that another build would not have. It
 * is absent where the sources run without having been built, and may have changed since the last run.
 */
export const buildId = typeof CASEBOOK_BUILD === 'undefined' ? undefined : CASEBOOK_BUILD;

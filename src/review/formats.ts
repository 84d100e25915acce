/** The values of `--format` of `casebook review`. A file of its own, since the command line needs them first. */
export const reviewFormats = ['markdown', 'json'] as const;

export type ReviewFormat = (typeof reviewFormats)[number];

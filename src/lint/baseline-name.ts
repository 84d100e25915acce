/** Name of the file with a repository's baseline, beside its configuration. */
export const baselineName = 'casebook-baseline.yaml';

// Loaded with the command line: nothing but names.

export const statsFormats = ['table', 'json', 'csv'] as const;

export type StatsFormat = (typeof statsFormats)[number];

/** What incidents are grouped by. A rolling year is twelve months that end today, or where a later one begins. */
export const groupings = ['service', 'severity', 'kind', 'quarter', 'year', 'rolling-year'] as const;

export type Grouping = (typeof groupings)[number];

import type { TaskStatus } from '../../../../src/postmortem/postmortem.ts';
import type { SeverityRank } from '../../catalog/severities.ts';

// Pure: used by the build and the browser.

/** What the browser filters, sorts and draws incidents with, small enough for ten thousand of them. */
export interface BrowseData {
  /** Most severe first. */
  severities: readonly (readonly [name: string, rank: SeverityRank])[];
  /** Keys and labels. */
  kinds: readonly (readonly [key: string, label: string])[];
  statuses: readonly (readonly [key: string, label: string])[];
  /** Labels of the detection methods. */
  methods: readonly string[];
  /** Names, and the paths of their pages. */
  services: readonly (readonly [name: string, path: string])[];
  tags: readonly string[];
  /** The team's own fields that are filters: URL parameters and values. */
  facets: readonly (readonly [parameter: string, values: readonly string[]])[];
  /** Other repositories: ids, names, and the URLs of their sites. */
  sources: readonly (readonly [id: string, name: string, url: string])[];
  /** Newest first. */
  incidents: readonly BrowseIncident[];
}

/** An incident. Numbers are indexes into the lists above; −1 means none. */
export type BrowseIncident = readonly [
  slug: string,
  title: string,
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; empty when unknown. */
  date: string,
  severity: number,
  kind: number,
  status: number,
  method: number,
  services: readonly number[],
  tags: readonly number[],
  /** The duration of the impact in words; empty when unknown. */
  impact: string,
  /** The same in seconds: one number, or the least and the most; −1 without impact, empty when unknown. */
  impactSeconds: readonly number[],
  /** For each task the index of its status and, when it is outstanding, its due date: `3 12024-08-25`. */
  tasks: string,
  /** Of the title; empty for English. */
  lang: string,
  /** For each facet, indexes into its values; absent or empty if there is no facet. */
  facets?: readonly (readonly number[])[],
  /** Whether another document counts instead; absent, or 0 before more, otherwise. */
  isDuplicate?: 0 | 1,
  /** Index into the sources; absent for an incident of this repository. */
  source?: number,
];

/** What the status numbers in `tasks` stand for. */
export const taskStatuses: readonly TaskStatus[] = ['proposed', 'open', 'in_progress', 'done', 'verified', 'wont_do'];

/** Stands for this repository among sources, in URLs. No source has this id. */
export const ownSource = '-';

/** Stands for the year of incidents without one, in URLs. */
export const undated = 'undated';

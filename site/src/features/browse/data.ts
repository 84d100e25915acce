import type { TaskStatus } from '../../../../src/postmortem/postmortem.ts';
import type { SeverityRank } from '../../catalog/severities.ts';

// Read by the browser: nothing here may need a library.

/** Everything that incidents are found, put in order and drawn by, small enough for ten thousand of them. */
export interface BrowseData {
  /** Gravest first. */
  severities: readonly (readonly [name: string, rank: SeverityRank])[];
  /** Keys, and words for them. */
  kinds: readonly (readonly [key: string, words: string])[];
  statuses: readonly (readonly [key: string, words: string])[];
  /** Who noticed, in words. */
  methods: readonly string[];
  /** Names, and paths of their pages. */
  services: readonly (readonly [name: string, path: string])[];
  tags: readonly string[];
  /** Newest first. */
  incidents: readonly BrowseIncident[];
}

/** An incident; numbers are places in the lists above, and −1 is in none. */
export type BrowseIncident = readonly [
  slug: string,
  title: string,
  /** `YYYY-MM-DD`, or the year that it is listed under, or nothing. */
  day: string,
  severity: number,
  kind: number,
  status: number,
  method: number,
  services: readonly number[],
  tags: readonly number[],
  /** How long users felt it, in words; empty when nobody knows. */
  felt: string,
  /** In seconds: one that is exact, or the least and the most; −1 when nobody felt it, empty when nobody knows. */
  length: readonly number[],
  /** The number of a status for each task, and when an outstanding one is due: `3 12024-08-25`. */
  tasks: string,
];

/** What the numbers in `tasks` stand for. */
export const taskStatuses: readonly TaskStatus[] = ['proposed', 'open', 'in_progress', 'done', 'verified', 'wont_do'];

/** What a page names the incident by that it is listed under no year. */
export const undated = 'undated';

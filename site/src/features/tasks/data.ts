import type { TaskStatus } from '../../../../src/postmortem/postmortem.ts';

// Pure: used by the build and the browser.

/** What the browser filters, groups and draws tasks with, small enough for twenty thousand of them. */
export interface TaskData {
  /** Names and, unless it has no page, the paths of their pages. */
  owners: readonly (readonly [name: string, path: string])[];
  types: readonly string[];
  priorities: readonly string[];
  services: readonly string[];
  tags: readonly string[];
  /** Other repositories: names, and the URLs of their sites. */
  sources: readonly (readonly [name: string, url: string])[];
  incidents: readonly EncodedIncident[];
  /** In the order of the pages. */
  tasks: readonly EncodedTask[];
}

/** An incident. Numbers are indexes into the lists above. */
export type EncodedIncident = readonly [
  slug: string,
  title: string,
  /** Its day, `YYYY-MM-DD`; empty when unknown. */
  since: string,
  services: readonly number[],
  tags: readonly number[],
  /** Index into the sources; absent for an incident of this repository. */
  source?: number,
];

/** A task. Numbers are indexes into the lists above; −1 means none. */
export type EncodedTask = readonly [
  title: string,
  incident: number,
  /** Index into `listedStatuses`. */
  status: number,
  owners: readonly number[],
  type: number,
  priority: number,
  /** `YYYY-MM-DD`; empty for none. */
  due: string,
  /** What only some tasks have. */
  rest?: TaskRest,
];

export interface TaskRest {
  ticket?: string;
  ticketUrl?: string;
  doneWhen?: string;
  declineReason?: string;
  closed?: string;
  /** The incidents that it would have prevented: titles and, if they have pages, their paths. */
  wouldPrevent?: readonly (readonly [name: string, path?: string])[];
}

/** The statuses of the tasks in the list. */
export const listedStatuses: readonly TaskStatus[] = ['open', 'in_progress', 'proposed'];

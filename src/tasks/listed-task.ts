import type { Task } from '../postmortem/postmortem.ts';

/** A task in a list of tasks across incidents. Plain JSON; absent is what is not stated. */
export interface ListedTask extends Omit<Task, 'owner' | 'owners' | 'position'> {
  /** Handles or teams, without `@`. */
  owners: string[];
  /** Address of the ticket. */
  ticketUrl?: string;
  incident: ListedIncident;
  /** Where it is written, from 1. */
  line: number;
  column: number;
}

/** The incident of a task. */
export interface ListedIncident {
  id: string;
  title: string;
  /** Relative to the root, `/` as separator. */
  path: string;
  /** Address of its page, if `site.url` is configured. */
  url?: string;
  severity?: string;
  services: string[];
  /** The day on which the impact began, or else that of the file name. */
  day?: string;
}

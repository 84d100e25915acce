import type { Task } from '../postmortem/postmortem.ts';
import type { TaskHistory } from './history.ts';

/** A task in a list of tasks across incidents. Plain JSON; absent is what is not stated. */
export interface ListedTask extends Omit<Task, 'owner' | 'owners' | 'position'> {
  /** Handles or teams, without `@`. */
  owners: string[];
  /** Address of the ticket. */
  ticketUrl?: string;
  incident: ListedIncident;
  /** What git knows of it. */
  history?: TaskHistory;
  /** Where it is written, from 1; 0 in another repository. */
  line: number;
  column: number;
}

/** A task that was removed while it was outstanding. */
export interface RemovedTask extends ListedTask {
  /** The day of the commit that removed it, `YYYY-MM-DD` in UTC; absent if that is not committed. */
  removed?: string;
}

/** The incident of a task. */
export interface ListedIncident {
  id: string;
  title: string;
  /** Relative to the root, `/` as separator; empty in another repository. */
  path: string;
  /** Address of its page, if `site.url` is configured. */
  url?: string;
  severity?: string;
  services: string[];
  /** The day on which the impact began, or else that of the file name. */
  day?: string;
}

import type { ListedTask, RemovedTask } from './listed-task.ts';

/** Tasks to be shown, and what is known of the run. */
export interface TaskReport {
  tasks: readonly ListedTask[];
  /** Tasks that were removed while they were outstanding. */
  removed: readonly RemovedTask[];
  /** The present, as an ISO 8601 instant in UTC. */
  now: string;
  /** `YYYY-MM-DD`. */
  today: string;
  /** Whether they are in the order of their due dates. */
  isByDue: boolean;
  /** Whether the user chose the tasks by their due dates. */
  hasDates: boolean;
  /** What the user has to know about the list, each a sentence without a final period. */
  notes: readonly string[];
}

/** How a table is shown. */
export interface TableOptions {
  /** Width of the terminal. */
  columns: number;
  color: boolean;
}

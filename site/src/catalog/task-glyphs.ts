import type { TaskStatus } from '../../../src/postmortem/postmortem.ts';
import { isOverdue, type DatedTask } from './overdue.ts';

/** The symbol of a task. */
export interface TaskGlyph {
  status: TaskStatus;
  /** `YYYY-MM-DD`; of outstanding tasks only. */
  due?: string;
  isLate: boolean;
}

/** The symbols of tasks on a day, `YYYY-MM-DD`. */
export function taskGlyphs(tasks: readonly (DatedTask & { status: TaskStatus })[], today: string): TaskGlyph[] {
  return tasks.map((task) => ({
    status: task.status,
    ...(task.outstanding && task.due !== undefined && { due: task.due }),
    isLate: isOverdue(task, today),
  }));
}

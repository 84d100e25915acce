import type { RootContent } from 'mdast';
import type { Edit } from '../../edit.ts';
import type { MarkdownDocument } from '../../markdown/document.ts';
import type { Position } from '../../position.ts';
import type { Settings } from '../../settings.ts';
import type { Task } from '../postmortem.ts';

/** A task before it has an id that is unique in the document. */
export type UnnamedTask = Omit<Task, 'id'> & { id?: string };

/** What a reading of tasks depends on. */
export interface TaskContext {
  document: MarkdownDocument;
  settings: Settings;
  /** A date of the incident, which completes due dates without a year. */
  near?: string | undefined;
}

/** A block of the body that holds tasks: a list, a table or a paragraph. */
export interface TaskList {
  shape: 'checklist' | 'list' | 'table' | 'lines';
  node: RootContent;
  tasks: BodyTask[];
  /** Whether the tasks hold every word of it, so that pages need not show the block as well. */
  complete: boolean;
  /** The edits that write it in the canonical form; none when it has that form already. */
  edits: Edit[];
}

/** A task of the body. */
export interface BodyTask {
  task: UnnamedTask;
  /** Its days that do not exist or have two readings. */
  faults: UnreadDay[];
}

/** A day of a task that cannot be read. */
export interface UnreadDay {
  key: 'due' | 'closed';
  text: string;
  position: Position;
}

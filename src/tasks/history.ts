import type { Task } from '../postmortem/postmortem.ts';
import { findWords } from '../text/words.ts';

/** A task as a version of its document has it. */
export type VersionTask = Pick<Task, 'id' | 'title' | 'outstanding' | 'due' | 'ticket'>;

/** The tasks of a document in one of its versions. */
export interface Version<Item extends VersionTask> {
  /** The day of the commit, `YYYY-MM-DD` in UTC; absent for what is not committed. */
  day?: string;
  tasks: readonly Item[];
}

/** What versions tell about a task. */
export interface TaskHistory {
  /** The day of the first commit that has it; absent if the task is older than what is known. */
  since?: string;
  /** The due date that was stated first, if it is another one now. */
  firstDue?: string;
  /** How often the due date was moved to a later day. */
  moved: number;
}

/** A task that was outstanding and is gone. */
export interface GoneTask<Item> {
  task: Item;
  /** The day of the commit that removed it; absent if that is not committed. */
  day?: string;
}

/**
 * Follow the tasks of a document through its versions. A task keeps its id, its ticket or most of its words.
 *
 * @param versions Oldest first; the last one is the present.
 * @param isComplete Whether the first version is that with which the document began.
 * @returns The history of each task of the last version, and what was outstanding when it was removed.
 */
export function followTasks<Item extends VersionTask>(
  versions: readonly Version<Item>[],
  isComplete: boolean,
): { histories: Map<Item, TaskHistory>; gone: GoneTask<Item>[] } {
  const tracks: Track<Item>[] = [];
  for (const [index, { day, tasks }] of versions.entries()) {
    const since = index === 0 && !isComplete ? undefined : day;
    const found = new Set<Track<Item>>();
    // Tasks that were there before come first: a removed one may have had the same words.
    const candidates = tracks.toSorted((a, b) => Number(a.removed !== undefined) - Number(b.removed !== undefined));
    for (const [task, earlier] of matchTasks(candidates, tasks)) {
      const track: Track<Item> = earlier ?? { task, moved: 0, ...(since !== undefined && { since }) };
      if (!earlier) tracks.push(track);
      found.add(track);
      delete track.removed;
      track.task = task;
      noteDue(track, task.due);
    }
    for (const track of tracks) if (!found.has(track)) track.removed ??= { ...(day !== undefined && { day }) };
  }
  return {
    histories: new Map(tracks.filter(({ removed }) => !removed).map((track) => [track.task, historyOf(track)])),
    gone: tracks.flatMap(({ task, removed }) => (removed && task.outstanding ? [{ task, ...removed }] : [])),
  };
}

/** Whether two titles have most of their words in common. */
export function isSameTitle(a: string, b: string): boolean {
  if (a === b) return true;
  const [first, second] = [new Set(findWords({ text: a }).words), new Set(findWords({ text: b }).words)];
  const common = first.intersection(second).size;
  return common > 0 && common >= leastInCommon * first.union(second).size;
}

/** Of the words of both titles. */
const leastInCommon = 0.6;

/** A task through the versions. */
interface Track<Item> {
  /** As the last version that has it does. */
  task: Item;
  since?: string;
  firstDue?: string;
  lastDue?: string;
  moved: number;
  /** Set while no version has it. */
  removed?: { day?: string };
}

function noteDue(track: Pick<Track<unknown>, 'firstDue' | 'lastDue' | 'moved'>, due: string | undefined): void {
  if (due === undefined) return;
  if (track.lastDue !== undefined && due > track.lastDue) track.moved += 1;
  track.firstDue ??= due;
  track.lastDue = due;
}

function historyOf({ task, since, firstDue, moved }: Track<VersionTask>): TaskHistory {
  const isOther = firstDue !== undefined && firstDue !== task.due;
  return { ...(since !== undefined && { since }), ...(isOther && { firstDue }), moved };
}

/** Each task with the track that it continues: by id, then by ticket, then by words. */
function matchTasks<Item extends VersionTask>(
  tracks: readonly Track<Item>[],
  tasks: readonly Item[],
): Map<Item, Track<Item> | undefined> {
  const matched = new Map<Item, Track<Item> | undefined>();
  const taken = new Set<Track<Item>>();
  for (const isSame of comparisons) {
    for (const task of tasks) {
      if (matched.has(task)) continue;
      const track = tracks.find((one) => !taken.has(one) && isSame(one.task, task));
      if (!track) continue;
      taken.add(track);
      matched.set(task, track);
    }
  }
  return new Map(tasks.map((task) => [task, matched.get(task)]));
}

const comparisons: ((a: VersionTask, b: VersionTask) => boolean)[] = [
  (a, b) => a.id === b.id,
  (a, b) => a.ticket !== undefined && a.ticket === b.ticket,
  (a, b) => isSameTitle(a.title, b.title),
];

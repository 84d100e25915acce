import { compareTexts } from '../text/similarity.ts';
import { findWords } from '../text/words.ts';
import type { Postmortem, Task } from '../postmortem/postmortem.ts';

/** The part of a postmortem that is compared. */
export interface TaskHolder {
  id: string;
  status: Postmortem['status'];
  tasks: readonly Omit<Task, 'position'>[];
}

/** A task, and the postmortem that it belongs to. */
export interface HeldTask<Holder extends TaskHolder> {
  holder: Holder;
  task: Holder['tasks'][number];
}

/** An outstanding task, and the older task that it nearly repeats. */
export interface Repeat<Holder extends TaskHolder> extends HeldTask<Holder> {
  /** Outstanding, or declined. */
  earlier: HeldTask<Holder>;
}

/** Among 102 tasks of real postmortems, no two of different incidents have a similarity above 0.46. */
const leastSimilarity = 0.7;

/**
 * Find outstanding tasks that nearly repeat a task of an older incident which is still open, or was declined. Known
 * repetitions are left out: both tasks share a ticket, or the older one names the incident under `would_prevent`.
 *
 * @param holders Withdrawn postmortems are ignored.
 */
export function findRepeats<Holder extends TaskHolder>(holders: readonly Holder[]): Repeat<Holder>[] {
  const written = holders.filter(({ status }) => status !== 'withdrawn');
  const alikeTo = compareTitles(written);
  return written
    .flatMap(tasksOf)
    .filter(({ task }) => task.outstanding)
    .flatMap((held) => {
      for (const alike of alikeTo(held.task.title)) {
        for (const earlier of alike) {
          if (!isOlder(earlier.holder, held.holder)) break;
          if (!isKnown(earlier.task, held)) return [{ ...held, earlier }];
        }
      }
      return [];
    });
}

/** Returns a function that finds tasks with similar titles, most similar first; tasks with the same title together, oldest first. */
function compareTitles<Holder extends TaskHolder>(
  holders: readonly Holder[],
): (title: string) => readonly HeldTask<Holder>[][] {
  const unfinished = holders
    .toSorted((a, b) => Number(isOlder(b, a)) - Number(isOlder(a, b)))
    .flatMap(tasksOf)
    .filter(({ task }) => task.outstanding || task.status === 'wont_do');
  // Each title is compared once, since stock titles occur in thousands of documents.
  const byTitle = Map.groupBy(unfinished, ({ task }) => task.title);
  const held = [...byTitle.values()];
  const { findAlike } = compareTexts(Array.from(byTitle.keys(), (title) => findWords({ text: title })));
  const alike = findAlike({ least: leastSimilarity });
  const numbers = new Map(Array.from(byTitle.keys(), (title, index) => [title, index]));
  return (title) => (alike[numbers.get(title) ?? -1] ?? []).flatMap(({ index }) => (held[index] ? [held[index]] : []));
}

function tasksOf<Holder extends TaskHolder>(holder: Holder): HeldTask<Holder>[] {
  return holder.tasks.map((task) => ({ holder, task }));
}

/** Ids begin with the date. */
function isOlder(a: TaskHolder, b: TaskHolder): boolean {
  return a.id < b.id;
}

function isKnown<Holder extends TaskHolder>(
  older: Holder['tasks'][number],
  { task, holder }: HeldTask<Holder>,
): boolean {
  return (task.ticket !== undefined && task.ticket === older.ticket) || older.wouldPrevent.includes(holder.id);
}

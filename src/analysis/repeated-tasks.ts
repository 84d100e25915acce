import { compareTexts } from '../text/similarity.ts';
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
  const written = holders
    .filter(({ status }) => status !== 'withdrawn')
    .flatMap((holder) => holder.tasks.map((task): HeldTask<Holder> => ({ holder, task })));
  const unfinished = written.filter(({ task }) => task.outstanding || task.status === 'wont_do');
  const nearestTo = compareTitles(unfinished);
  return written
    .filter(({ task }) => task.outstanding)
    .flatMap((held) => {
      const earlier = nearestTo(held.task.title)
        .map((alike) => alike.find((other) => isOlder(other.holder, held.holder) && !isKnown(other.task, held)))
        .find((found) => found !== undefined);
      return earlier ? [{ ...held, earlier }] : [];
    });
}

/** Returns a function that finds tasks with similar titles, most similar first; tasks with the same title together, oldest first. */
function compareTitles<Holder extends TaskHolder>(
  tasks: readonly HeldTask<Holder>[],
): (title: string) => readonly HeldTask<Holder>[][] {
  // Each title is compared once, since stock titles occur in thousands of documents.
  const oldestFirst = tasks.toSorted(
    (a, b) => Number(isOlder(b.holder, a.holder)) - Number(isOlder(a.holder, b.holder)),
  );
  const byTitle = Map.groupBy(oldestFirst, ({ task }) => task.title);
  const titles = Array.from(byTitle, ([title, held]) => ({ title, held }));
  const { findAlike } = compareTexts(titles.map(({ title }) => ({ text: title })));
  const known = new Map<string, HeldTask<Holder>[][]>();
  return (title) => {
    const alike =
      known.get(title) ??
      findAlike({ text: title }, leastSimilarity)
        .toSorted((a, b) => b.similarity - a.similarity)
        .flatMap(({ index }) => (titles[index] ? [titles[index].held] : []));
    known.set(title, alike);
    return alike;
  };
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

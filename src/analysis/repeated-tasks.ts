import { compareTexts } from '../text/similarity.ts';
import type { Postmortem, Task } from '../postmortem/postmortem.ts';

/** What of a postmortem is compared. */
export interface TaskHolder {
  id: string;
  status: Postmortem['status'];
  tasks: readonly Omit<Task, 'position'>[];
}

/** A task, and who has it. */
export interface HeldTask<Holder extends TaskHolder> {
  holder: Holder;
  task: Holder['tasks'][number];
}

/** A task that somebody still owes, and the older one that it is nearly the same as. */
export interface Repeat<Holder extends TaskHolder> extends HeldTask<Holder> {
  /** Outstanding, or declined. */
  earlier: HeldTask<Holder>;
}

/** Of 102 tasks of real postmortems, no two of different incidents are more alike than 0.46. */
const nearlyTheSame = 0.7;

/**
 * Outstanding tasks that nearly repeat one of an older incident which is still open, or was declined. Those that share a
 * ticket, or whose older one names the incident as one that it would prevent, are known to somebody, and left out.
 *
 * @param holders Those that are withdrawn count for nothing.
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

/** Finds the tasks of like titles, most alike first; those of one title together, the oldest first. */
function compareTitles<Holder extends TaskHolder>(
  tasks: readonly HeldTask<Holder>[],
): (title: string) => readonly HeldTask<Holder>[][] {
  // Stock titles stand in thousands of documents: each is compared once.
  const oldestFirst = tasks.toSorted(
    (a, b) => Number(isOlder(b.holder, a.holder)) - Number(isOlder(a.holder, b.holder)),
  );
  const byTitle = Map.groupBy(oldestFirst, ({ task }) => task.title);
  const titles = Array.from(byTitle, ([title, held]) => ({ title, held }));
  const { findAlike } = compareTexts(titles.map(({ title }) => title));
  const known = new Map<string, HeldTask<Holder>[][]>();
  return (title) => {
    const alike =
      known.get(title) ??
      findAlike(title, nearlyTheSame)
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

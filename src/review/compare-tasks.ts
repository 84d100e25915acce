import type { CatalogTask } from '../catalog/catalog.ts';
import { compareText } from '../text/collate.ts';
import { oneLine } from '../text/one-line.ts';
import { pairAlike } from './pair-alike.ts';
import type { FactChange, TaskChange } from './review.ts';

/** How the tasks of two versions of a postmortem differ, what needs an explanation first. Their order does not matter. */
export function compareTasks(before: readonly CatalogTask[], after: readonly CatalogTask[]): TaskChange[] {
  const { pairs, onlyBefore, onlyAfter } = pairAlike(
    before,
    after,
    [
      (task) => JSON.stringify(comparedFields.map(([, , valueOf]) => valueOf(task))),
      ({ ticket }) => ticket,
      ({ title }) => oneLine(title).toLowerCase(),
      ({ id }) => id,
    ],
    ({ title }) => title,
    // Tasks to add an alert for memory and an alert for disks are two.
    0.7,
  );
  const changed = pairs.flatMap(([was, is]): TaskChange[] => {
    const changes = changesOf(was, is);
    return changes.length > 0 ? [{ ...describe(is, 'changed'), changes }] : [];
  });
  const gone = onlyBefore.map((task) => describe(task, task.outstanding ? 'dropped' : 'removed'));
  return [...gone, ...changed, ...describeAll(onlyAfter)].toSorted(
    (a, b) => rankOf(a) - rankOf(b) || compareText(a.title, b.title),
  );
}

/** All tasks of an added postmortem, in its order. */
export function describeAll(tasks: readonly CatalogTask[]): TaskChange[] {
  return tasks.map((task) => describe(task, 'added'));
}

/** Whether a due date was moved back, or taken away. */
export function isPostponed({ changes }: Pick<TaskChange, 'changes'>): boolean {
  return changes.some(
    ({ name, before, after }) => name === 'due' && before !== undefined && (after === undefined || after > before),
  );
}

function describe(task: CatalogTask, change: TaskChange['change']): TaskChange {
  const owner = ownersOf(task);
  return {
    change,
    title: oneLine(task.title),
    ...(owner !== undefined && { owner }),
    ...(task.due !== undefined && { due: task.due }),
    ...(task.ticket !== undefined && { ticket: task.ticket }),
    status: task.status,
    changes: [],
  };
}

function changesOf(was: CatalogTask, is: CatalogTask): FactChange[] {
  return comparedFields.flatMap(([name, label, valueOf]) => {
    const [before, after] = [valueOf(was), valueOf(is)];
    if (before === after) return [];
    return [{ name, label, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
  });
}

const comparedFields: [name: string, label: string, valueOf: (task: CatalogTask) => string | undefined][] = [
  ['status', 'Status', ({ status }) => status.replaceAll('_', ' ')],
  ['due', 'Due', ({ due }) => due],
  ['owner', 'Owner', ownersOf],
  ['title', 'Title', ({ title }) => oneLine(title).normalize()],
  ['decline_reason', 'Reason', ({ declineReason }) => declineReason && oneLine(declineReason)],
  ['ticket', 'Ticket', ({ ticket }) => ticket],
  ['priority', 'Priority', ({ priority }) => priority],
  ['type', 'Type', ({ type }) => type],
  ['done_when', 'Done when', ({ doneWhen }) => doneWhen && oneLine(doneWhen)],
  ['would_prevent', 'Would prevent', ({ wouldPrevent }) => wouldPrevent.toSorted().join(', ') || undefined],
];

function ownersOf({ owner, owners }: CatalogTask): string | undefined {
  return owners ? owners.toSorted().join(', ') : owner;
}

function rankOf(task: TaskChange): number {
  if (task.change === 'dropped') return 0;
  if (isPostponed(task)) return 1;
  if (task.change === 'changed') return task.status === 'done' || task.status === 'verified' ? 4 : 2;
  return task.change === 'added' ? 3 : 5;
}

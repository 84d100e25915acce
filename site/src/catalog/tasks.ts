import type { Catalog, CatalogTask, Incident } from '../../../src/catalog/catalog.ts';
import { urgencyOf, type Urgency } from '../../../src/analysis/due-date.ts';
import { compareNames, compareText } from '../../../src/text/collate.ts';
import { stableSlug } from '../../../src/text/slug.ts';
import { listedOf } from './incidents.ts';
import { memoizeByCatalog } from './memoize.ts';

/** A task and its incident. */
export interface TaskRow {
  task: CatalogTask;
  incident: Incident;
}

/** Tasks under one heading. */
export interface TaskGroup {
  /** The key by which the browser moves a task to a more urgent group after the build. */
  id?: Urgency | 'proposed';
  title: string;
  note?: string;
  rows: TaskRow[];
}

/** A team or a person that tasks name as their owner. */
export interface Owner {
  name: string;
  /** Name of the owner's first page. */
  slug: string;
  /** All tasks of the owner, most urgent first. */
  rows: TaskRow[];
}

/** Every task of the incidents that count, by due date; tasks without one are last. */
export const taskRows = memoizeByCatalog((catalog): TaskRow[] =>
  listedOf(catalog)
    .flatMap((incident) => incident.tasks.map((task) => ({ task, incident })))
    .toSorted(
      (a, b) => compareText(a.task.due ?? '9999', b.task.due ?? '9999') || compareText(a.task.title, b.task.title),
    ),
);

/** The owners of a task, in the order in which it names them. */
export function namesOfOwners({ owner, owners }: TaskRow['task']): string[] {
  return owners ?? (owner === undefined ? [] : [owner]);
}

/** Owners of tasks, by name. Unassigned tasks have no owner. */
export const ownersOf = memoizeByCatalog((catalog): Owner[] => {
  const owned = taskRows(catalog).flatMap((row) => namesOfOwners(row.task).map((name) => ({ name, row })));
  const byName = Map.groupBy(owned, ({ name }) => name);
  return [...byName]
    .map(([name, rows]) => ({ name, slug: stableSlug(name, 'owner'), rows: rows.map(({ row }) => row) }))
    .toSorted((a, b) => compareNames(a.name, b.name));
});

/** What the navigation says about tasks. */
export interface OutstandingTasks {
  outstanding: number;
  /** Their due dates, earliest first, from which the browser counts overdue ones: `2024-08-25 2024-09-01*3`. */
  dues: string;
}

/** What scripts show on every page. */
export interface NavigationData extends OutstandingTasks {
  /** Length of the catalog, of all its files if it has several. As text, which most changes leave as it is: `8 MB`. */
  catalogSize: string;
}

/** More than the days of a year. */
const maxDueDates = 400;

export function outstandingTasks(catalog: Catalog): OutstandingTasks {
  const outstanding = taskRows(catalog).filter(({ task }) => task.outstanding);
  const byDate = [
    ...Map.groupBy(
      outstanding.flatMap(({ task }) => task.due ?? []),
      (due) => due,
    ),
  ];
  const counts = byDate.map(([due, { length }]) => ({ due, length }));
  // Every page loads this. All tasks of the first dates are overdue by the last of them, unless it is years ahead.
  const first = counts.slice(0, Math.max(0, counts.length - maxDueDates));
  const merged = first.reduce((sum, { length }) => sum + length, 0);
  const dues = [...first.slice(-1).map(({ due }) => ({ due, length: merged })), ...counts.slice(first.length)].map(
    ({ due, length }) => (length === 1 ? due : `${due}*${length}`),
  );
  return { outstanding: outstanding.length, dues: dues.join(' ') };
}

/** Slugs of the owners' pages, by name. */
export const ownerSlugs = memoizeByCatalog(
  (catalog) => new Map(ownersOf(catalog).map(({ name, slug }) => [name, slug])),
);

/**
 * Outstanding tasks, most urgent first, then proposed ones. Groups may be empty: the browser moves tasks to more urgent
 * groups when a page is read later than it was built.
 */
export function groupByUrgency(rows: readonly TaskRow[], today: string): TaskGroup[] {
  const outstanding = Map.groupBy(
    rows.filter(({ task }) => task.outstanding),
    ({ task }) => urgencyOf(task.due, today),
  );
  const group = (id: Urgency, title: string): TaskGroup => ({ id, title, rows: outstanding.get(id) ?? [] });
  return [
    group('overdue', 'Overdue'),
    group('soon', 'Due within two weeks'),
    group('later', 'Later'),
    group('undated', 'No date'),
    {
      id: 'proposed',
      title: 'Proposed',
      note: 'An owner and a date make them tasks.',
      rows: rows.filter(({ task }) => task.status === 'proposed'),
    },
  ];
}

/** Tasks that are done, verified or declined, last closed first. */
export function settledRows(rows: readonly TaskRow[]): TaskRow[] {
  return rows
    .filter(({ task }) => isSettled(task))
    .toSorted((a, b) => compareText(b.task.closed ?? '', a.task.closed ?? ''));
}

/** Whether a task is done, verified or declined. */
export function isSettled({ outstanding, status }: CatalogTask): boolean {
  return !outstanding && status !== 'proposed';
}

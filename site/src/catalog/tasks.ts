import type { Catalog, CatalogTask, Incident } from '../../../src/catalog/catalog.ts';
import { urgencyOf, type Urgency } from '../shared/due-date.ts';
import { compareNames, compareText } from '../../../src/text/collate.ts';
import { slugsOf } from './slugs.ts';
import { memoizeByCatalog } from './memoize.ts';

/** A task and the incident that it came from. */
export interface TaskRow {
  task: CatalogTask;
  incident: Incident;
}

/** Tasks that go together under one heading. */
export interface TaskGroup {
  /** What the browser finds the group by when a task has grown more urgent since the build. */
  id?: Urgency | 'proposed';
  title: string;
  note?: string;
  rows: TaskRow[];
}

/** Somebody who owes tasks. */
export interface Owner {
  name: string;
  /** Name of their first page: letters, digits, `-` and `_`; unique. */
  slug: string;
  /** All that were ever theirs, most urgent first. */
  rows: TaskRow[];
}

/** What says whether a task is late. */
export type OwedTask = Pick<CatalogTask, 'outstanding'> & { due?: string | undefined };

/** Outstanding, and due before today (`YYYY-MM-DD`). */
export function isOverdue(task: OwedTask, today: string): boolean {
  return task.outstanding && task.due !== undefined && task.due < today;
}

/** How many tasks are owed, and how many of them are late. */
export function countOutstanding(
  rows: readonly { task: OwedTask }[],
  today: string,
): { outstanding: number; overdue: number } {
  const outstanding = rows.filter(({ task }) => task.outstanding);
  return { outstanding: outstanding.length, overdue: outstanding.filter(({ task }) => isOverdue(task, today)).length };
}

/** Every task of a catalog, by date; those without one last. */
export const taskRows = memoizeByCatalog((catalog): TaskRow[] =>
  catalog.incidents
    .flatMap((incident) => incident.tasks.map((task) => ({ task, incident })))
    .toSorted(
      (a, b) => compareText(a.task.due ?? '9999', b.task.due ?? '9999') || compareText(a.task.title, b.task.title),
    ),
);

/** Those who own tasks, by name. Tasks that nobody owns yet are nobody's. */
export const ownersOf = memoizeByCatalog((catalog): Owner[] => {
  const byName = Map.groupBy(
    taskRows(catalog).filter(({ task }) => task.owner !== undefined),
    ({ task }) => task.owner ?? '',
  );
  const named = [...byName].toSorted(([a], [b]) => compareNames(a, b));
  const slugs = slugsOf(
    named.map(([name]) => name),
    'owner',
  );
  return named.map(([name, rows]) => ({ name, slug: slugs.get(name) ?? '', rows }));
});

/** What every page says about tasks: how many are owed, how many of them are late, and when the next one will be. */
export function owedTasks(catalog: Catalog, today: string): { outstanding: number; overdue: number; nextDue?: string } {
  const { outstanding, dues } = owedDates(catalog);
  const next = dues.findIndex((due) => due >= today);
  return { outstanding, overdue: next < 0 ? dues.length : next, ...(dues[next] && { nextDue: dues[next] }) };
}

const owedDates = memoizeByCatalog((catalog) => {
  const owed = taskRows(catalog).filter(({ task }) => task.outstanding);
  return { outstanding: owed.length, dues: owed.flatMap(({ task }) => task.due ?? []) };
});

/** The names of the owners' pages, by owner. */
export const ownerSlugs = memoizeByCatalog(
  (catalog) => new Map(ownersOf(catalog).map(({ name, slug }) => [name, slug])),
);

/**
 * What is owed, most urgent first, then what is only proposed. Groups may be empty: a task moves to a more urgent one
 * when the page is read later than it was built.
 */
export function groupByUrgency(rows: readonly TaskRow[], today: string): TaskGroup[] {
  const owed = Map.groupBy(
    rows.filter(({ task }) => task.outstanding),
    ({ task }) => urgencyOf(task.due, today),
  );
  const group = (id: Urgency, title: string): TaskGroup => ({ id, title, rows: owed.get(id) ?? [] });
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

/** What is done, verified or declined, last closed first. */
export function settledRows(rows: readonly TaskRow[]): TaskRow[] {
  return rows
    .filter(({ task }) => !task.outstanding && task.status !== 'proposed')
    .toSorted((a, b) => compareText(b.task.closed ?? '', a.task.closed ?? ''));
}

/** How a ticket is called: a tracker's key as it is, of an address its last part. */
export function ticketName(ticket: string): string {
  if (!/^https?:/i.test(ticket)) return ticket;
  const last =
    ticket
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ticket;
  return /^\d+$/.test(last) ? `#${last}` : last;
}

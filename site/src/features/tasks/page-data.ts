import type { Catalog } from '../../../../src/catalog/catalog.ts';
import type { PageContext } from '../../../../src/publish/renderer.ts';
import { mostFolded, mostOwners, owingOf, settledOf, settledPages, taskPages } from '../../catalog/lists.ts';
import { memoizeByCatalog, memoizeBySubject } from '../../catalog/memoize.ts';
import { ownerLink, type PageLink } from '../../catalog/page-links.ts';
import { pageOf, type PageNumber } from '../../catalog/pagination.ts';
import { taskGlyphs, type TaskGlyph } from '../../catalog/task-glyphs.ts';
import { groupByUrgency, ownersOf, settledRows, taskRows, type TaskRow } from '../../catalog/tasks.ts';
import { overdueTasks, type OverdueTasks } from '../../catalog/upcoming-due-dates.ts';
import { maxGlyphs } from '../../shared/glyph-grid.ts';
import { taskFilters, type TaskFilter } from './filters.ts';
import { taskTable, type TaskTable } from './task-table.ts';

/** One page of the list of tasks. */
export interface TasksData {
  name: 'tasks';
  page: PageNumber;
  counts: TaskCounts;
  /** Present if no task is outstanding. */
  settledNote?: SettledNote;
  /** On the first page. */
  owners?: OwnerLines;
  /** Absent for a single task. */
  filters?: TaskFilters;
  table?: TaskTable;
  /** On the first page. */
  settled?: SettledTasks;
}

/** One page of the list of settled tasks. */
export interface SettledData {
  name: 'settled';
  page: PageNumber;
  total: number;
  table: TaskTable;
}

/** The numbers of tasks by state. */
export interface TaskCounts {
  all: number;
  outstanding: OverdueTasks;
  /** The number of incidents with outstanding tasks. */
  incidents: number;
  proposed: number;
  declined: number;
  done: number;
}

/** What replaces the list of outstanding tasks. */
export interface SettledNote {
  tasks: number;
  settled: number;
  /** The number of incidents that the settled tasks belong to. */
  incidents: number;
  /** The day on which the last of them was closed, `YYYY-MM-DD`, and by whom. */
  closed?: string;
  owner?: PageLink;
  /** Whether somebody owned it. */
  isOwned: boolean;
}

/** The outstanding tasks of each owner. */
export interface OwnerLines {
  /** The number of owners with outstanding tasks. */
  count: number;
  /** The owners, unless there are too many; unassigned tasks come last. */
  lines: OwnerLine[];
}

export interface OwnerLine {
  owner?: PageLink;
  tasks: OverdueTasks;
  /** None for too many tasks. */
  glyphs: TaskGlyph[];
}

/** The controls above the table of a page, for the tasks of all pages. */
export interface TaskFilters {
  filters: TaskFilter[];
  outstanding: number;
  proposed: number;
  /** Path of the script with all tasks, relative to the site's root; absent if the page has them all. */
  data?: string;
}

/** Folded tasks that are done, verified or declined. */
export interface SettledTasks {
  table: TaskTable;
  shown: number;
  total: number;
}

export function tasksData(
  catalog: Catalog,
  { number }: { number: number },
  { today, scripts }: PageContext,
): TasksData {
  const { items, ...page } = pageOf(taskPages(catalog), number);
  const listed = listedTasks(catalog);
  const rows = taskRows(catalog);
  const counts = taskCounts(rows, today);
  const isFirst = number === 1;
  return {
    name: 'tasks',
    page,
    counts,
    ...(counts.outstanding.outstanding === 0 && { settledNote: settledNote(catalog, rows) }),
    ...(isFirst && { owners: ownerLines(catalog, today) }),
    ...(listed.length > 1 && { filters: filtersOf(catalog, page.count > 1 ? scripts.tasks : undefined) }),
    ...(items.length > 0 && {
      table: taskTable(catalog, groupByUrgency(items, today), today, { isFilterable: true, compared: listed }),
    }),
    ...(isFirst && {
      settled: settledTasks(catalog, settledOf(catalog).slice(0, mostFolded), today, settledOf(catalog).length),
    }),
  };
}

export function settledData(catalog: Catalog, { number }: { number: number }, { today }: PageContext): SettledData {
  const { items, ...page } = pageOf(settledPages(catalog), number);
  const table = taskTable(catalog, [{ title: '', rows: [...items] }], today, { hasAges: false });
  return { name: 'settled', page, total: settledOf(catalog).length, table };
}

/** Count tasks by state on a day, `YYYY-MM-DD`. */
export const taskCounts = memoizeBySubject((rows: readonly TaskRow[], today: string): TaskCounts => {
  const outstanding = rows.filter(({ task }) => task.outstanding);
  const proposed = rows.filter(({ task }) => task.status === 'proposed').length;
  const declined = rows.filter(({ task }) => task.status === 'wont_do').length;
  return {
    all: rows.length,
    outstanding: overdueOf(outstanding, today),
    incidents: new Set(outstanding.map(({ incident }) => incident)).size,
    proposed,
    declined,
    done: rows.length - outstanding.length - proposed - declined,
  };
});

/** Describe tasks none of which is outstanding. */
export function settledNote(catalog: Catalog, rows: readonly TaskRow[]): SettledNote {
  const settled = settledRows(rows);
  const last = settled.find(({ task }) => task.closed !== undefined)?.task;
  const owner = ownerLink(catalog, last?.owner);
  return {
    tasks: rows.length,
    settled: settled.length,
    incidents: new Set(settled.map(({ incident }) => incident)).size,
    ...(last?.closed !== undefined && { closed: last.closed }),
    ...(owner && { owner }),
    isOwned: last?.owner !== undefined,
  };
}

/** @param rows Settled tasks, most recently closed first; `total` counts those on pages of their own as well. */
export function settledTasks(
  catalog: Catalog,
  rows: readonly TaskRow[],
  today: string,
  total = rows.length,
): SettledTasks {
  const table = taskTable(catalog, [{ title: '', rows: [...rows] }], today, { hasAges: false });
  return { table, shown: rows.length, total };
}

/** Count the overdue tasks among rows. */
export const overdueOf = memoizeBySubject((rows: readonly TaskRow[], today: string): OverdueTasks =>
  overdueTasks(
    rows.map(({ task }) => task),
    today,
  ),
);

function ownerLines(catalog: Catalog, today: string): OwnerLines {
  const owners = owingOf(ownersOf(catalog));
  const unassigned = taskRows(catalog).filter(({ task }) => task.outstanding && task.owner === undefined);
  const lineOf = (name: string | undefined, rows: readonly TaskRow[]): OwnerLine => {
    const owner = ownerLink(catalog, name);
    const tasks = rows.map(({ task }) => task);
    return {
      ...(owner && { owner }),
      tasks: overdueTasks(tasks, today),
      glyphs: tasks.length <= maxGlyphs ? taskGlyphs(tasks, today) : [],
    };
  };
  return {
    count: owners.length,
    lines: [
      ...(owners.length <= mostOwners ? owners : []).map(({ name, rows }) => lineOf(name, rows)),
      ...(unassigned.length > 0 ? [lineOf(undefined, unassigned)] : []),
    ],
  };
}

/** The tasks of all pages. */
const listedTasks = memoizeByCatalog((catalog) => taskPages(catalog).flatMap(({ items }) => items));

const taskFiltersOf = memoizeByCatalog((catalog) => taskFilters(listedTasks(catalog)));

function filtersOf(catalog: Catalog, data: string | undefined): TaskFilters {
  const rows = listedTasks(catalog);
  const outstanding = rows.filter(({ task }) => task.outstanding).length;
  return {
    filters: taskFiltersOf(catalog),
    outstanding,
    proposed: rows.length - outstanding,
    ...(data !== undefined && { data }),
  };
}

import type { CatalogTask, Incident } from '../../src/catalog/catalog.ts';

/** A task and the incident that it came from. */
export interface TaskRow {
  task: CatalogTask;
  incident: Incident;
}

/** Tasks that go together under one heading. */
export interface TaskGroup {
  title: string;
  note?: string;
  rows: TaskRow[];
}

/** Outstanding, and due before today (`YYYY-MM-DD`). */
export function isOverdue(task: CatalogTask, today: string): boolean {
  return task.outstanding && task.due !== undefined && task.due < today;
}

/** How many tasks are owed, and how many of them are late. */
export function countOutstanding(
  incidents: readonly Incident[],
  today: string,
): { outstanding: number; overdue: number } {
  const tasks = incidents.flatMap((incident) => incident.tasks).filter((task) => task.outstanding);
  return { outstanding: tasks.length, overdue: tasks.filter((task) => isOverdue(task, today)).length };
}

/** What is owed, most urgent first, then what is only proposed; groups without a task are left out. */
export function groupByUrgency(incidents: readonly Incident[], today: string): TaskGroup[] {
  const rows = incidents
    .flatMap((incident) => incident.tasks.map((task) => ({ task, incident })))
    .toSorted((a, b) => compare(a.task.due ?? '9999', b.task.due ?? '9999') || compare(a.task.title, b.task.title));
  const outstanding = rows.filter(({ task }) => task.outstanding);
  const groups: TaskGroup[] = [
    { title: 'Overdue', rows: outstanding.filter(({ task }) => isOverdue(task, today)) },
    { title: 'Due', rows: outstanding.filter(({ task }) => task.due !== undefined && !isOverdue(task, today)) },
    { title: 'No date', rows: outstanding.filter(({ task }) => task.due === undefined) },
    {
      title: 'Proposed',
      note: 'An owner and a date make them tasks.',
      rows: rows.filter(({ task }) => task.status === 'proposed'),
    },
  ];
  return groups.filter((group) => group.rows.length > 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

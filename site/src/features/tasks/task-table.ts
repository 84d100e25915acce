import type { Catalog, CatalogTask } from '../../../../src/catalog/catalog.ts';
import type { TaskStatus } from '../../../../src/postmortem/postmortem.ts';
import { dayOfIncident } from '../../catalog/incidents.ts';
import { wordsOf } from '../../catalog/labels.ts';
import { memoizeBySubject } from '../../catalog/memoize.ts';
import { incidentLink, linkById, ownerLink, type PageLink } from '../../catalog/page-links.ts';
import { isOverdue } from '../../catalog/overdue.ts';
import { namesOfOwners, type TaskGroup, type TaskRow } from '../../catalog/tasks.ts';
import { ageText, dueText } from '../../../../src/analysis/due-date.ts';
import type { TaskFilterName } from './filter-values.ts';
import { valuesOfRow } from './filters.ts';
import { layOutLifespanAxis, type LifespanAxis } from './lifespan.ts';
import { repeatsOf } from './repeated-tasks.ts';

/** What a table of tasks shows. Plain JSON. */
export interface TaskTable extends Required<Omit<TaskTableOptions, 'compared'>> {
  groups: TaskLines[];
  /** Of the lifespans of its tasks; absent if it shows none. */
  lifespans?: { axis: LifespanAxis; last: string; today: string };
  /** Whether all tasks are done, verified or declined. */
  isSettled: boolean;
}

/** What a table of tasks is like. */
export interface TaskTableOptions {
  /** Whether the table is on the page of the incident that its tasks belong to. */
  isOnIncidentPage?: boolean;
  /** Whether to show the age of the tasks; settled tasks have none. */
  hasAges?: boolean;
  /** Whether readers can group and filter the table: see task-table.client.ts. */
  isFilterable?: boolean;
  /** The tasks whose lifespans the axis has room for: by default, those of the table. */
  compared?: readonly TaskRow[];
}

/** The lines under one heading. */
export interface TaskLines extends Omit<TaskGroup, 'rows'> {
  lines: TaskLine[];
}

/** What a line of a table shows of a task. */
export interface TaskLine {
  status: TaskStatus;
  title: string;
  /** Its type and its priority: `Detect, P2`; may be empty. */
  kind: string;
  isSettled: boolean;
  isProposed: boolean;
  /** Its incident; absent on that incident's page. */
  incident?: PageLink;
  doneWhen?: string;
  declineReason?: string;
  /** The incidents that it would have prevented. */
  wouldPrevent: PageLink[];
  /** Nearly identical tasks of other incidents. */
  repeats: { lead: string; incident: PageLink; outcome: string }[];
  /** The number of repeats that are not listed. */
  moreRepeats: number;
  /** Without an element for an unassigned task. */
  owners: PageLink[];
  /** The day of its incident, `YYYY-MM-DD`, and the task's age in words. */
  since?: string;
  age?: string;
  /** `YYYY-MM-DD`. */
  due?: string;
  /** Of an outstanding task with a date, in words: `In 10 days`. */
  dueText?: string;
  isLate: boolean;
  closed?: string;
  ticket?: string;
  /** Address of the ticket. */
  ticketUrl?: string;
  /** Several values of a filter are separated by line breaks. */
  filterValues: Partial<Record<TaskFilterName, string>>;
}

/** Some titles are used in many documents. */
const maxRepeats = 3;

/** What a table shows of tasks on a day, `YYYY-MM-DD`. */
export function taskTable(
  catalog: Catalog,
  groups: readonly TaskGroup[],
  today: string,
  { isOnIncidentPage = false, hasAges = true, isFilterable = false, compared }: TaskTableOptions = {},
): TaskTable {
  const options = { isOnIncidentPage, hasAges, isFilterable };
  const rows = groups.flatMap((group) => group.rows);
  const lifespans = hasAges && !isOnIncidentPage ? lifespansOf(compared ?? rows, today) : undefined;
  return {
    ...options,
    groups: groups.map(({ rows: members, ...group }) => ({
      ...group,
      lines: members.map((row) => lineOf(catalog, row, today, options)),
    })),
    ...(lifespans && { lifespans }),
    isSettled: rows.every(({ task }) => !task.outstanding && task.status !== 'proposed'),
  };
}

// On the page of one incident all tasks have the same age, so there is nothing to compare.
const lifespansOf = memoizeBySubject((rows: readonly TaskRow[], today: string): TaskTable['lifespans'] => {
  const [from] = rows.flatMap(({ incident }) => dayOfIncident(incident) ?? []).toSorted();
  const last = rows
    .flatMap(({ task }) => (task.outstanding && task.due) || [])
    .toSorted()
    .at(-1);
  return from === undefined
    ? undefined
    : { axis: layOutLifespanAxis(from, last ?? today, today), last: last ?? today, today };
});

function lineOf(
  catalog: Catalog,
  row: TaskRow,
  today: string,
  options: Required<Omit<TaskTableOptions, 'compared'>>,
): TaskLine {
  const { task, incident } = row;
  const known = commonParts(catalog, today);
  let common = known.get(task);
  if (!common) known.set(task, (common = commonPartOf(catalog, task, today)));
  const since = options.hasAges && !common.isSettled ? dayOfIncident(incident) : undefined;
  const repeats = options.isOnIncidentPage ? repeatsOf(catalog, task) : [];
  const line: TaskLine = {
    ...common,
    repeats: repeats
      .slice(0, maxRepeats)
      .map(({ lead, incident: other, outcome }) => ({ lead, incident: incidentLink(other), outcome })),
    moreRepeats: Math.max(0, repeats.length - maxRepeats),
    filterValues: options.isFilterable ? joinedValues(row) : {},
  };
  if (!options.isOnIncidentPage) line.incident = incidentLink(incident);
  if (since !== undefined) Object.assign(line, { since, age: ageText(since, today) });
  return line;
}

/** What all tables show of a task: it is in those of its incident, its owner, each of its services and tags, and all tasks. */
type CommonPart = Omit<TaskLine, 'incident' | 'repeats' | 'moreRepeats' | 'since' | 'age' | 'filterValues'>;

const commonParts = memoizeBySubject((_catalog: Catalog, _today: string) => new Map<CatalogTask, CommonPart>());

function commonPartOf(catalog: Catalog, task: CatalogTask, today: string): CommonPart {
  const { status, title, type, priority, outstanding, due, closed, doneWhen, declineReason, ticket, ticketUrl } = task;
  const isProposed = status === 'proposed';
  const isSettled = !outstanding && !isProposed;
  return {
    status,
    title,
    kind: wordsOf([type, priority].filter(Boolean).join(', ')),
    isSettled,
    isProposed,
    ...(doneWhen !== undefined && { doneWhen }),
    ...(declineReason !== undefined && { declineReason }),
    wouldPrevent: task.wouldPrevent.map((id) => linkById(catalog, id)),
    owners: namesOfOwners(task).flatMap((name) => ownerLink(catalog, name) ?? []),
    ...(due !== undefined && { due }),
    ...(outstanding && due !== undefined && { dueText: dueText(due, today) }),
    isLate: isOverdue(task, today),
    ...(closed !== undefined && { closed }),
    ...(ticket !== undefined && { ticket }),
    ...(ticketUrl !== undefined && { ticketUrl }),
  };
}

function joinedValues(row: TaskRow): TaskLine['filterValues'] {
  return Object.fromEntries(
    Object.entries(valuesOfRow(row)).flatMap(([name, values]) =>
      values.length > 0 ? [[name, values.join('\n')]] : [],
    ),
  );
}

import type { Catalog, Incident } from '../../../../src/catalog/catalog.ts';
import type { PageContext } from '../../../../src/publish/renderer.ts';
import { tasksText } from '../../../../src/analysis/due-date.ts';
import { yearOf } from '../../catalog/incidents.ts';
import { memoizeBySubject } from '../../catalog/memoize.ts';
import { facetLinks, type PageLink } from '../../catalog/page-links.ts';
import { taskGlyphs, type TaskGlyph } from '../../catalog/task-glyphs.ts';
import { overdueTasks, type OverdueTasks } from '../../catalog/upcoming-due-dates.ts';
import { maxGlyphs } from '../../shared/glyph-grid.ts';
import { resolutionText, ruledOutText } from '../../catalog/resolution.ts';
import { rowOf, type IncidentRow } from './row.ts';

/** What a table of incidents shows. Plain JSON. */
export interface TableData {
  /** One for each year, or a single one with the year in each row. */
  groups: TableGroup[];
  isFlat: boolean;
}

export interface TableGroup {
  year: string;
  rows: TableRow[];
  /** The number of incidents of the year, if the table does not show all of them. */
  total?: number;
}

/** What a row shows. */
export interface TableRow extends Omit<IncidentRow, 'services' | 'tasks'> {
  services: PageLink[];
  /** As many of its tasks as there is room for. */
  glyphs: TaskGlyph[];
  taskCount: number;
  /** `6 tasks: 5 open, 1 done`. */
  tasksText: string;
  tasks: OverdueTasks;
  /** What ended it, and what it was not, in a list of incidents that may be like the present one. */
  outcome?: RowOutcome;
}

/** Each may be empty. */
export interface RowOutcome {
  ended: string;
  ruledOut: string;
}

type TableContext = Pick<PageContext, 'settings' | 'today'>;

/** A table of incidents, newest first, with the year in each row. */
export function flatTable(catalog: Catalog, incidents: readonly Incident[], context: TableContext): TableData {
  return { groups: [{ year: '', rows: rowsOf(catalog, incidents, context) }], isFlat: true };
}

/** A table with a heading for each year; `totals` are the numbers of incidents of the years. */
export function tableByYear(
  catalog: Catalog,
  incidents: readonly Incident[],
  totals: ReadonlyMap<string, number>,
  context: TableContext,
): TableData {
  const groups = [...Map.groupBy(incidents, yearOf)].map(([year, ofYear]): TableGroup => {
    const total = totals.get(year);
    return { year, rows: rowsOf(catalog, ofYear, context), ...(total !== undefined && { total }) };
  });
  return { groups, isFlat: false };
}

/** Likewise, with what ended each incident and what it was not. */
export function tableOfOutcomes(catalog: Catalog, incidents: readonly Incident[], context: TableContext): TableData {
  const rows = rowsOf(catalog, incidents, context).map((row, index): TableRow => {
    const incident = incidents[index];
    return incident ? { ...row, outcome: { ended: resolutionText(incident), ruledOut: ruledOutText(incident) } } : row;
  });
  return { groups: [{ year: '', rows }], isFlat: true };
}

function rowsOf(catalog: Catalog, incidents: readonly Incident[], { settings, today }: TableContext): TableRow[] {
  const known = knownRows(catalog, settings, today);
  return incidents.map((incident) => {
    const row = known.get(incident) ?? createRow(catalog, incident, settings, today);
    known.set(incident, row);
    return row;
  });
}

function createRow(catalog: Catalog, incident: Incident, settings: TableContext['settings'], today: string): TableRow {
  const { tasks, services, ...row } = rowOf(incident, settings);
  return {
    ...row,
    services: facetLinks(catalog, 'service', services),
    glyphs: taskGlyphs(tasks.slice(0, maxGlyphs), today),
    taskCount: tasks.length,
    tasksText: tasksText(tasks),
    tasks: overdueTasks(tasks, today),
  };
}

/** An incident is in the tables of its year, and of all its services and tags. */
function knownRows(catalog: Catalog, settings: TableContext['settings'], today: string): Map<Incident, TableRow> {
  const byDay = rowsByDay(catalog, settings);
  const rows = byDay.get(today) ?? new Map<Incident, TableRow>();
  byDay.set(today, rows);
  return rows;
}

const rowsByDay = memoizeBySubject(
  (_catalog: Catalog, _settings: TableContext['settings']) => new Map<string, Map<Incident, TableRow>>(),
);

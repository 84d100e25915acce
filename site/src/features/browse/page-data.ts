import type { Catalog, Incident } from '../../../../src/catalog/catalog.ts';
import type { PageContext, SourceStates } from '../../../../src/publish/renderer.ts';
import { formatDay } from '../../../../src/time/format.ts';
import type { ImpactSum } from '../../../../src/analysis/sum-impact.ts';
import { sumImpact } from '../../catalog/impact.ts';
import { dayOfIncident, listedOf } from '../../catalog/incidents.ts';
import { ownFacets } from '../../catalog/own-facets.ts';
import { pageOf, type PageNumber } from '../../catalog/pagination.ts';
import { taskRows } from '../../catalog/tasks.ts';
import { overdueTasks, type OverdueTasks } from '../../catalog/upcoming-due-dates.ts';
import type { BrowseData } from './data.ts';
import { decode, isListed } from './decode.ts';
import { encodeBrowseData } from './encode.ts';
import { filtersOf, severityFilters, type Filter, type SeverityFilter } from './filters.ts';
import { ongoingIncidents, type OngoingIncident } from '../../catalog/ongoing.ts';
import { overviewData, type OverviewData } from './overview-data.ts';
import { firstPageOf, yearsOf, type Year } from './pages.ts';
import { flatTable, tableByYear, type TableData } from './table-data.ts';

/** The first page of the site. */
export interface IndexData {
  name: 'index';
  /** The number of all incidents but withdrawn ones. Without any, the rest is absent. */
  count: number;
  /** Other repositories whose incidents are not shown as they are. */
  sources: SourceStates;
  list?: IncidentList;
}

export interface IncidentList {
  summary: IncidentSummary;
  tasks: OverdueTasks;
  /** Those whose impact has not ended, the latest first. */
  ongoing: OngoingIncident[];
  overview: OverviewData;
  /** Absent for a single incident. */
  filters?: IncidentFilters;
  table: TableData;
  /** The number of rows, and the years; absent if the table shows every incident. */
  rest?: { shown: number; years: YearLink[] };
}

/** One page of the incidents of a year. */
export interface YearData {
  name: 'year';
  /** As `yearOf` names it. */
  year: string;
  /** Path of its first page. */
  path: string;
  page: PageNumber;
  years: YearLink[];
  summary: IncidentSummary;
  table: TableData;
}

export type YearLink = Pick<Year, 'year' | 'path' | 'count'>;

/** The numbers of incidents. */
export interface IncidentSummary {
  count: number;
  /** The month of the first one: `August 2024`. */
  since?: string;
  impact: ImpactSum;
}

/** What incidents are filtered by. */
export interface IncidentFilters {
  count: number;
  severities: SeverityFilter[];
  filters: Filter[];
  /** The data of all incidents, or the path of the script that holds them. */
  data: BrowseData | string;
}

export function indexData(catalog: Catalog, context: PageContext): IndexData {
  const incidents = listedOf(catalog);
  const count = incidents.length;
  const { sources = { missing: [], outdated: [] } } = context;
  if (count === 0) return { name: 'index', count, sources };
  const first = firstPageOf(catalog);
  const years = yearsOf(catalog);
  const totals = new Map(years.map((year) => [year.year, year.count]));
  const tasks = taskRows(catalog).map(({ task }) => task);
  const since = monthOf(incidents);
  return {
    name: 'index',
    count,
    sources,
    list: {
      summary: { count, impact: sumImpact(incidents), ...(since !== undefined && { since }) },
      tasks: overdueTasks(tasks, context.today),
      ongoing: ongoingIncidents(incidents),
      overview: overviewData(incidents, context),
      ...(count > 1 && { filters: filterData(catalog, context, first.isWhole) }),
      table: tableByYear(catalog, first.incidents, totals, context),
      ...(!first.isWhole && { rest: { shown: first.incidents.length, years: yearLinks(catalog) } }),
    },
  };
}

export function yearData(
  catalog: Catalog,
  { year: name, number }: { year: string; number: number },
  context: PageContext,
): YearData {
  const year = yearsOf(catalog).find((one) => one.year === name);
  if (!year) throw new Error(`There is no year ${name}`);
  const { items, ...page } = pageOf(year.pages, number);
  return {
    name: 'year',
    year: name,
    path: year.path,
    page,
    years: yearLinks(catalog),
    summary: { count: year.count, impact: year.impact },
    table: flatTable(catalog, items, context),
  };
}

/** @param isWhole Whether the page has the data of all incidents; otherwise it loads them. */
export function filterData(
  catalog: Catalog,
  { settings, scripts, fieldLabels }: PageContext,
  isWhole: boolean,
): IncidentFilters {
  const data = encodeBrowseData(catalog, settings);
  const all = decode(data);
  const incidents = all.filter(isListed);
  return {
    count: incidents.length,
    severities: severityFilters(incidents, data),
    filters: filtersOf(incidents, data, {
      facetLabels: ownFacets(settings, fieldLabels).map(({ label }) => label),
      withdrawn: all.length - incidents.length,
    }),
    data: isWhole ? data : (scripts.incidents ?? ''),
  };
}

function yearLinks(catalog: Catalog): YearLink[] {
  return yearsOf(catalog).map(({ year, path, count }) => ({ year, path, count }));
}

function monthOf(incidents: readonly Incident[]): string | undefined {
  const [first] = incidents.flatMap((incident) => dayOfIncident(incident) ?? []).toSorted();
  return first && formatDay(first, 'long').split(' ').slice(-2).join(' ');
}

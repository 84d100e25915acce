import type { Catalog } from '../../../../src/catalog/catalog.ts';
import type { PageContext } from '../../../../src/publish/renderer.ts';
import { facetPages, facetsOf, findFacet, oftenTogether, type Facet, type FacetKind } from '../../catalog/facets.ts';
import type { ImpactSum } from '../../../../src/analysis/sum-impact.ts';
import { sumImpact } from '../../catalog/impact.ts';
import { listedOf } from '../../catalog/incidents.ts';
import { listPaths, ownerPath, servicePath, tagPath } from '../../catalog/links.ts';
import { ownerListPages, owingOf, serviceListPages, tagListPages } from '../../catalog/lists.ts';
import { memoizeBySubject } from '../../catalog/memoize.ts';
import { ongoingIncidents, type OngoingIncident } from '../../catalog/ongoing.ts';
import { facetLinks, type PageLink } from '../../catalog/page-links.ts';
import { pageOf, type PageNumber } from '../../catalog/pagination.ts';
import { serviceContacts, type ServiceContact } from '../../catalog/service-contacts.ts';
import { countSeverities, type SeverityCount } from '../../catalog/severities.ts';
import { groupByUrgency, isSettled, ownersOf, settledRows, taskRows } from '../../catalog/tasks.ts';
import type { OverdueTasks } from '../../catalog/upcoming-due-dates.ts';
import { overviewData, type OverviewData } from '../browse/overview-data.ts';
import { flatTable, tableOfOutcomes, type TableData } from '../browse/table-data.ts';
import {
  overdueOf,
  settledNote,
  settledTasks,
  taskCounts,
  type SettledNote,
  type SettledTasks,
  type TaskCounts,
} from '../tasks/page-data.ts';
import { taskTable, type TaskTable } from '../tasks/task-table.ts';
import { facetRow, ownerRow, type FacetRow, type OwnerRow } from './list-rows.ts';
import { ownerPages } from './owners.ts';

/** One page of the list of services or of tags. */
export interface FacetListData {
  name: 'services' | 'tags';
  kind: FacetKind;
  page: PageNumber;
  /** The number of all services or tags. */
  total: number;
  incidents: number;
  /** The number of incidents that name none. */
  without: number;
  rows: FacetRow[];
  /** Path of the script with the rows of all pages, relative to the site's root; absent for a single one. */
  data?: string;
}

/** One page of a service or a tag. */
export interface FacetData {
  name: FacetKind;
  title: string;
  page: PageNumber;
  /** Of its first page. */
  path: string;
  summary: FacetSummary;
  /** Of a service of which more is known than its name. */
  contact?: ServiceContact;
  /** On the first page: those whose impact has not ended. */
  ongoing?: OngoingIncident[];
  /** On the first page. */
  overview?: OverviewData;
  /** The incidents of this page. */
  incidents?: TableData;
  /** On the first page, if there are outstanding tasks. */
  tasks?: FacetTasks;
}

/** The outstanding tasks of a service or a tag. */
export interface FacetTasks {
  all: OverdueTasks;
  /** The most urgent ones. */
  table: TaskTable;
  /** Path of the page with all of them, relative to the site's root; absent if the table has all. */
  more?: string;
}

/** A service or a tag in numbers. */
export interface FacetSummary {
  incidents: number;
  /** Of the site. */
  allIncidents: number;
  /** The most severe of its severities. */
  highest?: SeverityCount;
  impact: ImpactSum;
  oftenTogether: { link: PageLink; count: number }[];
}

/** One page of the list of owners. */
export interface OwnerListData {
  name: 'owners';
  page: PageNumber;
  /** The number of all owners. */
  total: number;
  withOpenTasks: number;
  /** The number of outstanding tasks without an owner. */
  unassigned: number;
  rows: OwnerRow[];
  /** As that of services. */
  data?: string;
}

/** One page of an owner. */
export interface OwnerData {
  name: 'owner';
  owner: string;
  page: PageNumber;
  /** Of the first page. */
  path: string;
  counts: TaskCounts;
  /** Present if no task is outstanding. */
  settledNote?: SettledNote;
  /** The tasks of this page. */
  table?: TaskTable;
  settled: SettledTasks;
}

export function facetListData(
  catalog: Catalog,
  { name, kind, number }: { name: FacetListData['name']; kind: FacetKind; number: number },
  context: PageContext,
): FacetListData {
  const incidents = listedOf(catalog);
  const { items, ...page } = pageOf(kind === 'service' ? serviceListPages(catalog) : tagListPages(catalog), number);
  return {
    name,
    kind,
    page,
    total: facetsOf(catalog, kind).length,
    incidents: incidents.length,
    without: incidents.filter((incident) => incident[name].length === 0).length,
    rows: items.map((facet) => facetRow(catalog, facet, context)),
    ...dataPath(context.scripts[name]),
  };
}

export function facetData(
  catalog: Catalog,
  { name: kind, facet: title, number }: { name: FacetKind; facet: string; number: number },
  context: PageContext,
): FacetData {
  const facet = findFacet(catalog, kind, title);
  if (!facet) throw new Error(`There is no ${kind} ${title}`);
  const { items: incidents, ...page } = pageOf(facetPages(facet), number);
  const [contact] = kind === 'service' ? serviceContacts(catalog, [title]) : [];
  return {
    name: kind,
    title,
    page,
    path: (kind === 'service' ? servicePath : tagPath)(facet),
    summary: {
      ...summaryOf(facet, context.settings),
      allIncidents: listedOf(catalog).length,
      oftenTogether: togetherOf(facet, catalog),
    },
    ...(contact && { contact }),
    ...(number === 1 && incidents.length > 0 && { overview: overviewData(facet.incidents, context) }),
    ...(number === 1 && { ongoing: ongoingIncidents(facet.incidents) }),
    ...(incidents.length > 0 && {
      incidents: (kind === 'service' ? tableOfOutcomes : flatTable)(catalog, [...incidents], context),
    }),
    ...(number === 1 && facet.outstanding.length > 0 && { tasks: tasksOf(catalog, facet, context.today) }),
  };
}

/** Outstanding tasks on the page of a service or a tag: its incidents matter more. */
const mostTasks = 5;

function tasksOf(catalog: Catalog, { kind, name, outstanding }: Facet, today: string): FacetTasks {
  const groups = [{ title: '', rows: outstanding.slice(0, mostTasks) }];
  return {
    all: overdueOf(outstanding, today),
    table: taskTable(catalog, groups, today, { hasAges: false }),
    ...(outstanding.length > mostTasks && {
      more: `${listPaths.tasks}?${kind}=${encodeURIComponent(name)}`,
    }),
  };
}

export function ownerListData(
  catalog: Catalog,
  { number }: { number: number },
  { today, scripts }: PageContext,
): OwnerListData {
  const { items, ...page } = pageOf(ownerListPages(catalog), number);
  const owners = ownersOf(catalog);
  const unassigned = taskRows(catalog).filter(({ task }) => task.outstanding && task.owner === undefined);
  return {
    name: 'owners',
    page,
    total: owners.length,
    withOpenTasks: owingOf(owners).length,
    unassigned: unassigned.length,
    rows: items.map((owner) => ownerRow(catalog, owner, today)),
    ...dataPath(scripts.owners),
  };
}

export function ownerData(
  catalog: Catalog,
  { owner: name, number }: { owner: string; number: number },
  { today }: PageContext,
): OwnerData {
  const owner = ownersOf(catalog).find((one) => one.name === name);
  if (!owner) throw new Error(`There is no owner ${name}`);
  const { items, ...page } = pageOf(ownerPages(owner), number);
  const open = items.filter(({ task }) => !isSettled(task));
  const counts = taskCounts(owner.rows, today);
  return {
    name: 'owner',
    owner: name,
    page,
    path: ownerPath(owner),
    counts,
    ...(counts.outstanding.outstanding === 0 && { settledNote: settledNote(catalog, owner.rows) }),
    ...(open.length > 0 && { table: taskTable(catalog, groupByUrgency(open, today), today) }),
    settled: settledTasks(catalog, settledRows(items), today),
  };
}

// The pages of one service or tag have the same summary.
const summaryOf = memoizeBySubject(({ incidents }: Facet, settings: PageContext['settings']) => {
  const highest = countSeverities(incidents, settings).find(({ severity }) => severity !== undefined);
  return { incidents: incidents.length, ...(highest && { highest }), impact: sumImpact(incidents) };
});

const togetherOf = memoizeBySubject((facet: Facet, catalog: Catalog): FacetSummary['oftenTogether'] =>
  oftenTogether(facet).flatMap(({ name, count }) =>
    facetLinks(catalog, facet.kind, [name]).map((link) => ({ link, count })),
  ),
);

function dataPath(script: string | undefined): { data?: string } {
  return script === undefined ? {} : { data: script };
}

import type { Catalog } from '../../../../src/catalog/catalog.ts';
import type { ImpactSum } from '../../../../src/analysis/sum-impact.ts';
import { facetsOf, type Facet, type FacetKind } from '../../catalog/facets.ts';
import { sumImpact } from '../../catalog/impact.ts';
import { dateOfIncident } from '../../catalog/incidents.ts';
import { facetLinks, incidentLink, ownerLink, type PageLink } from '../../catalog/page-links.ts';
import {
  countSeverities,
  severityRank,
  type Severities,
  type SeverityCount,
  type SeverityRank,
} from '../../catalog/severities.ts';
import { taskGlyphs, type TaskGlyph } from '../../catalog/task-glyphs.ts';
import { ownersOf, settledRows, type Owner } from '../../catalog/tasks.ts';
import type { OverdueTasks } from '../../catalog/upcoming-due-dates.ts';
import { maxGlyphs } from '../../shared/glyph-grid.ts';
import { overdueOf } from '../tasks/page-data.ts';

/** A service or a tag in a list. */
export interface FacetRow {
  link: PageLink;
  incidents: number;
  severities: (SeverityCount & { rank: SeverityRank })[];
  impact: ImpactSum;
  /** Its latest incident of a known date: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  last?: { date: string; incident: PageLink };
  tasks: OverdueTasks;
}

/** An owner in a list. */
export interface OwnerRow {
  link?: PageLink;
  tasks: OverdueTasks;
  /** Of the outstanding tasks; none for too many. */
  glyphs: TaskGlyph[];
  /** The first due date, `YYYY-MM-DD`. */
  due?: string;
  settled: number;
}

/** What rows depend on besides the catalog. */
interface RowContext {
  settings: Severities;
  /** `YYYY-MM-DD`. */
  today: string;
}

/** The rows of all pages of a list, by name, which the browser sorts: of services, of tags, or of owners. */
export function allRows(
  catalog: Catalog,
  list: 'services' | 'tags' | 'owners',
  context: RowContext,
): FacetRow[] | OwnerRow[] {
  if (list === 'owners') return ownersOf(catalog).map((owner) => ownerRow(catalog, owner, context.today));
  const kind: FacetKind = list === 'services' ? 'service' : 'tag';
  return facetsOf(catalog, kind).map((facet) => facetRow(catalog, facet, context));
}

export function facetRow(
  catalog: Catalog,
  { kind, name, incidents, outstanding }: Facet,
  { settings, today }: RowContext,
): FacetRow {
  const [link = { name }] = facetLinks(catalog, kind, [name]);
  const last = incidents.find((incident) => dateOfIncident(incident) !== undefined);
  const date = last && dateOfIncident(last);
  return {
    link,
    incidents: incidents.length,
    severities: countSeverities(incidents, settings).map((one) => ({
      ...one,
      rank: severityRank(settings, one.severity),
    })),
    impact: sumImpact(incidents),
    ...(last && date !== undefined && { last: { date, incident: incidentLink(last) } }),
    tasks: overdueOf(outstanding, today),
  };
}

export function ownerRow(catalog: Catalog, { name, rows }: Owner, today: string): OwnerRow {
  const outstanding = rows.filter(({ task }) => task.outstanding).map(({ task }) => task);
  const link = ownerLink(catalog, name);
  // Rows are in the order of their due dates.
  const due = outstanding[0]?.due;
  return {
    ...(link && { link }),
    tasks: overdueOf(
      rows.filter(({ task }) => task.outstanding),
      today,
    ),
    glyphs: outstanding.length <= maxGlyphs ? taskGlyphs(outstanding, today) : [],
    ...(due !== undefined && { due }),
    settled: settledRows(rows).length,
  };
}

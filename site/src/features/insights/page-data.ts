import type { Catalog } from '../../../../src/catalog/catalog.ts';
import type { PageContext } from '../../../../src/publish/renderer.ts';
import { filterData, type IncidentFilters } from '../browse/page-data.ts';
import { measuredIncidents } from './measure.ts';
import { sectionsOf, type SectionData } from './sections.ts';

/** The page of insights. */
export interface InsightsData {
  name: 'insights';
  /** The number of all incidents. */
  incidents: number;
  /** What incidents can be filtered by; absent for a single one. */
  filters?: IncidentFilters;
  /** Path of the script with the figures of all incidents, relative to the site's root. */
  measures?: string;
  sections: SectionData[];
}

export function insightsData(catalog: Catalog, context: PageContext): InsightsData {
  const { settings, today, scripts } = context;
  return {
    name: 'insights',
    incidents: catalog.incidents.length,
    ...(scripts.insights !== undefined && {
      filters: filterData(catalog, context, false),
      measures: scripts.insights,
    }),
    sections: sectionsOf(measuredIncidents(catalog), { settings, today }).flatMap((section) => section() ?? []),
  };
}

import type { Incident } from '../../../../src/catalog/catalog.ts';
import { facetsOf } from '../../catalog/facets.ts';
import { yearOf } from '../../catalog/incidents.ts';
import { memoizeByCatalog } from '../../catalog/memoize.ts';
import { partsByWeight, type Part } from '../../catalog/pagination.ts';
import { browseWeight, incidentWeight, optionWeight, overviewWeight } from '../../catalog/weights.ts';
import { undated } from './data.ts';

/** What of a catalog stands on its first page. */
export interface FirstPage {
  /** The newest. */
  incidents: readonly Incident[];
  /** Whether these are all. */
  isWhole: boolean;
}

/** The incidents of a year, and the pages that they stand on. */
export interface Year {
  /** As it is called; `No date` for those that nobody knows it of. */
  year: string;
  /** Of the first of its pages, relative to the site's root. */
  path: string;
  count: number;
  parts: Part<Incident>[];
}

/** As many incidents as the first page has room for below the picture and the filters. */
export const firstPageOf = memoizeByCatalog((catalog): FirstPage => {
  const { incidents } = catalog;
  const names = [...facetsOf(catalog, 'service'), ...facetsOf(catalog, 'tag')].map(({ name }) => name);
  const lead = overviewWeight(incidents.length) + names.reduce((sum, name) => sum + optionWeight(name), 0);
  const whole = partsByWeight(incidents, (incident) => incidentWeight(incident) + browseWeight(incident), lead);
  if (whole.length === 1) return { incidents, isWhole: true };
  // What the browser finds them by is a file of its own then.
  return { incidents: partsByWeight(incidents, incidentWeight, lead)[0]?.items ?? [], isWhole: false };
});

/** The last year first. */
export const yearsOf = memoizeByCatalog((catalog): Year[] =>
  Array.from(Map.groupBy(catalog.incidents, yearOf), ([year, incidents]) => ({
    year,
    path: `years/${/^\d+$/.test(year) ? year : undated}.html`,
    count: incidents.length,
    parts: partsByWeight(incidents, incidentWeight),
  })).toSorted((a, b) => (a.year < b.year ? 1 : -1)),
);

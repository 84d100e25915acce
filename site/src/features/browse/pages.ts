import type { Catalog, Incident } from '../../../../src/catalog/catalog.ts';
import type { ImpactSum } from '../../../../src/analysis/sum-impact.ts';
import { sumImpact } from '../../catalog/impact.ts';
import { listedOf, yearOf } from '../../catalog/incidents.ts';
import { memoizeByCatalog } from '../../catalog/memoize.ts';
import { paginate, rowsPerPage, type ListPage } from '../../catalog/pagination.ts';
import { undated } from './data.ts';

/** The incidents on the index page. */
export interface FirstPage {
  /** The newest. */
  incidents: readonly Incident[];
  /** Whether these are all incidents that lists show. */
  isWhole: boolean;
}

/** The pages that list the incidents of a year. */
export interface Year {
  /** `No date` for incidents whose year is unknown. */
  year: string;
  /** Path of the first page, relative to the site's root. */
  path: string;
  count: number;
  impact: ImpactSum;
  pages: ListPage<Incident>[];
}

/** As many of the newest incidents as one page holds. If these are not all, the pages of the years list every incident. */
export function firstPageOf(catalog: Catalog): FirstPage {
  const incidents = listedOf(catalog);
  return { incidents: incidents.slice(0, rowsPerPage), isWhole: incidents.length <= rowsPerPage };
}

/** The years with incidents, the latest first. */
export const yearsOf = memoizeByCatalog((catalog): Year[] =>
  Array.from(Map.groupBy(listedOf(catalog), yearOf), ([year, incidents]) => ({
    year,
    path: `years/${/^\d+$/.test(year) ? year : undated}.html`,
    count: incidents.length,
    impact: sumImpact(incidents),
    pages: paginate(incidents),
  })).toSorted((a, b) => (a.year < b.year ? 1 : -1)),
);

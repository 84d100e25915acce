import type { Incident } from '../../../src/catalog/catalog.ts';
import { paginate, type ListPage } from './pagination.ts';
import { pageSlugs } from './slugs.ts';
import type { TaskRow } from './tasks.ts';

/** A row of the page of a service, a tag or an owner. The page shows its sections one below the other. */
export type FacetItem = { outstanding: TaskRow } | { settled: TaskRow } | { incident: Incident };

/** One of the pages of a service, a tag or an owner; most have only one. */
export interface FacetPage extends ListPage<FacetItem> {
  /** Its file name without folder and extension. */
  slug: string;
}

/** A service, a tag or an owner, before it is divided into pages. */
export interface FacetList {
  name: string;
  /** Slug of the first page. */
  slug: string;
  items: readonly FacetItem[];
}

/**
 * Divide all lists of one folder into pages, no two of which share a slug.
 *
 * @returns The pages of each list, by its name.
 */
export function paginateFacets(lists: readonly FacetList[]): Map<string, FacetPage[]> {
  const taken = new Set(lists.map(({ slug }) => slug.toLowerCase()));
  return new Map(
    lists.map(({ name, slug, items }): [string, FacetPage[]] => {
      const pages = paginate(items);
      const slugs = pageSlugs(slug, pages.length, taken);
      return [name, pages.map((page, index) => ({ ...page, slug: slugs[index] ?? '' }))];
    }),
  );
}

/** The items of a page by section. */
export function sectionsOf({ items }: FacetPage): {
  outstanding: TaskRow[];
  settled: TaskRow[];
  incidents: Incident[];
} {
  return {
    outstanding: items.flatMap((item) => ('outstanding' in item ? [item.outstanding] : [])),
    settled: items.flatMap((item) => ('settled' in item ? [item.settled] : [])),
    incidents: items.flatMap((item) => ('incident' in item ? [item.incident] : [])),
  };
}

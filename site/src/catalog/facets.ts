import type { Catalog, Incident } from '../../../src/catalog/catalog.ts';
import { compareNames } from '../../../src/text/collate.ts';
import { slugsOf } from './slugs.ts';
import { memoizeByCatalog } from './memoize.ts';
import { paginateFacets, type FacetPage } from './facet-pages.ts';
import { taskRows, type TaskRow } from './tasks.ts';

/** A list of names by which incidents are grouped. */
export type FacetKind = 'service' | 'tag';

/** A service or a tag, and all incidents that name it. */
export interface Facet {
  kind: FacetKind;
  name: string;
  /** Name of its first page: letters, digits, `-` and `_`; unique among services or among tags. */
  slug: string;
  /** Newest first. */
  incidents: readonly Incident[];
  /** Outstanding tasks of these incidents, by date. */
  outstanding: readonly TaskRow[];
}

/** Services or tags, by name. */
export function facetsOf(catalog: Catalog, kind: FacetKind): Facet[] {
  return [...facetsByKind[kind](catalog).values()];
}

/** A service or a tag by its name; `undefined` if no incident names it. */
export function findFacet(catalog: Catalog, kind: FacetKind, name: string): Facet | undefined {
  return facetsByKind[kind](catalog).get(name);
}

/** The pages of a service or a tag. */
export function facetPages(catalog: Catalog, { kind, name }: Facet): FacetPage[] {
  return pagesByKind[kind](catalog).get(name) ?? [];
}

/** Up to three services or tags that more than one incident names together with it, most frequent first. */
export function oftenTogether({ kind, name: own, incidents }: Facet): { name: string; count: number }[] {
  const others = incidents.flatMap((incident) => namesIn(incident, kind)).filter((name) => name !== own);
  return Array.from(
    Map.groupBy(others, (name) => name),
    ([name, { length }]) => ({ name, count: length }),
  )
    .filter(({ count }) => count > 1)
    .toSorted((a, b) => b.count - a.count || compareNames(a.name, b.name))
    .slice(0, 3);
}

const facetsByKind = { service: findFacets('service'), tag: findFacets('tag') };
const pagesByKind = { service: pagesOf('service'), tag: pagesOf('tag') };

function namesIn({ services, tags }: Incident, kind: FacetKind): string[] {
  return [...new Set(kind === 'service' ? services : tags)];
}

function findFacets(kind: FacetKind): (catalog: Catalog) => Map<string, Facet> {
  return memoizeByCatalog((catalog) => {
    const incidents = byName(catalog.incidents, (incident) => namesIn(incident, kind));
    const outstanding = byName(
      taskRows(catalog).filter(({ task }) => task.outstanding),
      ({ incident }) => namesIn(incident, kind),
    );
    const names = [...incidents.keys()].toSorted(compareNames);
    const slugs = slugsOf(names, kind);
    return new Map(
      names.map((name): [string, Facet] => [
        name,
        {
          kind,
          name,
          slug: slugs.get(name) ?? '',
          incidents: incidents.get(name) ?? [],
          outstanding: outstanding.get(name) ?? [],
        },
      ]),
    );
  });
}

function byName<Item>(items: readonly Item[], namesOf: (item: Item) => string[]): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    for (const name of namesOf(item)) {
      const others = found.get(name);
      if (others) others.push(item);
      else found.set(name, [item]);
    }
  }
  return found;
}

function pagesOf(kind: FacetKind): (catalog: Catalog) => Map<string, FacetPage[]> {
  return memoizeByCatalog((catalog) =>
    paginateFacets(
      facetsOf(catalog, kind).map(({ name, slug, incidents, outstanding }) => ({
        name,
        slug,
        items: [...outstanding.map((row) => ({ outstanding: row })), ...incidents.map((incident) => ({ incident }))],
      })),
    ),
  );
}

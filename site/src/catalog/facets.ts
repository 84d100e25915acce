import type { Catalog, Incident } from '../../../src/catalog/catalog.ts';
import { compareNames } from '../../../src/text/collate.ts';
import { stableSlug } from '../../../src/text/slug.ts';
import { hasDetails } from './service-details.ts';
import { listedOf } from './incidents.ts';
import { memoizeByCatalog } from './memoize.ts';
import { paginate, type ListPage } from './pagination.ts';
import { taskRows, type TaskRow } from './tasks.ts';

/** A list of names by which incidents are grouped. */
export type FacetKind = 'service' | 'tag';

/** A service or a tag, and the incidents that name it. */
export interface Facet {
  kind: FacetKind;
  name: string;
  /** Name of its first page. */
  slug: string;
  /** Newest first, without withdrawn ones; may be empty, since those lead here, too. */
  incidents: readonly Incident[];
  /** Outstanding tasks of these incidents, by date. */
  outstanding: readonly TaskRow[];
}

/** Services or tags, by name. */
export function facetsOf(catalog: Catalog, kind: FacetKind): Facet[] {
  return [...facetsByKind[kind](catalog).values()];
}

/** A service or a tag by its name; `undefined` if no incident names it, and nothing more is known of it. */
export function findFacet(catalog: Catalog, kind: FacetKind, name: string): Facet | undefined {
  return facetsByKind[kind](catalog).get(name);
}

/** The incidents of a service or a tag, in pages. */
export function facetPages({ incidents }: Facet): ListPage<Incident>[] {
  return paginate(incidents);
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

function namesIn({ services, tags }: Incident, kind: FacetKind): string[] {
  return [...new Set(kind === 'service' ? services : tags)];
}

function findFacets(kind: FacetKind): (catalog: Catalog) => Map<string, Facet> {
  return memoizeByCatalog((catalog) => {
    const all = byName(catalog.incidents, (incident) => namesIn(incident, kind));
    const incidents = byName(listedOf(catalog), (incident) => namesIn(incident, kind));
    const outstanding = byName(
      taskRows(catalog).filter(({ task }) => task.outstanding),
      ({ incident }) => namesIn(incident, kind),
    );
    // A service whose owner and runbook are known has a page before its first incident.
    const known = kind === 'service' ? catalog.services.filter(hasDetails).map(({ name }) => name) : [];
    const names = [...new Set([...all.keys(), ...known])].toSorted(compareNames);
    return new Map(
      names.map((name): [string, Facet] => [
        name,
        {
          kind,
          name,
          slug: stableSlug(name, kind),
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

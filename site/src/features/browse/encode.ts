import type { Catalog } from '../../../../src/catalog/catalog.ts';
import type { Settings } from '../../../../src/settings.ts';
import { isDuplicate } from '../../../../src/analysis/status.ts';
import { compareNames } from '../../../../src/text/collate.ts';
import { facetsOf } from '../../catalog/facets.ts';
import { servicePath } from '../../catalog/links.ts';
import { memoizeBySubject } from '../../catalog/memoize.ts';
import { facetValues, ownFacets } from '../../catalog/own-facets.ts';
import { severityNames, severityRank } from '../../catalog/severities.ts';
import { kindNames, statusNames } from '../../catalog/labels.ts';
import { taskStatuses, type BrowseData, type BrowseIncident } from './data.ts';
import { rowOf } from './row.ts';

/** Encode what the browser filters, sorts and draws incidents with. */
export const encodeBrowseData = memoizeBySubject(encode);

function encode(catalog: Catalog, settings: Pick<Settings, 'severities' | 'site'>): BrowseData {
  const { incidents } = catalog;
  const services = facetsOf(catalog, 'service');
  const lists = {
    severities: severityNames(incidents, settings),
    kinds: Object.entries(kindNames),
    statuses: Object.entries(statusNames),
    methods: [...new Set(incidents.flatMap((incident) => rowOf(incident, settings).detectedBy ?? []))].toSorted(),
    services: services.map(({ name }) => name),
    tags: facetsOf(catalog, 'tag').map(({ name }) => name),
  };
  const indexOf = indexesOf(lists);
  const sources = [...new Set(incidents.flatMap(({ source }) => source ?? []))];
  const sourceIndexes = new Map(sources.map(({ id }, index) => [id, index]));
  const facets = ownFacets(settings, {}).map((facet) => {
    const values = [...new Set(incidents.flatMap((incident) => facetValues(incident, facet)))].toSorted(compareNames);
    return { facet, values, indexes: new Map(values.map((value, index) => [value, index])) };
  });
  return {
    ...lists,
    sources: sources.map(({ id, name, url }) => [id, name, url]),
    facets: facets.map(({ facet, values }) => [facet.parameter, values]),
    severities: lists.severities.map((name) => [name, severityRank(settings, name)]),
    services: services.map((service) => [service.name, servicePath(service)]),
    incidents: incidents.map((incident): BrowseIncident => {
      const row = rowOf(incident, settings);
      const { impactSeconds } = row;
      const known = [
        incident.slug,
        row.title,
        row.date ?? '',
        indexOf.severities(row.severity),
        indexOf.kinds(incident.kind),
        indexOf.statuses(incident.status),
        indexOf.methods(row.detectedBy),
        row.services.map(indexOf.services),
        [...new Set(incident.tags)].map(indexOf.tags),
        row.impact ?? '',
        incident.impact.none ? [-1] : impactSeconds ? [...new Set([impactSeconds.least, impactSeconds.most])] : [],
        row.tasks.map(({ status, due = '' }) => `${taskStatuses.indexOf(status)}${due}`).join(' '),
        row.lang ?? '',
      ] as const;
      const own = facets.map(({ facet, indexes }) =>
        facetValues(incident, facet).flatMap((value) => indexes.get(value) ?? []),
      );
      const { source } = incident;
      if (source) return [...known, own, isDuplicate(incident) ? 1 : 0, sourceIndexes.get(source.id) ?? 0];
      return isDuplicate(incident) ? [...known, own, 1] : own.length > 0 ? [...known, own] : known;
    }),
  };
}

type Indexes<Lists> = Record<keyof Lists, (name: string | undefined) => number>;

function indexesOf<Lists extends Record<string, readonly (string | readonly [string, string])[]>>(
  lists: Lists,
): Indexes<Lists> {
  const entries = Object.entries(lists).map(([list, items]) => {
    const indexes = new Map(items.map((item, index) => [typeof item === 'string' ? item : item[0], index]));
    return [list, (name: string | undefined) => (name === undefined ? -1 : (indexes.get(name) ?? -1))];
  });
  // The cast: `Object.fromEntries` loses the keys.
  return Object.fromEntries(entries) as Indexes<Lists>;
}

import type { Catalog } from '../../../../src/catalog/catalog.ts';
import type { Settings } from '../../../../src/settings.ts';
import { facetsOf } from '../../catalog/facets.ts';
import { dayOfIncident, yearOf } from '../../catalog/incidents.ts';
import { servicePath } from '../../catalog/links.ts';
import { severityNames, severityRank } from '../../catalog/severities.ts';
import { kindNames, statusNames } from '../../catalog/labels.ts';
import { taskStatuses, type BrowseData, type BrowseIncident } from './data.ts';
import { rowOf } from './row.ts';

/** What the browser finds incidents by, and draws their rows from. */
export function browseData({ incidents, ...catalog }: Catalog, settings: Pick<Settings, 'severities'>): BrowseData {
  const services = facetsOf({ incidents, ...catalog }, 'service');
  const names = {
    severities: severityNames(incidents, settings),
    kinds: Object.entries(kindNames),
    statuses: Object.entries(statusNames),
    methods: [...new Set(incidents.flatMap((incident) => rowOf(incident, settings).noticedBy ?? []))].toSorted(),
    services: services.map(({ name }) => name),
    tags: facetsOf({ incidents, ...catalog }, 'tag').map(({ name }) => name),
  };
  const places = placesIn(names);
  return {
    ...names,
    severities: names.severities.map((name) => [name, severityRank(settings, name)]),
    services: services.map((service) => [service.name, servicePath(service)]),
    incidents: incidents.map((incident): BrowseIncident => {
      const { title, severity, services: named, felt, length, noticedBy, tasks } = rowOf(incident, settings);
      return [
        incident.slug,
        title,
        dayOfIncident(incident) ?? (yearOf(incident) === 'No date' ? '' : yearOf(incident)),
        places.severities(severity),
        places.kinds(incident.kind),
        places.statuses(incident.status),
        places.methods(noticedBy),
        named.map(places.services),
        [...new Set(incident.tags)].map(places.tags),
        felt ?? '',
        incident.impact.none ? [-1] : length ? [...new Set([length.least, length.most])] : [],
        tasks.map(({ status, due = '' }) => `${taskStatuses.indexOf(status)}${due}`).join(' '),
      ];
    }),
  };
}

type Places<Names> = Record<keyof Names, (name: string | undefined) => number>;

function placesIn<Names extends Record<string, readonly (string | readonly [string, string])[]>>(
  names: Names,
): Places<Names> {
  const entries = Object.entries(names).map(([list, items]) => {
    const places = new Map(items.map((item, index) => [typeof item === 'string' ? item : item[0], index]));
    return [list, (name: string | undefined) => (name === undefined ? -1 : (places.get(name) ?? -1))];
  });
  // `Object.fromEntries` forgets which keys there were.
  return Object.fromEntries(entries) as Places<Names>;
}

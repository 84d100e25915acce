import { isFreeKey } from '../postmortem/own-fields.ts';
import { listServices, servicesNamed, type Service } from '../postmortem/services.ts';
import type { ImpactSpan, Postmortem, Task, TimelineEntry } from '../postmortem/postmortem.ts';
import type { Settings } from '../settings.ts';
import { compareText } from '../text/collate.ts';
import { fileNameOf } from '../text/file-name.ts';
import { stableSlug } from '../text/slug.ts';
import { ticketUrl, type TicketLinks } from '../text/ticket-link.ts';
import { measure, milestonesOf, type Metrics, type Milestones } from '../analysis/metrics.ts';

/** Every postmortem of a repository, newest first. Plain JSON; nothing in it depends on today. */
export interface Catalog {
  version: 1;
  /** URL of its site, without a slash at its end, if it is configured. */
  url?: string;
  /** As configured, in that order; then those of other repositories. */
  services: CatalogService[];
  incidents: Incident[];
}

/** A configured service. */
export type CatalogService = Service;

/** Everything known about an incident, except its prose. Its own `fields` are those that the team uses. */
export interface Incident extends Omit<
  Postmortem,
  | 'positions'
  | 'duration'
  | 'timeline'
  | 'tasks'
  | 'looseItems'
  | 'otherForms'
  | 'timelineHeadings'
  | 'unnamedTimeline'
  | 'sections'
  | 'ignore'
> {
  /** Of an incident of another repository. Its `id` begins with that of the source: `payments/2024-08-10-queue`. */
  source?: IncidentSource;
  /** Name of its page: ASCII letters, digits, `-`, `_` and `.`. It depends on nothing but the id. */
  slug: string;
  duration: CatalogSpan[];
  timeline: CatalogEntry[];
  tasks: CatalogTask[];
  /** The milestones between which `metrics` are measured. */
  turns: Milestones;
  metrics: Metrics;
}

/** Another repository, on whose site an incident has its page. */
export interface IncidentSource {
  id: string;
  /** How this site names it. */
  name: string;
  /** URL of its site, without a slash at its end. */
  url: string;
}

/** A timeline entry, without its position in a file. */
export type CatalogEntry = Omit<TimelineEntry, 'position' | 'timePosition'>;

/** A period of impact, without its position in a file. */
export type CatalogSpan = Omit<ImpactSpan, 'pointer'>;

/** A task, without its position in a file. */
export interface CatalogTask extends Omit<Task, 'position'> {
  /** Address of the ticket: its own, if it is a URL, or else the one that `site.tickets` makes of its key. */
  ticketUrl?: string;
}

/** An incident before it has its place among the others. */
export type UnnamedIncident = Omit<Incident, 'slug'>;

/**
 * Gather postmortems into a catalog.
 *
 * If several share an id, the first by path wins; the others are left out.
 *
 * @param site The settings that make links of tickets; without them, only tickets that are URLs have an address.
 * @param services The configured services.
 */
export function createCatalog(
  postmortems: readonly Postmortem[],
  site: TicketLinks = {},
  services: NonNullable<Settings['services']> = [],
): Catalog {
  return catalogOf(
    postmortems.map((postmortem) => incidentOf(postmortem, site)),
    services,
  );
}

/** Gather incidents into a catalog, likewise. */
export function catalogOf(
  incidents: readonly UnnamedIncident[],
  services: NonNullable<Settings['services']> = [],
): Catalog {
  const slugs = slugsByPath(incidents);
  const named = incidents.flatMap((incident): Incident[] => {
    const slug = slugs.get(incident.path);
    return slug === undefined ? [] : [{ slug, ...incident }];
  });
  return { version: 1, services: listServices({ services }), incidents: named.toSorted(newestFirst) };
}

/** What a site shows of another repository. */
export interface CatalogSource {
  services: readonly CatalogService[];
  incidents: readonly Incident[];
}

/**
 * Add the incidents and services of other repositories to a catalog. A service that both know is the one of the catalog,
 * with its aliases.
 *
 * @param settings The configured services.
 */
export function joinCatalogs(
  catalog: Catalog,
  sources: readonly CatalogSource[],
  settings: Pick<Settings, 'services'> = {},
): Catalog {
  if (sources.length === 0) return catalog;
  const taken = new Set(catalog.services.flatMap(({ name, aliases }) => [name, ...aliases]));
  const added = sources.flatMap(({ services }) =>
    services.flatMap(({ name, aliases, ...service }): CatalogService[] => {
      if (taken.has(name)) return [];
      taken.add(name);
      const own = aliases.filter((alias) => !taken.has(alias));
      for (const alias of own) taken.add(alias);
      return [{ name, ...service, aliases: own }];
    }),
  );
  const incidents = sources.flatMap((source) =>
    source.incidents.map((incident) => ({ ...incident, services: servicesNamed(incident.services, settings) })),
  );
  return {
    ...catalog,
    services: [...catalog.services, ...added],
    incidents: [...catalog.incidents, ...incidents].toSorted(newestFirst),
  };
}

/** The slugs of documents by path; those that share an id with an earlier one by path have none. */
export function slugsByPath(documents: readonly Pick<Incident, 'id' | 'path'>[]): Map<string, string> {
  const ids = new Set<string>();
  const slugs = new Map<string, string>();
  for (const { id, path } of documents.toSorted((a, b) => compareText(a.path, b.path))) {
    if (!ids.has(id)) slugs.set(path, stableSlug(id, 'incident'));
    ids.add(id);
  }
  return slugs;
}

/**
 * What the catalog says of a postmortem.
 *
 * @param isOwnField Whether a key of its `fields` is known to the team. Others are mistakes, which a rule reports.
 */
export function incidentOf(
  postmortem: Postmortem,
  site: TicketLinks,
  isOwnField: (key: string) => boolean = isFreeKey,
): UnnamedIncident {
  const {
    positions: _positions,
    looseItems: _looseItems,
    otherForms: _otherForms,
    unnamedTimeline: _unnamedTimeline,
    timelineHeadings: _timelineHeadings,
    sections: _sections,
    ignore: _ignore,
    duration,
    timeline,
    tasks,
    fields,
    ...rest
  } = postmortem;
  const turns = milestonesOf(postmortem);
  return {
    ...rest,
    duration: duration.map(({ pointer: _pointer, ...span }) => span),
    timeline: timeline.map(({ position: _position, timePosition: _timePosition, ...entry }) => entry),
    tasks: tasks.map(({ position: _position, ...task }) => ({ ...task, ...addressOf(task, site) })),
    fields: Object.fromEntries(Object.entries(fields).filter(([key]) => isOwnField(key))),
    turns,
    metrics: measure(postmortem, turns),
  };
}

function addressOf({ ticket }: Pick<Task, 'ticket'>, site: TicketLinks): Pick<CatalogTask, 'ticketUrl'> {
  const url = ticket === undefined ? undefined : ticketUrl(ticket, site);
  return url === undefined ? {} : { ticketUrl: url };
}

function newestFirst(a: Incident, b: Incident): number {
  return compareText(sortKey(b), sortKey(a)) || compareText(b.id, a.id);
}

/** An incident with an unknown start is sorted by the date in its file name. */
function sortKey(incident: Incident): string {
  return incident.duration[0]?.start?.earliest ?? incident.timeline[0]?.start.earliest ?? fileNameOf(incident.id);
}

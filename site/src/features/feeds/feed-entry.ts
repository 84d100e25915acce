import { fileNameOf } from '../../../../src/text/file-name.ts';
import type { Catalog, Incident } from '../../../../src/catalog/catalog.ts';
import { stableSlug } from '../../../../src/text/slug.ts';
import { dayOfIncident, findIncident, startOf } from '../../catalog/incidents.ts';
import { incidentPath } from '../../catalog/links.ts';
import { hrefFrom } from '../../shared/href-from.ts';
import { previewText } from '../../catalog/preview-text.ts';
import { resolutionText } from '../../catalog/resolution.ts';

/** What a feed says of itself. */
export interface Feed {
  title: string;
  /** The title of the site. */
  site: string;
  /** Its URL without extension. */
  self: string;
  /** The URL of the page that shows the same. */
  page: string;
  /** The URL of the icon; absent where a team has a logo of its own. */
  icon?: string;
  /** An instant in UTC. */
  updated: string;
}

/** An incident in a feed. */
export interface FeedEntry {
  /** A URL that stays the same when the document is renamed. */
  id: string;
  /** Of its page. */
  url: string;
  title: string;
  /** BCP 47. */
  lang: string;
  /** When the incident began, as an instant in UTC; absent if unknown. */
  published?: string;
  /** The last moment that the document states, likewise. */
  updated: string;
  /** Facts and summary, a line each. */
  lines: string[];
  /** Services and tags. */
  categories: string[];
  authors: string[];
}

/**
 * @param url Of the site, without a slash at its end.
 * @param today `YYYY-MM-DD`.
 */
export function feedEntry(catalog: Catalog, incident: Incident, url: string, today: string): FeedEntry {
  const { id, title = id, lang, impact, services, tags, authors, status, source } = incident;
  const first = incident.aliases.find((alias) => findIncident(catalog, alias) === incident) ?? id;
  const day = dayOfIncident(incident);
  const ended = resolutionText(incident);
  const stated = statedMoments(incident).filter((moment) => moment <= `${today}T23:59:59Z`);
  const published = [startOf(incident)?.earliest, day && `${day}T00:00:00Z`].find((moment) => moment !== undefined);
  const updated = stated.toSorted().at(-1) ?? published ?? '1970-01-01T00:00:00Z';
  return {
    // That of the feed of its own site.
    id: hrefFrom(`${url}/`, incidentPath({ slug: stableSlug(fileNameOf(first), 'incident'), source })),
    url: hrefFrom(`${url}/`, incidentPath(incident)),
    title,
    lang,
    ...(published !== undefined && published <= updated && { published }),
    updated,
    lines: [
      previewText(incident),
      status === 'draft' ? 'Draft.' : '',
      impact.summary ?? '',
      ended && `What ended it: ${ended}`,
    ].filter(Boolean),
    categories: [...new Set([...services, ...tags, ...(source ? [source.name] : [])])],
    authors,
  };
}

/**
 * The moments that a document states, of imprecise ones the first that is possible: it is not later than today, if the
 * moment has passed.
 */
function statedMoments({ duration, timeline, tasks }: Incident): string[] {
  const spans = [...duration, ...timeline].flatMap(({ start, end }) => [start, end]);
  return [
    ...spans.flatMap((moment) => moment?.earliest ?? []),
    ...tasks.flatMap(({ closed }) => (closed === undefined ? [] : `${closed}T00:00:00Z`)),
  ];
}

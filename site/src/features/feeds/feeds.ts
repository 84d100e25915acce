import type { Catalog, Incident } from '../../../../src/catalog/catalog.ts';
import type { FilesContext, SiteText } from '../../../../src/publish/renderer.ts';
import { facetsOf } from '../../catalog/facets.ts';
import { feedPath, ownerPath, servicePath, tagPath } from '../../catalog/links.ts';
import { ownersOf } from '../../catalog/tasks.ts';
import { atom, atomEntry } from './atom.ts';
import { feedEntry, type Feed, type FeedEntry } from './feed-entry.ts';
import { jsonFeed, jsonFeedItem } from './json-feed.ts';

/** Incidents to follow. */
interface Topic {
  /** Absent for all incidents. */
  name?: string;
  /** Path of its page, relative to the site's root. */
  page: string;
  /** Newest first. */
  incidents: readonly Incident[];
}

/** An incident as it is in every feed that has it. */
interface MadeEntry {
  entry: FeedEntry;
  xml: string;
  json: string;
}

/** More would only be older: readers keep what they have seen. */
const longest = 50;

/**
 * The feeds of all incidents, and of those of each service, tag and owner of tasks, as Atom and as JSON Feed. A feed needs
 * absolute URLs, so there are none without `site.url`.
 */
export function feeds(catalog: Catalog, { settings, today }: Pick<FilesContext, 'settings' | 'today'>): SiteText[] {
  const { url, title: site, logo } = settings.site;
  if (url === undefined) return [];
  const known = new Map<Incident, MadeEntry>();
  const entryOf = (incident: Incident): MadeEntry => {
    const before = known.get(incident);
    if (before) return before;
    const entry = feedEntry(catalog, incident, url, today);
    const made = { entry, xml: atomEntry(entry), json: jsonFeedItem(entry) };
    known.set(incident, made);
    return made;
  };
  return topicsOf(catalog).flatMap((topic) => {
    const { name, page } = topic;
    const path = feedPath(page);
    const made = () =>
      topic.incidents
        .filter(({ status }) => status !== 'withdrawn')
        .slice(0, longest)
        .map(entryOf);
    const feedOf = (entries: readonly MadeEntry[]): Feed => ({
      title: name === undefined ? site : `${site}: ${name}`,
      site,
      self: `${url}/${path}`,
      page: `${url}/${page}`,
      ...(logo === undefined && { icon: `${url}/icon.png` }),
      updated:
        entries
          .map(({ entry }) => entry.updated)
          .toSorted()
          .at(-1) ?? '1970-01-01T00:00:00Z',
    });
    const write = (format: typeof atom, form: 'xml' | 'json') => (): string => {
      const entries = made();
      return format(
        feedOf(entries),
        entries.map((entry) => entry[form]),
      );
    };
    return [
      { path: `${path}.xml`, text: write(atom, 'xml') },
      { path: `${path}.json`, text: write(jsonFeed, 'json') },
    ];
  });
}

function topicsOf(catalog: Catalog): Topic[] {
  const facets = (['service', 'tag'] as const).flatMap((kind) =>
    facetsOf(catalog, kind).map(({ name, slug, incidents }): Topic => {
      return { name, page: (kind === 'service' ? servicePath : tagPath)({ slug }), incidents };
    }),
  );
  const order = new Map(catalog.incidents.map((incident, index) => [incident, index]));
  const owners = ownersOf(catalog).map(({ name, slug, rows }): Topic => {
    const incidents = [...new Set(rows.map(({ incident }) => incident))];
    const newestFirst = incidents.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    return { name: `tasks of ${name}`, page: ownerPath({ slug }), incidents: newestFirst };
  });
  return [{ page: 'index.html', incidents: catalog.incidents }, ...facets, ...owners];
}

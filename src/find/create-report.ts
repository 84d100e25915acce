import type { CatalogEntry, CatalogService, Incident } from '../catalog/catalog.ts';
import { findDate } from '../time/civil.ts';
import { dayOf, formatMoment } from '../time/format.ts';
import { findResolution } from '../analysis/resolution.ts';
import type { IndexParts } from '../search/index-parts.ts';
import { search, type FoundIncident as FoundRecord, type SearchResults } from '../search/search-index.ts';
import type { SearchRecord } from '../search/search-record.ts';
import { peopleOf } from './people.ts';
import type { FindReport, FoundEntry, FoundIncident, FoundPassage, FoundService } from './report.ts';

/** An incident that can be found. */
export interface Findable {
  incident: Incident;
  /** Path of its page, relative to the site's root. */
  page: string;
  /** Offsets of each entry of its timeline in the document. */
  entries: readonly (readonly [start: number, end: number])[];
}

/** What a search is made in. */
export interface FindSources {
  index: IndexParts;
  incidents: readonly Findable[];
  /** As configured. */
  services: readonly CatalogService[];
  /** The text of a document. */
  textOf: (path: string) => string;
  /** Address of the site, without a slash at its end. */
  url: string | undefined;
  /** The most incidents, and the most tasks. */
  limit: number;
}

/**
 * Search, and say of each incident what helped, what was ruled out, and who knows about it.
 *
 * @param words As the user wrote them; one with spaces, which a shell has taken out of its quotes, is a quotation if it is
 *   found as one.
 */
export function createReport(words: readonly string[], sources: FindSources): FindReport {
  const { index, incidents, limit } = sources;
  const query = words.join(' ');
  const { results, notes } = searchFor(words, index);
  const coverage = coverageNote(results);
  const byPage = new Map(incidents.map((one) => [one.page, one]));
  const foundServices = results.incidents.flatMap(({ record }) => describeService(record, sources));
  const found = results.incidents.flatMap((hit) => {
    const known = byPage.get(hit.record.path);
    return known ? [describe(known, hit, sources)] : [];
  });
  const tasks = results.tasks.flatMap(({ record, task, missing }) => {
    const incident = byPage.get(record.path)?.incident;
    return incident
      ? [
          {
            ...task,
            ...(missing.length > 0 && { missing }),
            incident: { id: incident.id, title: incident.title ?? incident.id, path: incident.path },
          },
        ]
      : [];
  });
  return {
    query,
    words: results.words,
    terms: results.terms,
    corrections: Object.fromEntries(results.corrections),
    incidents: found.slice(0, limit),
    services: foundServices.slice(0, limit),
    tasks: tasks.slice(0, limit),
    more:
      results.incidentCount -
      results.incidents.length +
      (results.taskCount - results.tasks.length) +
      Math.max(0, found.length - limit) +
      Math.max(0, foundServices.length - limit) +
      Math.max(0, tasks.length - limit),
    notes: coverage === undefined ? notes : [...notes, coverage],
  };
}

function searchFor(words: readonly string[], index: IndexParts): { results: SearchResults; notes: string[] } {
  const quoted = words.map((word) => (/\s/.test(word) && !/["“”„`]/.test(word) ? `"${word}"` : word)).join(' ');
  const results = search(quoted, index);
  const isFound = results.incidents.length + results.tasks.length > 0;
  const plain = words.join(' ');
  if (isFound || quoted === plain) return { results, notes: [] };
  const loose = search(plain, index);
  return { results: loose, notes: ['nothing has exactly this text; these have its words'] };
}

/** `nothing has all of: connection, postgres, limit; these have 2 of 3`; `undefined` if something has. */
function coverageNote(results: SearchResults): string | undefined {
  const { complete, partial, part } = results.coverage;
  if (complete > 0 || partial === 0) return undefined;
  return `nothing has all of: ${results.terms.join(', ')}; these have ${part}`;
}

function describe(
  { incident, page, entries }: Findable,
  { record: { places }, passages, missing }: FoundRecord,
  { textOf, url, services: configured }: FindSources,
): FoundIncident {
  const { id, title = id, path, severity, status, services, timezone, duration, timeline } = incident;
  const address = url === undefined ? undefined : `${url}/${page}`;
  const text = textOf(path);
  const lineOf = (entry: number): number => lineAt(text, entries[entry]?.[0] ?? 0);
  const start = duration[0]?.start ?? timeline[0]?.start;
  const day = start ? dayOf(start, timezone) : findDate(id);
  // The places of the entries are in their order.
  const anchors = places.map(([anchor]) => anchor).filter((anchor) => /^t\d{4}-\d{4}/.test(anchor));
  const resolution = findResolution(timeline);
  const ended = [resolution?.changed, resolution?.ended].flatMap((number) => {
    const entry = number === undefined ? undefined : timeline[number];
    return number !== undefined && entry ? [entryOf(entry, lineOf(number), timezone)] : [];
  });
  const withKinds = (kinds: readonly string[]): FoundEntry[] =>
    timeline.flatMap((entry, number) =>
      entry.kinds.some((kind) => kinds.includes(kind)) ? [entryOf(entry, lineOf(number), timezone)] : [],
    );
  return {
    id,
    title,
    path,
    ...(address !== undefined && { url: address }),
    ...(severity !== undefined && { severity }),
    status,
    ...(day !== undefined && { day }),
    services,
    owners: services.flatMap((service) => {
      const owner = configured.find(({ name }) => name === service)?.owner;
      return owner === undefined ? [] : [{ service, owner }];
    }),
    passages: passages.map(({ fragment, name, text: found }): FoundPassage => {
      const entry = anchors.length === timeline.length ? anchors.indexOf(fragment.slice(1)) : -1;
      return {
        name,
        text: found,
        ...(entry >= 0 && { line: lineOf(entry) }),
        ...(address !== undefined && { url: address + fragment }),
      };
    }),
    ...(missing.length > 0 && { missing }),
    ended,
    helped: withKinds(['changed', 'mitigated', 'resolved']),
    ruledOut: withKinds(['ruled_out']),
    people: peopleOf(incident),
  };
}

function describeService({ kind, title, path }: SearchRecord, { services, url }: FindSources): FoundService[] {
  const service = kind === 'service' ? services.find(({ name }) => name === title) : undefined;
  return service ? [{ ...service, ...(url !== undefined && { url: `${url}/${path}` }) }] : [];
}

function entryOf({ start, kinds, text }: CatalogEntry, line: number, zone: string): FoundEntry {
  return { time: formatMoment(start, { date: true, zone: true }, zone), kinds, text, line };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length;
}

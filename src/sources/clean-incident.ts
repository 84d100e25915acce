import schema from '../../schema/catalog.schema.json' with { type: 'json' };
import type { CatalogService, CatalogTask, Incident } from '../catalog/catalog.ts';
import { webAddress } from '../text/source-address.ts';
import { readDate } from '../time/civil.ts';
import { epochSeconds, type Moment } from '../time/moment.ts';
import { hasZone, instantText } from '../time/zone-clock.ts';
import { pickDefined } from './pick.ts';

/**
 * An incident of another repository as pages of this one may show it: nothing but what the schema names, web addresses
 * only, and times that exist.
 *
 * @param written As the schema says.
 * @returns `undefined` if it is nothing that can be shown.
 */
export function cleanIncident(written: Incident): Incident | undefined {
  // The cast: a copy of what the schema describes.
  const incident = pickDefined(schema, 'incident', written) as Incident;
  const { id, slug, aliases, timezone, lang, duration, timeline, tasks, turns, metrics, links, title } = incident;
  if (!isId(id) || slug.length > 200) return undefined;
  const moments = [...duration, ...timeline].flatMap(({ start, end }) => [start, end]);
  const milestones = Object.values(turns);
  if (![...moments, ...milestones.map(({ moment }) => moment)].every(isPossible)) return undefined;
  const isZone = isKnownZone(timezone);
  const isInTimeline = ({ entry = 0 }: { entry?: number }): boolean => entry === 0 || entry < timeline.length;
  if (!milestones.every(isInTimeline)) return undefined;
  const { title: _, ...rest } = incident;
  return {
    ...rest,
    ...(title !== undefined && title.trim() !== '' && { title }),
    aliases: aliases.filter(isId),
    timezone: isZone ? timezone : 'UTC',
    timezoneAssumed: incident.timezoneAssumed || !isZone,
    lang: /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(lang) ? lang : 'en',
    duration: duration.map((span) => withZones(span)),
    timeline: timeline.map((entry) => withZones(entry)),
    tasks: tasks.map(cleanTask),
    metrics: Object.fromEntries(
      Object.entries(metrics).filter(([, { least, most }]) => least <= most && -longest <= least && most <= longest),
    ),
    links: links.flatMap(({ url, ...link }) => {
      const address = webAddress(url);
      return address === undefined ? [] : [{ ...link, url: address }];
    }),
  };
}

/** A service of another repository, likewise; `undefined` without a name. */
export function cleanService(written: CatalogService): CatalogService | undefined {
  const service = pickDefined({ $defs: { service: schema.properties.services.items } }, 'service', written);
  // The cast: a copy of what the schema describes.
  const { name, aliases, owner, runbook, dashboard, chat } = service as CatalogService;
  if (name.trim() === '') return undefined;
  const links = Object.entries({ runbook, dashboard, chat }).flatMap(([key, url]) => {
    const address = url === undefined ? undefined : webAddress(url);
    return address === undefined ? [] : [[key, address]];
  });
  return { name, aliases, ...(owner !== undefined && { owner }), ...Object.fromEntries(links) };
}

function cleanTask({ due, closed, ticketUrl, status, ...task }: CatalogTask): CatalogTask {
  const address = ticketUrl === undefined ? undefined : webAddress(ticketUrl);
  return {
    ...task,
    status,
    outstanding: status === 'open' || status === 'in_progress',
    ...(due !== undefined && readDate(due) !== undefined && { due }),
    ...(closed !== undefined && readDate(closed) !== undefined && { closed }),
    ...(address !== undefined && { ticketUrl: address }),
  };
}

/** Seconds: more than any incident lasts. */
const longest = 1000 * 366 * 86_400;

/** A file name: no path, and nothing that is long. */
function isId(id: string): boolean {
  return id.trim() !== '' && id.length <= 200 && !/[/\\]/.test(id) && !/^\.+$/.test(id);
}

function isPossible(moment: Moment | undefined): boolean {
  if (!moment) return true;
  const { earliest, latest } = moment;
  return isInstant(earliest) && isInstant(latest) && earliest <= latest;
}

function isInstant(text: string): boolean {
  return /^(?:19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && instantText(epochSeconds(text)) === text;
}

function withZones<Timed extends { start?: Moment; end?: Moment }>(timed: Timed): Timed {
  const { start, end } = timed;
  return { ...timed, ...(start && { start: withZone(start) }), ...(end && { end: withZone(end) }) };
}

function withZone(moment: Moment): Moment {
  return isKnownZone(moment.zone) ? moment : { ...moment, zone: 'UTC', zoneAssumed: true };
}

function isKnownZone(zone: string): boolean {
  return zone.length <= 60 && hasZone(zone);
}

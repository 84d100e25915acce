import type { Catalog, Incident, UnnamedIncident } from '../../../src/catalog/catalog.ts';
import { dayOf, formatDay, knownPartOf } from '../../../src/time/format.ts';
import { fileNameOf } from '../../../src/text/file-name.ts';
import { findDate } from '../../../src/time/civil.ts';
import type { Moment } from '../../../src/time/moment.ts';
import { isOngoing } from './impact.ts';
import { rangeText } from './labels.ts';
import { memoizeByCatalog } from './memoize.ts';

/** The incidents that lists show and numbers count: all but withdrawn ones. */
export const listedOf = memoizeByCatalog(({ incidents }) => incidents.filter(({ status }) => status !== 'withdrawn'));

/** The incidents of this repository, which have pages here. */
export const ownOf = memoizeByCatalog(({ incidents }) => incidents.filter(({ source }) => !source));

/** An incident by its id or one of its aliases; `undefined` for a name that no incident has. */
export function findIncident(catalog: Catalog, name: string): Incident | undefined {
  return incidentsByName(catalog).get(name);
}

const incidentsByName = memoizeByCatalog((catalog) => {
  const byAlias = catalog.incidents.flatMap((incident) =>
    incident.aliases.map((alias): [string, Incident] => [alias, incident]),
  );
  // A current id wins over an alias.
  return new Map([...byAlias, ...catalog.incidents.map((incident): [string, Incident] => [incident.id, incident])]);
});

/** The incidents of this repository before and after one of them, by date. */
export function neighboursOf(catalog: Catalog, incident: Incident): { previous?: Incident; next?: Incident } {
  const position = positions(catalog).get(incident);
  if (position === undefined) return {};
  // Newest first.
  const [previous, next] = [ownOf(catalog)[position + 1], ownOf(catalog)[position - 1]];
  return { ...(previous && { previous }), ...(next && { next }) };
}

const positions = memoizeByCatalog(
  (catalog) => new Map(ownOf(catalog).map((incident, position) => [incident, position])),
);

/** When an incident began: the start of its impact, or else its first entry; `undefined` if unknown. */
export function startOf({ duration, timeline }: UnnamedIncident): Moment | undefined {
  return duration[0]?.start ?? timeline[0]?.start;
}

/**
 * The day on which an incident began, `YYYY-MM-DD`, in its zone, or else that of its file name. Of an imprecise date, the first
 * day that is possible.
 */
export function dayOfIncident(incident: UnnamedIncident): string | undefined {
  const known = days.get(incident);
  if (known !== undefined) return known;
  const start = startOf(incident);
  const day = start ? dayOf(start, incident.timezone) : findDate(fileNameOf(incident.id));
  if (day !== undefined) days.set(incident, day);
  return day;
}

// Calendar arithmetic is slow, and every list of incidents needs their days.
const days = new WeakMap<UnnamedIncident, string>();

/** As much of that date as is known: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export function dateOfIncident(incident: UnnamedIncident): string | undefined {
  const [start, day] = [startOf(incident), dayOfIncident(incident)];
  if (day === undefined) return /^\d{4}(?=-)/.exec(fileNameOf(incident.id))?.[0];
  return start ? knownPartOf(day, start) : day;
}

/** The same as a text: `10 Aug 2024`, `Jun 2026`. */
export function dateText(incident: UnnamedIncident): string | undefined {
  const date = dateOfIncident(incident);
  return date === undefined ? undefined : formatDay(date, 'short');
}

/** The year under which an incident is listed: that of its start, or else of its file name. */
export function yearOf(incident: UnnamedIncident): string {
  return dateOfIncident(incident)?.slice(0, 4) ?? 'No date';
}

/** The user impact in words; `undefined` when it is unknown. */
export function impactText(incident: Incident): string | undefined {
  const { impact, metrics } = incident;
  if (impact.none) return 'No user impact';
  if (metrics.impactSeconds) return rangeText(metrics.impactSeconds);
  return isOngoing(incident) ? 'Ongoing' : undefined;
}

/** What replaces a missing value: an incident that is being written or is ongoing may still get one. */
export function missingText(incident: Incident): string {
  const isOpen = incident.status === 'draft' || incident.status === 'in_review' || isOngoing(incident);
  return isOpen ? 'Not known yet' : 'Not recorded';
}

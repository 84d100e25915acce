import type { Incident } from '../catalog/catalog.ts';
import type { Settings } from '../settings.ts';
import { compareText } from '../text/collate.ts';
import { dayOf } from '../time/format.ts';
import type { Grouping } from './names.ts';

/** Incidents with the same value. */
export interface IncidentGroup {
  name: string;
  incidents: Incident[];
}

/**
 * Group incidents. One counts for every service that it names, and once in every other grouping.
 *
 * @param today `YYYY-MM-DD`.
 * @returns Severities as configured, services by the number of incidents, and times from the earliest; last, those without
 *   a value.
 */
export function groupIncidents(
  incidents: readonly Incident[],
  by: Grouping,
  today: string,
  { severities }: Pick<Settings, 'severities'>,
): IncidentGroup[] {
  const missing = missingNames[by];
  const named = incidents.flatMap((incident) => {
    const names = namesOf(incident, by, today);
    return (names.length > 0 ? names : [missing]).map((name) => ({ name, incident }));
  });
  const groups = Array.from(
    Map.groupBy(named, ({ name }) => name),
    ([name, members]): IncidentGroup => ({ name, incidents: members.map(({ incident }) => incident) }),
  );
  const ranks = new Map(severities.map(({ name }, rank) => [name, rank]));
  const rank = ({ name, incidents: { length } }: IncidentGroup): number =>
    by === 'severity' ? (ranks.get(name) ?? ranks.size) : by === 'service' ? -length : 0;
  return groups.toSorted(
    (a, b) =>
      Number(a.name === missing) - Number(b.name === missing) || rank(a) - rank(b) || compareText(a.name, b.name),
  );
}

/** The names of groups without a value. */
const missingNames: Record<Grouping, string> = {
  service: 'no service',
  severity: 'not set',
  kind: 'unknown',
  quarter: 'no date',
  year: 'no date',
  'rolling-year': 'no date',
};

function namesOf(incident: Incident, by: Grouping, today: string): string[] {
  if (by === 'service') return [...new Set(incident.services)];
  if (by === 'kind') return [incident.kind];
  if (by === 'severity') return incident.severity === undefined ? [] : [incident.severity];
  const day = dayOfStart(incident);
  // The name of a file may state the year alone.
  if (by === 'year') return [day ?? /^\d{4}(?=-)/.exec(incident.id)?.[0]].flatMap((date) => date?.slice(0, 4) ?? []);
  if (day === undefined) return [];
  return [by === 'quarter' ? quarterOf(day) : rollingYearOf(day, today)];
}

/** The day of an incident as the site groups it, `YYYY-MM-DD`. */
function dayOfStart({ duration, timeline, timezone }: Incident): string | undefined {
  const start = duration[0]?.start ?? timeline[0]?.start;
  return start && dayOf(start, timezone);
}

function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** `12 months to 2024-08-20`. What is dated later than today, by mistake or by its zone, is in the next twelve months. */
function rollingYearOf(day: string, today: string): string {
  const isAfter = day.slice(5) > today.slice(5);
  return `12 months to ${Number(day.slice(0, 4)) + Number(isAfter)}${today.slice(4)}`;
}

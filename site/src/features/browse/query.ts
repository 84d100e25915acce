import { isInBrush, type Brush } from './overview-scale.ts';
import { periodTest, relativePeriods, type PeriodTest } from './period.ts';
import { isListed, type ListedIncident } from './decode.ts';

// Pure: used by the build and the browser.

/**
 * The incidents that match all filters, sorted. Withdrawn ones are found only by their status.
 *
 * @param incidents Newest first.
 * @param params URL parameters: `q`, any number of `sev`, `service`, `source`, `kind`, `status`, `tag`, `period`, `from`, `to`,
 *   those of facets, `sort`.
 * @param brush The selection in the overview.
 * @param today `YYYY-MM-DD`.
 */
export function findIncidents(
  incidents: readonly ListedIncident[],
  params: URLSearchParams,
  brush: Brush | undefined,
  today: string,
): ListedIncident[] {
  const isInPeriod = periodTest(params, today);
  const words = (params.get('q') ?? '').toLowerCase().split(/\s+/);
  const severities = params.getAll('sev');
  const found = incidents.filter(
    (incident) =>
      words.every((word) => incident.text.includes(word)) &&
      (severities.length === 0 || severities.includes(String(incident.severity))) &&
      matches(
        params.get('service'),
        incident.services.map(([name]) => name),
      ) &&
      matches(params.get('source'), [incident.source]) &&
      matches(params.get('kind'), [incident.kind]) &&
      (params.get('status') ? matches(params.get('status'), [incident.status]) : isListed(incident)) &&
      matches(params.get('tag'), incident.tags) &&
      isInPeriod(incident.row.date ?? '') &&
      incident.facets.every(([parameter, values]) => matches(params.get(parameter), values)) &&
      (!brush || isInBrush(brush, incident.row.date ?? '', incident.level)),
  );
  return sortIncidents(found, params.get('sort') ?? '');
}

/**
 * How many incidents each value of a filter would leave, given the other filters.
 *
 * @param options.name The URL parameter of the filter. The number without it is under an empty text.
 */
export function countValues(
  incidents: readonly ListedIncident[],
  params: URLSearchParams,
  brush: Brush | undefined,
  { name, today }: { name: string; today: string },
): Map<string, number> {
  const others = new URLSearchParams(String(params));
  others.delete(name);
  others.delete('sort');
  if (name === 'period') for (const day of ['from', 'to']) others.delete(day);
  const found = findIncidents(incidents, others, brush, today);
  const ofWithdrawn = new URLSearchParams(String(others));
  ofWithdrawn.set('status', 'withdrawn');
  const withdrawn = name === 'status' ? findIncidents(incidents, ofWithdrawn, brush, today) : [];
  const counts = new Map([['', found.length]]);
  const relative = relativePeriods.map(({ value }) => ({
    value,
    isIn: periodTest(new URLSearchParams(`period=${value}`), today),
  }));
  for (const incident of [...found, ...withdrawn]) {
    for (const value of new Set(valuesOf(incident, name, relative))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** @param relative The periods that move with the reader's day. */
function valuesOf(
  incident: ListedIncident,
  name: string,
  relative: readonly { value: string; isIn: PeriodTest }[],
): readonly string[] {
  if (name === 'service') return incident.services.map(([service]) => service);
  if (name === 'sev') return [String(incident.severity)];
  if (name === 'tag') return incident.tags;
  if (name === 'period') {
    const { date = '' } = incident.row;
    return [incident.year, ...relative.filter(({ isIn }) => isIn(date)).map(({ value }) => value)];
  }
  if (name === 'source' || name === 'kind' || name === 'status') return [incident[name]];
  return incident.facets.find(([parameter]) => parameter === name)?.[1] ?? [];
}

function matches(wanted: string | null, values: readonly string[]): boolean {
  return !wanted || values.includes(wanted);
}

/** Incidents without a severity, or without a duration, come last in either direction. */
function sortIncidents(incidents: readonly ListedIncident[], sort: string): ListedIncident[] {
  if (sort === 'date') return incidents.toReversed();
  const isDescending = sort.startsWith('-');
  const keyOf = { sev: severityKey, min: durationKey }[sort.replace('-', '')];
  if (!keyOf) return [...incidents];
  return incidents.toSorted((a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)];
    if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
    return isDescending ? second - first : first - second;
  });
}

function severityKey({ severity }: ListedIncident): number | undefined {
  return severity === 0 ? undefined : -severity;
}

function durationKey({ row: { impactSeconds } }: ListedIncident): number | undefined {
  return impactSeconds && (impactSeconds.least + impactSeconds.most) / 2;
}

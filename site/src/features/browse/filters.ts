import { compareNames } from '../../../../src/text/collate.ts';
import type { SeverityRank } from '../../catalog/severities.ts';
import { ownSource, undated, type BrowseData } from './data.ts';
import { chosenDays, relativePeriods } from './period.ts';
import type { ListedIncident } from './decode.ts';

/** A select that incidents can be filtered by. */
export interface Filter {
  /** The URL parameter. */
  name: string;
  label: string;
  options: Option[];
}

interface Option {
  value: string;
  text: string;
  /** Absent for a period that moves with the reader's day. */
  count?: number;
}

/** An option with its count. */
type CountedOption = Option & { count: number };

/** A checkbox for a severity. */
export interface SeverityFilter {
  /** 1 for the most severe; 0 for incidents whose severity is not set. */
  value: number;
  /** Absent when it is not set. */
  name?: string;
  rank: SeverityRank;
  count: number;
}

/**
 * The selects, with the number of incidents for each option. A select whose option all incidents share is left out,
 * but not that of the period.
 *
 * @param incidents Without withdrawn ones, of which only the number is needed.
 * @param options.facetLabels Of the team's own facets, in the order of the data.
 */
export function filtersOf(
  incidents: readonly ListedIncident[],
  { kinds, statuses, facets, sources }: BrowseData,
  { facetLabels = [], withdrawn = 0 }: { facetLabels?: readonly string[]; withdrawn?: number } = {},
): Filter[] {
  const years = optionsOf(incidents.map(({ year }) => year));
  const filters: Filter[] = [
    {
      name: 'service',
      label: 'Service',
      options: optionsOf(incidents.flatMap(({ services }) => services.map(nameOf))),
    },
    {
      name: 'source',
      label: 'Repository',
      options: optionsOf(
        incidents.map(({ source }) => source),
        [[ownSource, 'This repository'], ...sources.map(([id, name]) => [id, name] as const)],
      ),
    },
    {
      name: 'kind',
      label: 'Kind',
      options: optionsOf(
        incidents.map(({ kind }) => kind),
        kinds,
      ),
    },
    {
      name: 'status',
      label: 'Status',
      options: optionsOf(
        [...incidents.map(({ status }) => status), ...Array.from({ length: withdrawn }, () => 'withdrawn')],
        statuses,
      ),
    },
    { name: 'tag', label: 'Tag', options: optionsOf(incidents.flatMap(({ tags }) => tags)) },
    ...facets.map(([name], facet): Filter => ({
      name,
      label: facetLabels[facet] ?? name,
      options: optionsOf(
        incidents.flatMap((incident) => incident.facets[facet]?.[1] ?? []),
        truthNames,
      ),
    })),
  ];
  const period: Filter = {
    name: 'period',
    label: 'Period',
    options: [
      ...relativePeriods,
      { value: chosenDays, text: 'Custom' },
      ...years
        .map((option) => (option.value === undated ? { ...option, text: 'No date' } : option))
        .toSorted((a, b) => (a.text < b.text ? 1 : -1)),
    ],
  };
  const hasChoice = ({ options: [option, other] }: Filter): boolean =>
    other !== undefined || (option?.count ?? Infinity) < incidents.length;
  return [...filters.filter(hasChoice), ...(years.some(({ value }) => value !== undated) ? [period] : [])];
}

const truthNames = [
  ['true', 'Yes'],
  ['false', 'No'],
] as const;

/** The severities that occur, most severe first. */
export function severityFilters(incidents: readonly ListedIncident[], { severities }: BrowseData): SeverityFilter[] {
  const counts = Map.groupBy(incidents, ({ severity }) => severity);
  const named = severities.map(([name, rank], index) => ({ value: index + 1, name, rank }));
  return [...named, { value: 0, rank: 0 as const }]
    .map((severity) => ({ ...severity, count: counts.get(severity.value)?.length ?? 0 }))
    .filter(({ count }) => count > 0);
}

/** Most frequent first. */
function optionsOf(values: readonly string[], labels: BrowseData['kinds'] = []): CountedOption[] {
  const texts = new Map(labels);
  return Array.from(
    Map.groupBy(values, (value) => value),
    ([value, { length }]) => ({ value, text: texts.get(value) ?? value, count: length }),
  ).toSorted((a, b) => b.count - a.count || compareNames(a.text, b.text));
}

function nameOf([name]: readonly [string, string]): string {
  return name;
}

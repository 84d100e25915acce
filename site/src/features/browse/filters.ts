import { compareNames } from '../../../../src/text/collate.ts';
import type { SeverityRank } from '../../catalog/severities.ts';
import { undated, type BrowseData } from './data.ts';
import type { Listed } from './decode.ts';

/** One of the things that incidents can be filtered by. */
export interface Filter {
  /** In the address. */
  name: 'service' | 'kind' | 'status' | 'tag' | 'year';
  label: string;
  options: Option[];
}

interface Option {
  value: string;
  text: string;
  count: number;
}

/** A severity that incidents can be filtered by. */
export interface SeverityFilter {
  /** 1 for the gravest, 0 for none. */
  value: number;
  /** Absent for none. */
  name?: string;
  rank: SeverityRank;
  count: number;
}

/** What there is to choose, with how many have it; where all incidents are alike there is no choice. */
export function filtersOf(incidents: readonly Listed[], { kinds, statuses }: BrowseData): Filter[] {
  const years = optionsOf(incidents.map(({ year }) => year));
  const filters: Filter[] = [
    { name: 'service', label: 'Service', options: optionsOf(incidents.flatMap(({ services }) => services.map(first))) },
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
      label: 'Write-up',
      options: optionsOf(
        incidents.map(({ status }) => status),
        statuses,
      ),
    },
    { name: 'tag', label: 'Tag', options: optionsOf(incidents.flatMap(({ tags }) => tags)) },
    {
      name: 'year',
      label: 'Year',
      options: years
        .map((option) => (option.value === undated ? { ...option, text: 'No date' } : option))
        .toSorted((a, b) => (a.text < b.text ? 1 : -1)),
    },
  ];
  return filters.filter(({ options: [option, other] }) => other || (option && option.count < incidents.length));
}

/** Those that occur, the gravest first. */
export function severityFilters(incidents: readonly Listed[], { severities }: BrowseData): SeverityFilter[] {
  const counts = Map.groupBy(incidents, ({ severity }) => severity);
  const named = severities.map(([name, rank], place) => ({ value: place + 1, name, rank }));
  return [...named, { value: 0, rank: 0 as const }]
    .map((severity) => ({ ...severity, count: counts.get(severity.value)?.length ?? 0 }))
    .filter(({ count }) => count > 0);
}

/** The most frequent first. */
function optionsOf(values: readonly string[], words: BrowseData['kinds'] = []): Option[] {
  const names = new Map(words);
  return Array.from(
    Map.groupBy(values, (value) => value),
    ([value, { length }]) => ({ value, text: names.get(value) ?? value, count: length }),
  ).toSorted((a, b) => b.count - a.count || compareNames(a.text, b.text));
}

function first([name]: readonly [string, string]): string {
  return name;
}

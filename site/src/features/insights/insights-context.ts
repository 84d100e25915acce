import type { Severities } from '../../catalog/severities.ts';

/** What insights depend on besides the incidents. */
export interface InsightsContext {
  /** The configured severities. */
  settings: Severities;
  /** `YYYY-MM-DD`. */
  today: string;
  /** The filters that the incidents were found by; absent for all incidents. */
  filter?: InsightsFilter;
}

export interface InsightsFilter {
  /** The first and the last day of the period, `YYYY-MM-DD`; either may be empty. Absent for all days. */
  days?: readonly [from: string, to: string];
  /** The other filters, as parameters of the URL: `sev=1&service=hub`; may be empty. */
  others: string;
}

/** The incidents of a period on the index, within the other filters. Relative to the site's root. */
export function indexPath(period: string, { filter }: Pick<InsightsContext, 'filter'>): string {
  return `index.html?${[period, filter?.others].filter(Boolean).join('&')}`;
}

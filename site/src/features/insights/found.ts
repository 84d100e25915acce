import { findIncidents } from '../browse/query.ts';
import type { ListedIncident } from '../browse/decode.ts';
import { daysOfPeriod } from '../browse/period.ts';
import type { Brush } from '../browse/overview-scale.ts';
import type { InsightsFilter } from './insights-context.ts';

// Pure: used by the browser.

/** The incidents that pass the filters of the page's URL. */
export interface Found {
  incidents: readonly ListedIncident[];
  /** The number of those that the index lists: withdrawn ones only count among the others. */
  listed: number;
}

/**
 * Find the incidents that insights are about. As without filters, withdrawn ones are among them.
 *
 * @param today `YYYY-MM-DD`.
 */
export function findMeasured(
  all: readonly ListedIncident[],
  params: URLSearchParams,
  brush: Brush | undefined,
  today: string,
): Found {
  const found = findIncidents(all, params, brush, today);
  if (params.has('status')) return { incidents: found, listed: found.length };
  const isFound = new Set(found);
  const ofWithdrawn = new URLSearchParams(String(params));
  ofWithdrawn.set('status', 'withdrawn');
  for (const incident of findIncidents(all, ofWithdrawn, brush, today)) isFound.add(incident);
  return { incidents: all.filter((incident) => isFound.has(incident)), listed: found.length };
}

/**
 * The filters in the terms of what is shown.
 *
 * @param params The parameters of the URL.
 */
export function filterOf(params: URLSearchParams, today: string): InsightsFilter {
  const others = new URLSearchParams(String(params));
  for (const name of ['period', 'from', 'to', 'sort']) others.delete(name);
  const days = daysOfPeriod(params, today);
  return { others: String(others), ...(days && { days }) };
}

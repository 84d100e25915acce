import type { Incident } from '../../../src/catalog/catalog.ts';
import type { SecondsRange } from '../../../src/analysis/metrics.ts';
import type { Settings } from '../../../src/settings.ts';

/** How many incidents are how severe. */
export interface SeverityCount {
  /** Absent for those of which nobody has said it. */
  severity?: string;
  count: number;
}

/** Count incidents by severity: the gravest first, then names that nobody configured, last those without one. */
export function countSeverities(
  incidents: readonly Incident[],
  { severities }: Pick<Settings, 'severities'>,
): SeverityCount[] {
  const counts = Map.groupBy(incidents, ({ severity }) => severity);
  const named = [...counts.keys()].filter((severity) => severity !== undefined).toSorted();
  const known = severities.flatMap(({ name }) => (counts.has(name) ? [name] : []));
  const order = [...known, ...named.filter((severity) => !known.includes(severity))];
  const none = counts.get(undefined);
  return [
    ...order.map((severity) => ({ severity, count: counts.get(severity)?.length ?? 0 })),
    ...(none ? [{ count: none.length }] : []),
  ];
}

/** For how long users felt incidents. */
export interface FeltSum {
  /** Of those of which it is known; absent when it is known of none. */
  seconds?: SecondsRange;
  /** How many have no known duration. */
  unknown: number;
  /** How many nobody felt. */
  unfelt: number;
}

/**
 * Add up for how long users felt incidents, each by itself: two at the same time count twice. What was withdrawn does
 * not count, nor what is told again elsewhere.
 */
export function sumFelt(all: readonly Incident[]): FeltSum {
  const incidents = all.filter(
    ({ status, related }) => status !== 'withdrawn' && !related.some(({ relation }) => relation === 'duplicate_of'),
  );
  const known = incidents.flatMap(({ metrics }) => metrics.impactSeconds ?? []);
  const unfelt = incidents.filter(({ impact }) => impact.none).length;
  const seconds = {
    least: known.reduce((total, { least }) => total + least, 0),
    most: known.reduce((total, { most }) => total + most, 0),
  };
  return {
    ...(known.length > 0 && { seconds }),
    unknown: incidents.length - known.length - unfelt,
    unfelt,
  };
}

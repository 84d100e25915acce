import type { SecondsRange } from './metrics.ts';
import { sampleOf, type MeasuredIncident, type MetricDefinition } from './samples.ts';
import { summarize } from './statistics.ts';

/** A metric of some incidents, in seconds. */
export interface MetricFigures {
  id: string;
  title: string;
  /** The number of incidents for which it is known. */
  n: number;
  /** The number of those that should have it but lack the data. */
  missing: number;
  /** The number of those that were detected before they had an impact. */
  caughtBefore: number;
  /** The number of those without impact; only of the duration of impact. */
  withoutImpact: number;
  /** Absent below five. */
  median?: number;
  /** The times of the documents allow another median. */
  isVague?: boolean;
  /** The 95 % confidence interval of the median. */
  interval?: SecondsRange;
  /** The 90th percentile; absent below twenty. */
  ninetieth?: number;
}

/** The figures of a metric of incidents that count. */
export function figuresOfMetric(definition: MetricDefinition, counted: readonly MeasuredIncident[]): MetricFigures {
  const { known, unknown, caughtBefore, withoutImpact } = sampleOf(definition, counted);
  const summary = summarize(known.map(({ length }) => length));
  return {
    id: definition.id,
    title: definition.title,
    n: known.length,
    missing: unknown,
    caughtBefore,
    withoutImpact,
    // Without an interval, a median would claim too much.
    ...(summary?.interval && { median: summary.median, isVague: summary.isVague, interval: summary.interval }),
    ...(summary?.ninetieth !== undefined && { ninetieth: summary.ninetieth }),
  };
}

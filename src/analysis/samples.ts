import type { Postmortem } from '../postmortem/postmortem.ts';
import type { IntervalName, Metrics, SecondsRange } from './metrics.ts';
import { middleOf } from './statistics.ts';

/** What a sample is taken from. */
export interface MeasuredIncident extends Pick<Postmortem, 'kind'> {
  impact: Pick<Postmortem['impact'], 'none'>;
  metrics: Metrics;
}

/** A metric that is computed for every incident. */
export interface MetricDefinition {
  /** The id of its section on the page of insights. */
  id: string;
  title: string;
  formula: string;
  /** What replaces a milestone that no entry of the timeline is marked as. */
  fallback?: string;
  name: IntervalName | 'impactSeconds';
  /** Whether an incident can have the metric at all. */
  appliesTo: (incident: MeasuredIncident) => boolean;
}

const always = () => true;
const fromStart = 'Without started, duration.start stands in.';
const toMitigation =
  'Without started and mitigated, the ends of duration stand in. Unknown if the impact came in several periods. Runs over calm hours that the impact duration leaves out, and may be longer.';

/** In the order of the page of insights. */
export const metricDefinitions: readonly MetricDefinition[] = [
  {
    id: 'impact-duration',
    title: 'Impact duration',
    formula: 'union of the periods in duration, minus mitigated to regressed',
    name: 'impactSeconds',
    appliesTo: ({ impact }) => !impact.none,
  },
  {
    id: 'time-to-detect',
    title: 'Time to detect',
    formula: 'detected − started',
    fallback: fromStart,
    name: 'timeToDetectSeconds',
    appliesTo: always,
  },
  {
    id: 'time-to-acknowledge',
    title: 'Time to acknowledge',
    formula: 'acknowledged − detected',
    name: 'timeToAcknowledgeSeconds',
    appliesTo: always,
  },
  {
    id: 'time-to-identify',
    title: 'Time to identify',
    formula: 'identified − detected',
    fallback: 'The last identified counts; the phase on a timeline ends at the first.',
    name: 'timeToIdentifySeconds',
    appliesTo: always,
  },
  {
    id: 'time-to-mitigate',
    title: 'Time to mitigate',
    formula: 'mitigated − started',
    fallback: toMitigation,
    name: 'timeToMitigateSeconds',
    appliesTo: always,
  },
  {
    id: 'time-to-resolve',
    title: 'Time to resolve',
    formula: 'resolved − started',
    fallback: fromStart,
    name: 'timeToResolveSeconds',
    appliesTo: always,
  },
  {
    id: 'time-to-first-update',
    title: 'Time to first public update',
    formula: 'first communicated − detected',
    name: 'timeToFirstUpdateSeconds',
    appliesTo: always,
  },
  {
    id: 'exposure',
    title: 'Exposure',
    formula: 'mitigated − triggered',
    fallback: 'Security incidents only. Without mitigated, duration.end stands in.',
    name: 'exposureSeconds',
    appliesTo: ({ kind }) => kind === 'security',
  },
];

/** The known values of a metric, and the numbers of incidents without one. */
export interface Sample<Item extends MeasuredIncident> {
  /** Shortest first. */
  known: { incident: Item; length: SecondsRange }[];
  /** Number of incidents that should have this metric but lack the data. */
  unknown: number;
  /** Number of incidents that were detected before they had an impact. */
  caughtBefore: number;
  /** Number of incidents without impact; only counted for the duration of the impact. */
  withoutImpact: number;
}

/**
 * The values of a metric. An incident that may have been detected before or after its impact began counts as detected
 * after it, and its range begins at zero.
 */
export function sampleOf<Item extends MeasuredIncident>(
  { name, appliesTo }: Pick<MetricDefinition, 'name' | 'appliesTo'>,
  incidents: readonly Item[],
): Sample<Item> {
  const applicable = incidents.filter(appliesTo);
  const lengths = applicable.flatMap((incident) => {
    const length = incident.metrics[name];
    return length ? [{ incident, length }] : [];
  });
  const known = lengths
    .filter(({ length }) => length.most >= 0)
    .map(({ incident, length: { least, most } }) => ({ incident, length: { least: Math.max(0, least), most } }));
  return {
    known: known.toSorted((a, b) => middleOf(a.length) - middleOf(b.length)),
    unknown: applicable.length - lengths.length,
    caughtBefore: lengths.length - known.length,
    withoutImpact: name === 'impactSeconds' ? incidents.length - applicable.length : 0,
  };
}

import type { Incident } from '../../../../src/catalog/catalog.ts';
import type { IntervalName, SecondsRange } from '../../../../src/analysis/metrics.ts';
import { middleOf } from '../../../../src/analysis/statistics.ts';
import { durationAxis, exposureAxis, type LogAxis } from '../../shared/log-scale.ts';

/** Something that is measured of every incident. */
export interface Measure {
  /** Of its section on the page. */
  id: string;
  title: string;
  formula: string;
  /** What stands in where no entry of the timeline says so. */
  fallback?: string;
  name: IntervalName | 'impactSeconds';
  axis: LogAxis;
  /** Whether the incident can have it at all. */
  appliesTo: (incident: Incident) => boolean;
}

const always = () => true;
const fromStart = 'Without started, duration.start stands in.';
const toMitigation = 'Without started and mitigated, the ends of duration stand in.';

/** In the order of the page. */
export const measures: readonly Measure[] = [
  {
    id: 'impact-duration',
    title: 'Impact duration',
    formula: 'union of the spans of duration, less mitigated to regressed',
    name: 'impactSeconds',
    axis: durationAxis,
    appliesTo: ({ impact }) => !impact.none,
  },
  {
    id: 'time-to-detect',
    title: 'Time to detect',
    formula: 'detected − started',
    fallback: fromStart,
    name: 'timeToDetectSeconds',
    axis: durationAxis,
    appliesTo: always,
  },
  {
    id: 'time-to-acknowledge',
    title: 'Time to acknowledge',
    formula: 'acknowledged − detected',
    name: 'timeToAcknowledgeSeconds',
    axis: durationAxis,
    appliesTo: always,
  },
  {
    id: 'time-to-identify',
    title: 'Time to identify',
    formula: 'identified − detected',
    name: 'timeToIdentifySeconds',
    axis: durationAxis,
    appliesTo: always,
  },
  {
    id: 'time-to-mitigate',
    title: 'Time to mitigate',
    formula: 'mitigated − started',
    fallback: toMitigation,
    name: 'timeToMitigateSeconds',
    axis: durationAxis,
    appliesTo: always,
  },
  {
    id: 'time-to-resolve',
    title: 'Time to resolve',
    formula: 'resolved − started',
    fallback: fromStart,
    name: 'timeToResolveSeconds',
    axis: durationAxis,
    appliesTo: always,
  },
  {
    id: 'time-to-first-update',
    title: 'Time to first public update',
    formula: 'first communicated − detected',
    name: 'timeToFirstUpdateSeconds',
    axis: durationAxis,
    appliesTo: always,
  },
  {
    id: 'exposure',
    title: 'Exposure',
    formula: 'mitigated − triggered',
    fallback: 'Of security incidents. Without mitigated, duration.end stands in.',
    name: 'exposureSeconds',
    axis: exposureAxis,
    appliesTo: ({ kind }) => kind === 'security',
  },
];

/** What is known of a measure, and what is not. */
export interface Sample {
  /** Shortest first. */
  known: { incident: Incident; length: SecondsRange }[];
  /** Of so many that can have it, nobody knows. */
  unknown: number;
  /** Noticed before users felt anything. */
  before: number;
  /** So many felt nothing that could be measured. */
  notFelt: number;
}

/** Measure incidents. What may have been noticed before users felt it, or after, counts as after, from nothing on. */
export function sampleOf({ name, appliesTo }: Measure, incidents: readonly Incident[]): Sample {
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
    before: lengths.length - known.length,
    notFelt: name === 'impactSeconds' ? incidents.length - applicable.length : 0,
  };
}

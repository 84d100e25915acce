import type { IntervalName } from '../../../../src/analysis/metrics.ts';
import type { DetectionMethod } from '../../../../src/postmortem/postmortem.ts';

// Pure: used by the build and the browser.

/**
 * What insights need of all incidents besides the data of the index (../browse/data.ts), whose order it has. About 20 bytes
 * an incident when compressed.
 */
export interface MeasureData {
  /** The configured severities, most severe first. */
  severities: readonly string[];
  /** One character for each incident: the index of its detection method, or `-` without one. */
  methods: string;
  /** The days that do not follow from the dates of the index, by the index of the incident; empty when unknown. */
  days: readonly (readonly [incident: number, day: string])[];
  /** Seconds, one text for each incident: `300`, `60~3599` if it is imprecise, or nothing. Separated by spaces. */
  intervals: Readonly<Partial<Record<IntervalName, string>>>;
}

/** What the digits in `methods` stand for. */
export const detectionMethods: readonly DetectionMethod[] = [
  'alert',
  'human',
  'customer',
  'vendor',
  'researcher',
  'unknown',
];

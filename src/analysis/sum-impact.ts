import type { SecondsRange } from './metrics.ts';

/** The impact of several incidents. */
export interface ImpactSum {
  /** Of the incidents with a known duration; absent when no duration is known. */
  seconds?: SecondsRange;
  /** Incidents whose duration is not known. */
  unknown: number;
  /** Incidents without user impact. */
  none: number;
}

/** What is added up of an incident. */
export interface SummedIncident {
  /** The duration of its impact, if that is known. */
  seconds: SecondsRange | undefined;
  isWithoutImpact: boolean;
  /** Whether it is withdrawn or a duplicate: then it does not count. */
  isLeftOut: boolean;
}

/** Add up the impact of incidents. Two at the same time count twice. */
export function addImpact(all: readonly SummedIncident[]): ImpactSum {
  const incidents = all.filter(({ isLeftOut }) => !isLeftOut);
  const known = incidents.flatMap(({ seconds }) => seconds ?? []);
  const none = incidents.filter(({ isWithoutImpact }) => isWithoutImpact).length;
  const seconds = sumRanges(known);
  return { ...(seconds && { seconds }), unknown: incidents.length - known.length - none, none };
}

/** The sum of durations; `undefined` for an empty list. */
export function sumRanges(lengths: readonly SecondsRange[]): SecondsRange | undefined {
  if (lengths.length === 0) return undefined;
  return lengths.reduce((sum, { least, most }) => ({ least: sum.least + least, most: sum.most + most }));
}

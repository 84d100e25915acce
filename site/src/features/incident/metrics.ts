import type { Incident } from '../../../../src/catalog/catalog.ts';
import { intervals, type IntervalName, type Milestone, type SecondsRange } from '../../../../src/analysis/metrics.ts';
import type { MilestoneName } from '../../../../src/analysis/milestones.ts';
import { formatSeconds } from '../../../../src/time/format.ts';
import { rangeText } from '../../catalog/labels.ts';

/** A turn of an incident, as a formula names it. */
export interface Term {
  name: MilestoneName;
  turn: Milestone;
}

/** Something that is measured between two turns of an incident. */
export interface Measure {
  label: string;
  /** In words; absent when it is unknown. */
  value?: string;
  /** What is subtracted from what; absent when either is missing. */
  formula?: readonly [to: Term, from: Term];
  /** Why it is unknown. */
  reason?: string;
}

const labels: Record<IntervalName, string> = {
  timeToDetectSeconds: 'Time to detect',
  timeToAcknowledgeSeconds: 'Time to acknowledge',
  timeToIdentifySeconds: 'Time to identify',
  timeToFirstUpdateSeconds: 'First public update',
  timeToMitigateSeconds: 'Time to mitigate',
  timeToResolveSeconds: 'Time to resolve',
  exposureSeconds: 'Exposure',
};

/** What can be measured between the turns of an incident, known or not; without what does not apply to it. */
export function measuresOf(incident: Incident): Measure[] {
  const { kind, impact, turns, metrics } = incident;
  return intervals.flatMap(({ name, from, to }): Measure[] => {
    const [start, end, length] = [turns[from], turns[to], metrics[name]];
    const label = labels[name];
    const formula =
      start &&
      end &&
      ([
        { name: to, turn: end },
        { name: from, turn: start },
      ] as const);
    if (length) {
      const value = name === 'timeToDetectSeconds' ? detectionText(length) : rangeText(length);
      return [{ label, value, ...(formula && { formula }) }];
    }
    if (name === 'exposureSeconds' && kind !== 'security') return [];
    // Where nobody felt anything, nothing began to be felt, and nobody waited to be told.
    if (impact.none && (from === 'started' || to === 'communicated')) return [];
    return [
      formula
        ? { label, formula, reason: `${to} is before ${from}` }
        : { label, reason: reasonOf(incident, [from, to]) },
    ];
  });
}

/** What stands in for a turn that no entry is marked as, in a sentence each. */
export function fallbacksOf({ turns, timeline }: Incident): string[] {
  const isMarked = (name: MilestoneName) => timeline.some(({ kinds }) => kinds.includes(name));
  return (['started', 'mitigated'] as const).flatMap((name) => {
    const turn = turns[name];
    if (!turn || turn.entry !== undefined) return [];
    const end = name === 'started' ? 'start' : 'end';
    return isMarked(name)
      ? [`Impact returned after the last entry marked ${name}, so the ${end} of the duration stands in for it.`]
      : [`No entry is marked ${name}, so the ${end} of the duration stands in for it.`];
  });
}

/** `10 min`, or `15 min before impact began`. */
export function detectionText({ least, most }: SecondsRange): string {
  if (most < 0) return `${rangeText({ least: -most, most: -least })} before impact began`;
  if (least < 0) return `between ${formatSeconds(-least)} before and ${formatSeconds(most)} after impact began`;
  return rangeText({ least, most });
}

function reasonOf({ turns, timeline }: Incident, names: readonly MilestoneName[]): string {
  const missing = names.filter((name) => !turns[name]);
  if (missing.includes('mitigated') && timeline.some(({ kinds }) => kinds.includes('mitigated'))) {
    return 'impact returned after the last entry marked mitigated';
  }
  return `no entry is marked ${missing.join(' or ')}`;
}

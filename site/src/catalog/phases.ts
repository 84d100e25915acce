import type { SecondsRange } from '../../../src/analysis/metrics.ts';

/**
 * The state of an incident: whether users are affected, it is detected, and its cause is known; `impact` if it is not
 * known when it was detected.
 */
export type PhaseName = 'lead-up' | 'impact' | 'undetected' | 'detected' | 'mitigating' | 'mitigated';

/** A phase, in seconds since 1970. */
export interface Phase {
  name: PhaseName;
  start: number;
  end: number;
  /** When it may have ended already, if that is before `end`. */
  endsFrom: number;
  /** How long it may have been. */
  length: SecondsRange;
  /** Users are still affected. */
  open: boolean;
}

/** An entry kind and its moment, in seconds since 1970. */
export interface PhaseMilestone {
  kind: string;
  at: number;
  /** The limits of an imprecise moment. */
  earliest?: number;
  latest?: number;
}

/**
 * The phases between the milestones of an incident, without phases of zero length.
 *
 * @param milestones In any order; `started` and `mitigated` come from the duration if no entry is marked so.
 * @param end The end of the last entry: a phase that is not over by then is open.
 */
export function phasesOf(milestones: readonly PhaseMilestone[], end: number): Phase[] {
  const sorted = milestones.toSorted((a, b) => a.at - b.at);
  const lastResolved = sorted.findLast(({ kind }) => kind === 'resolved');
  const isDetectionKnown = sorted.some(({ kind }) => kind === 'detected');
  const state = { isDetectionKnown, affected: false, everAffected: false, known: false, explained: false, over: false };
  const phases: Phase[] = [];
  let current: { name: PhaseName; from: PhaseMilestone } | undefined;
  for (const milestone of sorted) {
    if (milestone.kind === 'triggered' && !state.everAffected) current ??= { name: 'lead-up', from: milestone };
    if (milestone.kind === 'started' || milestone.kind === 'regressed')
      Object.assign(state, { affected: true, everAffected: true, over: false });
    if (milestone.kind === 'detected') state.known = true;
    if (milestone.kind === 'identified') Object.assign(state, { known: true, explained: true });
    if (milestone.kind === 'mitigated') state.affected = false;
    if (milestone === lastResolved) Object.assign(state, { affected: false, over: true });
    const name = phaseOf(state) ?? (state.over ? undefined : current?.name);
    if (name === current?.name) continue;
    if (current && milestone.at > current.from.at) phases.push(phaseBetween(current, milestone, false));
    current = name && { name, from: milestone };
  }
  // While users are affected, the last phase is open, however short it is.
  if (current && (end > current.from.at || state.affected)) {
    phases.push(phaseBetween(current, { at: end }, state.affected));
  }
  return phases;
}

function phaseBetween(
  { name, from }: { name: PhaseName; from: PhaseMilestone },
  to: Omit<PhaseMilestone, 'kind'>,
  open: boolean,
): Phase {
  const [start, end] = [limitsOf(from), limitsOf(to)];
  return {
    name,
    start: from.at,
    end: to.at,
    endsFrom: Math.min(to.at, Math.max(from.at, end.earliest)),
    length: { least: Math.max(0, end.earliest - start.latest), most: end.latest - start.earliest },
    open,
  };
}

function limitsOf({ at, earliest = at, latest = at }: Omit<PhaseMilestone, 'kind'>): {
  earliest: number;
  latest: number;
} {
  return { earliest, latest };
}

function phaseOf(state: {
  isDetectionKnown: boolean;
  affected: boolean;
  everAffected: boolean;
  known: boolean;
  explained: boolean;
  over: boolean;
}): PhaseName | undefined {
  if (state.over || !state.everAffected) return undefined;
  if (!state.affected) return 'mitigated';
  if (state.explained) return 'mitigating';
  if (state.known) return 'detected';
  return state.isDetectionKnown ? 'undetected' : 'impact';
}

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
  /** Users are still affected. */
  open: boolean;
  /** One of its ends is imprecise. */
  vague: boolean;
}

/** An entry kind and its moment, in seconds since 1970. */
export interface PhaseMilestone {
  kind: string;
  at: number;
  /** The moment is imprecise. */
  vague?: boolean;
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
  let current: { name: PhaseName; start: number; vague: boolean } | undefined;
  for (const milestone of sorted) {
    const { vague = false } = milestone;
    if (milestone.kind === 'triggered' && !state.everAffected)
      current ??= { name: 'lead-up', start: milestone.at, vague };
    if (milestone.kind === 'started' || milestone.kind === 'regressed')
      Object.assign(state, { affected: true, everAffected: true, over: false });
    if (milestone.kind === 'detected') state.known = true;
    if (milestone.kind === 'identified') Object.assign(state, { known: true, explained: true });
    if (milestone.kind === 'mitigated') state.affected = false;
    if (milestone === lastResolved) Object.assign(state, { affected: false, over: true });
    const name = phaseOf(state) ?? (state.over ? undefined : current?.name);
    if (name === current?.name) continue;
    if (current && milestone.at > current.start) {
      phases.push({ ...current, end: milestone.at, open: false, vague: current.vague || vague });
    }
    current = name && { name, start: milestone.at, vague };
  }
  // While users are affected, the last phase is open, however short it is.
  if (current && (end > current.start || state.affected)) phases.push({ ...current, end, open: state.affected });
  return phases;
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

/** What is known of an incident for a while: who feels it, who knows, who knows why. */
export type PhaseName = 'lead-up' | 'undetected' | 'detected' | 'mitigating' | 'mitigated';

/** A phase, in seconds since 1970. */
export interface Phase {
  name: PhaseName;
  start: number;
  end: number;
  /** Users still feel it. */
  open: boolean;
  /** One of its limits is not known exactly. */
  vague: boolean;
}

/** A kind at its moment, in seconds since 1970. */
export interface Turn {
  kind: string;
  at: number;
  /** It may have been earlier or later. */
  vague?: boolean;
}

/**
 * The phases that turns divide an incident into. Those without length are left out.
 *
 * @param turns In any order; `started` and `mitigated` from the duration where no entry is marked so.
 * @param end Of the last entry: what is not over by then goes on.
 */
export function phasesOf(turns: readonly Turn[], end: number): Phase[] {
  const sorted = turns.toSorted((a, b) => a.at - b.at);
  const lastResolved = sorted.findLast(({ kind }) => kind === 'resolved');
  const state = { felt: false, everFelt: false, known: false, explained: false, over: false };
  const phases: Phase[] = [];
  let current: { name: PhaseName; start: number; vague: boolean } | undefined;
  for (const turn of sorted) {
    const { vague = false } = turn;
    if (turn.kind === 'triggered' && !state.everFelt) current ??= { name: 'lead-up', start: turn.at, vague };
    if (turn.kind === 'started' || turn.kind === 'regressed')
      Object.assign(state, { felt: true, everFelt: true, over: false });
    if (turn.kind === 'detected') state.known = true;
    if (turn.kind === 'identified') Object.assign(state, { known: true, explained: true });
    if (turn.kind === 'mitigated') state.felt = false;
    if (turn === lastResolved) Object.assign(state, { felt: false, over: true });
    const name = nameOf(state) ?? (state.over ? undefined : current?.name);
    if (name === current?.name) continue;
    if (current && turn.at > current.start) {
      phases.push({ ...current, end: turn.at, open: false, vague: current.vague || vague });
    }
    current = name && { name, start: turn.at, vague };
  }
  // What users still feel goes on, however short it has been.
  if (current && (end > current.start || state.felt)) phases.push({ ...current, end, open: state.felt });
  return phases;
}

function nameOf(state: {
  felt: boolean;
  everFelt: boolean;
  known: boolean;
  explained: boolean;
  over: boolean;
}): PhaseName | undefined {
  if (state.over || !state.everFelt) return undefined;
  if (!state.felt) return 'mitigated';
  return state.explained ? 'mitigating' : state.known ? 'detected' : 'undetected';
}

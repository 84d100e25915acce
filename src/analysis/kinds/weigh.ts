/** The kinds that an entry suggests, with their confidence. */
type Kinds = Map<string, number>;

/** From this confidence on, the wording itself means one thing. */
const clear = 0.9;
/** What is left of a confidence that the rest of the timeline contradicts. */
const doubt = 0.7;

/** Kinds of which a timeline has one entry. */
const firstCounts = ['started', 'detected', 'acknowledged', 'declared'];
const lastCounts = ['identified', 'resolved'];

/**
 * Weigh what entries suggest by the timeline that they are in: of several detections the first counts, and only if
 * nobody has reacted before; an entry says that the impact is over only if it is the last one to say so before the
 * impact returns.
 *
 * @param entries In order of time. Their kinds are changed in place.
 */
export function weighTimeline(entries: readonly Kinds[]): void {
  weighChecks(entries);
  weighReturns(entries);
  weighNotices(entries);
  for (const kind of firstCounts) keepOne(entries, kind, 'first');
  for (const kind of lastCounts) keepOne(entries, kind, 'last');
  weighDetection(entries);
  weighEnd(entries);
}

/** Keep a kind on the first or the last entry that suggests it. */
function keepOne(entries: readonly Kinds[], kind: string, which: 'first' | 'last'): void {
  const having = entries.filter((kinds) => kinds.has(kind));
  const kept = which === 'first' ? having[0] : having.at(-1);
  for (const kinds of having) if (kinds !== kept) kinds.delete(kind);
}

/** If two entries in a row state an alert or a report, the response may have begun with either. */
function weighNotices(entries: readonly Kinds[]): void {
  const first = entries.findIndex((kinds) => kinds.has('detected'));
  const [kinds, next] = first < 0 ? [] : entries.slice(first, first + 2);
  if (kinds && next && isClear(next, 'detected')) lower(kinds, 'detected');
}

/** A detection is after the start, and before any reaction to it. Until then, changes are what caused the incident. */
function weighDetection(entries: readonly Kinds[]): void {
  const detected = entries.findIndex((kinds) => kinds.has('detected'));
  const reactions = ['acknowledged', 'declared', 'escalated', 'identified', 'communicated', 'mitigated', 'resolved'];
  const isLate = entries
    .slice(0, detected < 0 ? 0 : detected)
    .some((kinds) => reactions.some((kind) => kinds.has(kind)));
  for (const [index, kinds] of entries.entries()) {
    if (isLate) lower(kinds, 'detected');
    if (detected >= 0 && index < detected) {
      lower(kinds, 'changed');
      lower(kinds, 'acknowledged');
    }
    if (detected >= 0 && index > detected) lower(kinds, 'started');
  }
}

/** Each time that impact ends: at the last entry that says so before it returns. */
function weighEnd(entries: readonly Kinds[]): void {
  const resolved = entries.findIndex((kinds) => isClear(kinds, 'resolved'));
  let later: Kinds | undefined;
  for (const [index, kinds] of [...entries.entries()].toReversed()) {
    if (isClear(kinds, 'regressed')) later = undefined;
    // The resolution may mention the mitigation.
    if (isClear(kinds, 'resolved') && !isClear(kinds, 'mitigated')) kinds.delete('mitigated');
    if (!kinds.has('mitigated')) continue;
    // What is written below the resolution is about something else, or was found later.
    if (resolved >= 0 && index > resolved) kinds.delete('mitigated');
    else if (later) {
      if ((kinds.get('mitigated') ?? 0) > doubt) lower(later, 'mitigated');
      kinds.delete('mitigated');
    } else later = kinds;
  }
}

/** A check that all works verifies a mitigation. If none is stated before, it may itself be the first to show it. */
function weighChecks(entries: readonly Kinds[]): void {
  let isMitigated = false;
  for (const kinds of entries) {
    const verified = kinds.get('verified');
    if (verified !== undefined && isMitigated) kinds.delete('mitigated');
    else if (verified !== undefined) {
      kinds.delete('verified');
      kinds.set('mitigated', Math.max(kinds.get('mitigated') ?? 0, verified * doubt));
    }
    if (kinds.has('regressed')) isMitigated = false;
    if (isClear(kinds, 'mitigated') || isClear(kinds, 'resolved')) isMitigated = true;
  }
}

/** Impact returns only after an end. */
function weighReturns(entries: readonly Kinds[]): void {
  let hasEnded = false;
  for (const kinds of entries) {
    if (kinds.has('regressed') && !hasEnded) kinds.delete('regressed');
    if (isClear(kinds, 'regressed')) {
      kinds.delete('detected');
      kinds.delete('mitigated');
      hasEnded = false;
    }
    if (kinds.has('mitigated') || kinds.has('resolved')) hasEnded = true;
  }
}

function isClear(kinds: Kinds, kind: string): boolean {
  return (kinds.get(kind) ?? 0) >= clear;
}

function lower(kinds: Kinds, kind: string): void {
  const confidence = kinds.get(kind);
  if (confidence !== undefined) kinds.set(kind, confidence * doubt);
}

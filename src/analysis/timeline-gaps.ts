import { epochSeconds, isBefore } from '../time/moment.ts';
import { milestoneOf, type MarkedEntry } from './milestones.ts';
import type { Impact } from '../postmortem/postmortem.ts';
import { quietStretches, type Stretch } from './impact-pauses.ts';

/** From when on a silence is too long. */
export interface SilenceLimits {
  /** In minutes. */
  max: number;
  /** Of the time between detection and mitigation, 0 to 1. */
  share: number;
  /** In minutes: what is as long as this, nobody sat through. */
  night: number;
}

/** A stretch without an entry while users waited. */
export interface Silence<Entry> {
  /** The entry that ends it. */
  entry: Entry;
  seconds: number;
}

/** The silences of a timeline that are too long, between `detected` and the last `mitigated`, or else `resolved`. */
export function silencesOf<Entry extends MarkedEntry>(
  postmortem: { timeline: readonly Entry[]; impact: Pick<Impact, 'none'> },
  limits: SilenceLimits,
): Silence<Entry>[] {
  const detected = milestoneOf(postmortem, 'detected')?.moment;
  const started = milestoneOf(postmortem, 'started')?.moment;
  const mitigated = (milestoneOf(postmortem, 'mitigated') ?? milestoneOf(postmortem, 'resolved'))?.moment;
  if (!detected || !mitigated || postmortem.impact.none) return [];
  // What is noticed before users feel it keeps nobody waiting.
  const from = Math.max(epochSeconds(detected.earliest), epochSeconds((started ?? detected).earliest));
  const to = epochSeconds(mitigated.latest);
  const quiet = quietStretches(postmortem.timeline, 'certain');
  const waitedIn = (stretch: Stretch): number =>
    stretch[1] - stretch[0] - quiet.reduce((sum, other) => sum + overlap(other, stretch), 0);
  const response = waitedIn([from, to]);
  const silences: Silence<Entry>[] = [];
  let reached = from;
  for (const entry of postmortem.timeline.toSorted(byStart)) {
    const start = epochSeconds(entry.start.earliest);
    const seconds = waitedIn([reached, start]);
    const tooLong = seconds > limits.max * 60 && seconds > limits.share * response && seconds < limits.night * 60;
    if (start <= to && tooLong) silences.push({ entry, seconds });
    // Nobody knows how far a span reaches that ends before it starts; a rule of its own says so.
    const isBroken = entry.end && isBefore(entry.end, entry.start);
    const end = epochSeconds((entry.end ?? entry.start).latest);
    reached = isBroken ? Infinity : Math.max(reached === Infinity ? from : reached, end);
  }
  return silences;
}

function overlap([a, b]: Stretch, [c, d]: Stretch): number {
  return Math.max(0, Math.min(b, d) - Math.max(a, c));
}

function byStart(a: MarkedEntry, b: MarkedEntry): number {
  return epochSeconds(a.start.earliest) - epochSeconds(b.start.earliest);
}

import type { TimelineEntry } from '../../postmortem/postmortem.ts';
import { isEnglish } from '../../text/language.ts';
import { epochSeconds } from '../../time/moment.ts';
import { clausesOf, isHedged, type Clause } from './clauses.ts';
import { weighTimeline } from './weigh.ts';
import { wordings } from './wording.ts';
import type { Wording } from './words.ts';

/** An entry kind that the wording of an entry suggests. */
export interface ProposedKind {
  kind: string;
  /** How often such a proposal is right, 0 to 1. */
  confidence: number;
}

/** What proposals are made from. */
export type WordedEntry = Pick<TimelineEntry, 'text' | 'start'>;

/** Proposals below this confidence are wrong too often to be used. */
export const safeConfidence = 0.9;

/** A longer text tells of several events, of which the time is that of the first: in letters. */
const longText = 280;
const longFactor = 0.9;
const mentioned = 0.7;

/**
 * Propose entry kinds from the wording of a timeline.
 *
 * @param lang Nothing is proposed for languages other than English.
 * @returns The proposals for each entry, unsafe ones included.
 */
export function proposeKinds(timeline: readonly WordedEntry[], lang: string): ProposedKind[][] {
  if (!isEnglish(lang)) return timeline.map(() => []);
  const entries = timeline.map(({ text, start }, index) => ({
    index,
    seconds: epochSeconds(start.earliest),
    kinds: kindsOfText(text),
  }));
  weighTimeline(entries.toSorted((a, b) => a.seconds - b.seconds || a.index - b.index).map(({ kinds }) => kinds));
  return entries.map(({ kinds }) => Array.from(kinds, ([kind, confidence]) => ({ kind, confidence })));
}

/** The kinds that a text suggests by itself, with their confidence. */
function kindsOfText(text: string): Map<string, number> {
  const kinds = new Map<string, number>();
  for (const [index, clause] of clausesOf(text).entries()) {
    if (clause.isQuestion) continue;
    for (const wording of wordings) {
      if (wording.isBeginning && index > 0) continue;
      if (says(clause, wording)) {
        // An entry about a detection begins with it; further on, it is mentioned.
        const factor = wording.kind === 'detected' && index > 0 ? mentioned : 1;
        kinds.set(wording.kind, Math.max(kinds.get(wording.kind) ?? 0, wording.confidence * factor));
      }
    }
  }
  if (text.length > longText) for (const [kind, confidence] of kinds) kinds.set(kind, confidence * longFactor);
  return kinds;
}

function says({ text }: Clause, { pattern, unless, hedges }: Wording): boolean {
  const match = pattern.exec(text);
  if (!match || unless?.test(text)) return false;
  if (hedges === 'nowhere') return true;
  return !isHedged(hedges === 'anywhere' ? text : text.slice(0, match.index + match[0].length));
}

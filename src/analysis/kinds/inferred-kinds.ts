import type { TimelineEntry } from '../../postmortem/postmortem.ts';
import { proposeKinds, safeConfidence, type WordedEntry } from './propose.ts';

/** What kinds are inferred from. */
interface WordedTimeline<Entry> {
  timeline: readonly Entry[];
  lang: string;
}

/** A timeline with the kinds that its author marked or, if there are none, those that are safe to infer. */
export type WithKinds<Postmortem, Entry> = Omit<Postmortem, 'timeline'> & {
  timeline: Entry[];
  /** The kinds are inferred from the wording of entries, and whatever depends on them has to say so. */
  kindsInferred: boolean;
};

/**
 * Infer the kinds of a timeline that marks none from the wording of its entries. As soon as one entry is marked, the
 * author has decided which entries are milestones, and nothing is inferred.
 */
export function withInferredKinds<
  Entry extends WordedEntry & Pick<TimelineEntry, 'kinds'>,
  Postmortem extends WordedTimeline<Entry>,
>(postmortem: Postmortem & WordedTimeline<Entry>): WithKinds<Postmortem, Entry> {
  const { timeline, lang } = postmortem;
  const isMarked = timeline.some(({ kinds }) => kinds.length > 0);
  const proposals = isMarked ? [] : proposeKinds(timeline, lang);
  const entries = timeline.map((entry, index) => {
    const kinds = (proposals[index] ?? []).filter(({ confidence }) => confidence >= safeConfidence);
    return kinds.length > 0 ? { ...entry, kinds: kinds.map(({ kind }) => kind) } : entry;
  });
  return { ...postmortem, timeline: entries, kindsInferred: entries.some((entry, index) => entry !== timeline[index]) };
}

import { pairAlike } from './pair-alike.ts';
import type { ReviewedHead, ReviewedSide } from './side.ts';

/** A postmortem before and after; it was added or deleted if one of them is absent. */
export interface DocumentPair {
  before?: ReviewedSide | undefined;
  after?: ReviewedHead | undefined;
}

/**
 * Pair the two versions of each postmortem: by path, and those that were renamed by their content, by the id that is
 * left or named under `aliases`, and by their words.
 *
 * @returns By path.
 */
export function pairDocuments(before: readonly ReviewedSide[], after: readonly ReviewedHead[]): DocumentPair[] {
  const formerIds = new Set(before.map(({ incident }) => incident.id));
  const { pairs, onlyBefore, onlyAfter } = pairAlike<ReviewedSide | ReviewedHead>(
    before,
    after,
    [
      ({ document }) => document.path,
      ({ document }) => document.text,
      ({ incident: { id, aliases } }) => aliases.find((alias) => formerIds.has(alias)) ?? id,
    ],
    // Not the whole text: most of a template is the same everywhere.
    ({ incident: { title, impact, rootCause, tasks, timeline } }) =>
      [
        title,
        impact.summary,
        rootCause.summary,
        ...tasks.map((task) => task.title),
        ...timeline.map(({ text }) => text),
      ]
        .filter(Boolean)
        .join(' '),
    0.6,
  );
  const isHead = (side: ReviewedSide | ReviewedHead): side is ReviewedHead => 'reported' in side;
  return [
    ...pairs.map(([was, is]): DocumentPair => ({ before: was, after: isHead(is) ? is : undefined })),
    ...onlyBefore.map((was): DocumentPair => ({ before: was })),
    ...onlyAfter.map((is): DocumentPair => ({ after: isHead(is) ? is : undefined })),
  ].toSorted((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
}

function pathOf({ before, after }: DocumentPair): string {
  return (after ?? before)?.document.path ?? '';
}

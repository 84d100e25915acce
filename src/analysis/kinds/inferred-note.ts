import type { TimelineEntry } from '../../postmortem/postmortem.ts';

/** Say in a note that kinds are inferred, and where from; empty when the author marked them. */
export function inferredNote(
  { timeline, kindsInferred }: { timeline: readonly TimelineEntry[]; kindsInferred: boolean },
  kinds: readonly string[],
): string {
  if (!kindsInferred) return '';
  const places = timeline.flatMap((entry) =>
    entry.kinds
      .filter((kind) => kinds.includes(kind))
      .map((kind) => `\`${kind}\` on line ${entry.timePosition.start.line}`),
  );
  return ` No entry is marked: ${places.join(' and ')} ${places.length === 1 ? 'is' : 'are'} inferred from the wording.`;
}

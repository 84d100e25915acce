import { proposeKinds, safeConfidence, type WordedEntry } from '../../src/analysis/kinds/propose.ts';

/** A timeline in English, and the kinds that belong to each entry. */
export interface LabelledTimeline {
  name: string;
  entries: (WordedEntry & { kinds: readonly string[] })[];
}

/** How often a kind is proposed, how often that is right, and how often it should be. */
export interface KindCount {
  proposed: number;
  right: number;
  labelled: number;
}

/** Compare the safe proposals with the labels. */
export function measureKinds(timelines: readonly LabelledTimeline[]): {
  byKind: Map<string, KindCount>;
  all: KindCount;
  mistakes: string[];
} {
  const byKind = new Map<string, KindCount>();
  const all: KindCount = { proposed: 0, right: 0, labelled: 0 };
  const mistakes: string[] = [];
  const countOf = (kind: string): KindCount => {
    const count = byKind.get(kind) ?? { proposed: 0, right: 0, labelled: 0 };
    byKind.set(kind, count);
    return count;
  };
  for (const { name, entries } of timelines) {
    const proposals = proposeKinds(entries, 'en');
    for (const [index, { kinds, text }] of entries.entries()) {
      const safe = (proposals[index] ?? []).flatMap(({ kind, confidence }) =>
        confidence >= safeConfidence ? [kind] : [],
      );
      for (const kind of safe) {
        const isRight = kinds.includes(kind);
        for (const count of [countOf(kind), all]) {
          count.proposed += 1;
          count.right += Number(isRight);
        }
        if (!isRight) mistakes.push(`wrong\t${kind}\t${name}\t[${kinds.join(' ')}]\t${text}`);
      }
      for (const kind of kinds) {
        for (const count of [countOf(kind), all]) count.labelled += 1;
        if (!safe.includes(kind)) mistakes.push(`missed\t${kind}\t${name}\t[${safe.join(' ')}]\t${text}`);
      }
    }
  }
  return { byKind, all, mistakes };
}

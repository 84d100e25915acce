import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Reading } from '../postmortem/read-postmortem.ts';
import { oneLine } from '../text/one-line.ts';
import type { ProseChange } from './review.ts';

/** The prose of a postmortem. */
type Prose = Pick<Reading, 'prose' | 'timelineNotes'>;

/** Which words came and went. Where they are, how lines end and how they are marked does not matter. */
export function compareProse(before: Prose, after: Prose): ProseChange {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  const [old, present] = [headingsOf(before), headingsOf(after)];
  return {
    wordsAdded: countMissing(is, was),
    wordsRemoved: countMissing(was, is),
    sectionsAdded: present.filter((title) => !old.includes(title)),
    sectionsRemoved: old.filter((title) => !present.includes(title)),
  };
}

export const sameProse: ProseChange = { wordsAdded: 0, wordsRemoved: 0, sectionsAdded: [], sectionsRemoved: [] };

export function isEmptyProse({ wordsAdded, wordsRemoved, sectionsAdded, sectionsRemoved }: ProseChange): boolean {
  return wordsAdded + wordsRemoved + sectionsAdded.length + sectionsRemoved.length === 0;
}

function wordsOf({ prose, timelineNotes }: Prose): Map<string, number> {
  const words = new Map<string, number>();
  const look = (node: Nodes): void => {
    if (node.type === 'html') return;
    const isLeaf = !('children' in node) || leaves.has(node.type);
    if (!isLeaf) return node.children.forEach(look);
    for (const word of toString(node, { includeHtml: false })
      .normalize()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
      words.set(word, (words.get(word) ?? 0) + 1);
    }
  };
  [...prose, ...timelineNotes].forEach(look);
  return words;
}

/** Blocks of text; whatever contains them only places them. */
const leaves = new Set<string>(['paragraph', 'heading', 'tableCell']);

function headingsOf({ prose }: Prose): string[] {
  return prose.flatMap((node) => (node.type === 'heading' ? [oneLine(toString(node, { includeHtml: false }))] : []));
}

/** How many words of one text are not in the other. */
function countMissing(words: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): number {
  let missing = 0;
  for (const [word, number] of words) missing += Math.max(0, number - (others.get(word) ?? 0));
  return missing;
}

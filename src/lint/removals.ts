import type { Edit } from '../edit.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import { affordableParses } from '../markdown/parse-budget.ts';
import { keepsStructure, type CommentCut } from './remove-suppression.ts';
import type { WrittenSuppression } from './suppressions.ts';

/** The edits that remove suppressions. */
export type Removals = ReadonlyMap<WrittenSuppression, readonly Edit[]>;

/**
 * Find the edits that remove suppressions, together and one by one.
 *
 * Comments whose removal would change the blocks around them stay, and so do those for which it would take too long to
 * find out. Of several that are written too close together, one stays for the next round.
 *
 * @param useless In the order of the document.
 */
export function findRemovals(document: MarkdownDocument, useless: readonly WrittenSuppression[]): Removals {
  const found = new Map<WrittenSuppression, readonly Edit[]>();
  const cuts: (CommentCut & { suppression: WrittenSuppression })[] = [];
  const parses = affordableParses(document.text);
  for (const suppression of useless) {
    // Thousands of comments on one long line would take long.
    if (parses === 0 && !suppression.inFrontmatter) continue;
    const { edits, comment } = suppression.removal();
    if (!edits) continue;
    if (!comment) found.set(suppression, edits);
    else if (startOf(edits) >= endOf(cuts.at(-1)?.edits ?? [])) cuts.push({ suppression, comment, edits });
  }
  for (const { suppression, edits } of removableTogether(document, cuts, parses)) found.set(suppression, edits);
  return found;
}

/** The comments that can be removed together: if all of them cannot, those of each half. Each try parses the document. */
function removableTogether<Cut extends CommentCut>(
  document: MarkdownDocument,
  cuts: readonly Cut[],
  parses: number,
): Cut[] {
  let left = parses;
  const keeps = (some: readonly Cut[]): boolean => {
    left -= 1;
    return keepsStructure(document, some);
  };
  let removable: Cut[] = [];
  const add = (more: readonly Cut[]): void => {
    if (more.length === 0 || left === 0) return;
    if (keeps([...removable, ...more])) removable = [...removable, ...more];
    else if (more.length > 1) {
      const half = Math.ceil(more.length / 2);
      add(more.slice(0, half));
      add(more.slice(half));
    }
  };
  add(cuts);
  return removable;
}

function startOf(edits: readonly Edit[]): number {
  return edits[0]?.start ?? 0;
}

function endOf(edits: readonly Edit[]): number {
  return edits.at(-1)?.end ?? 0;
}

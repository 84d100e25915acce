import { applyEdits, type Edit } from '../edit.ts';
import type { Message } from '../message.ts';

/** A text with what could be mended in it. */
export interface FixedText {
  text: string;
  /** Messages whose fix was made. */
  fixed: number;
}

/**
 * Make the edits of messages. Those of one message are made together or not at all, and not where an earlier message
 * has changed something already: a second round, on the new text, will tell.
 *
 * @param text Without a byte order mark. Its line endings are what new lines get.
 * @param messages In the order in which they go first.
 */
export function applyFixes(text: string, messages: readonly Message[]): FixedText {
  const taken: Edit[] = [];
  let fixed = 0;
  for (const { fix, ruleId } of messages) {
    if (!fix || fix.length === 0) continue;
    const edits = fix.toSorted((a, b) => a.start - b.start || a.end - b.end);
    assertApart(edits, text, ruleId);
    if (edits.some((edit) => taken.some((other) => touches(edit, other)))) continue;
    taken.push(...edits);
    fixed += 1;
  }
  return { text: applyEdits(text, taken), fixed };
}

/** At one place, nobody knows which of two goes first. */
function touches(a: Edit, b: Edit): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Edits of one message that overlap are a mistake in its rule. */
function assertApart(edits: readonly Edit[], text: string, ruleId: string): void {
  let reached = 0;
  for (const { start, end } of edits) {
    if (start < reached || end < start || end > text.length) throw new Error(`${ruleId} makes edits that overlap`);
    reached = end;
  }
}

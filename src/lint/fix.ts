import { applyEdits, type Edit } from '../edit.ts';
import type { Message } from '../message.ts';

/** A text after fixes were applied. */
export interface FixedText {
  text: string;
  /** The number of messages whose fix was applied. */
  fixed: number;
}

/**
 * Apply the fixes of messages. The edits of one message are applied together or not at all, and not if they touch an
 * edit of an earlier message: then they are left for a second round, on the new text.
 *
 * @param text Without a byte order mark. New lines get its line endings.
 * @param messages By precedence, first to last.
 * @param suggested Apply suggestions, too.
 */
export function applyFixes(text: string, messages: readonly Message[], suggested = false): FixedText {
  const taken: Edit[] = [];
  let fixed = 0;
  for (const { fix, suggestion, ruleId } of messages) {
    const chosen = fix ?? (suggested ? suggestion : undefined);
    if (!chosen || chosen.length === 0) continue;
    const edits = chosen.toSorted((a, b) => a.start - b.start || a.end - b.end);
    assertApart(edits, text, ruleId);
    if (edits.some((edit) => taken.some((other) => touches(edit, other)))) continue;
    taken.push(...edits);
    fixed += 1;
  }
  return { text: applyEdits(text, taken), fixed };
}

/** Edits at the same offset count, since their order would matter. */
function touches(a: Edit, b: Edit): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Overlapping edits in one message are a bug of its rule. */
function assertApart(edits: readonly Edit[], text: string, ruleId: string): void {
  let reached = 0;
  for (const { start, end } of edits) {
    if (start < reached || end < start || end > text.length) throw new Error(`${ruleId} makes edits that overlap`);
    reached = end;
  }
}

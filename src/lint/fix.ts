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
 * edit of an earlier message: then they are left for a second round, on the new text. Removals of one rule may adjoin: each
 * rule makes removals that can be applied together.
 *
 * @param text Without a byte order mark. New lines get its line endings.
 * @param messages By precedence, first to last.
 * @param suggested Apply suggestions, too.
 */
export function applyFixes(text: string, messages: readonly Message[], suggested = false): FixedText {
  const taken: TakenEdit[] = [];
  let fixed = 0;
  for (const { fix, suggestion, ruleId } of messages) {
    const chosen = fix ?? (suggested ? suggestion : undefined);
    if (!chosen || chosen.length === 0) continue;
    const edits = chosen.toSorted((a, b) => a.start - b.start || a.end - b.end);
    assertApart(edits, text, ruleId);
    const rule = edits.every((edit) => edit.text === '' && edit.start < edit.end) ? ruleId : undefined;
    if (edits.some((edit) => touchesAny({ ...edit, rule }, taken))) continue;
    for (const edit of edits) insert({ ...edit, rule }, taken);
    fixed += 1;
  }
  return { text: applyEdits(text, taken), fixed };
}

interface TakenEdit extends Edit {
  /** The rule whose message only removes text. */
  rule: string | undefined;
}

/** @param taken Sorted, and apart from each other: a document may have 40,000. */
function touchesAny(edit: TakenEdit, taken: readonly TakenEdit[]): boolean {
  for (let index = indexOf(edit.start, taken); ; index += 1) {
    const other = taken[index];
    if (!other || other.start > edit.end) return false;
    if (touches(edit, other)) return true;
  }
}

/** Other edits at the same offset count, since their order would matter. */
function touches(a: TakenEdit, b: TakenEdit): boolean {
  const isApart = a.end <= b.start || b.end <= a.start;
  return !(isApart && a.rule !== undefined && a.rule === b.rule);
}

function insert(edit: TakenEdit, taken: TakenEdit[]): void {
  let index = indexOf(edit.start, taken);
  for (; ; index += 1) {
    const { start = Infinity, end = Infinity } = taken[index] ?? {};
    if (start > edit.start || (start === edit.start && end > edit.end)) break;
  }
  taken.splice(index, 0, edit);
}

/** The index of the first edit that ends at an offset or after it. */
function indexOf(offset: number, taken: readonly TakenEdit[]): number {
  let [low, high] = [0, taken.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.end ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Overlapping edits in one message are a bug of its rule. */
function assertApart(edits: readonly Edit[], text: string, ruleId: string): void {
  let reached = 0;
  for (const { start, end } of edits) {
    if (start < reached || end < start || end > text.length) throw new Error(`${ruleId} makes edits that overlap`);
    reached = end;
  }
}

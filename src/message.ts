import type { Edit } from './edit.ts';
import type { Position } from './position.ts';

/** The severity of a message. Only `error` changes the exit code. */
export type Severity = 'info' | 'warn' | 'error';

/** A problem that a rule found in a file. The field names are vfile's. Plain JSON. */
export interface Message {
  ruleId: string;
  severity: Severity;
  /** `Unexpected X, expected Y`; values in backticks, no final period. */
  reason: string;
  place: Position;
  /** How to fix the problem. */
  note?: string;
  /** The correct text, if there is exactly one. */
  expected?: string;
  /** The rule's explanation on the site; absent when the site has no URL. */
  url?: string;
  /** Edits that together fix the problem; absent when the author has to decide. */
  fix?: readonly Edit[];
  /** Edits that together fix the problem in most cases, so the author has to check them; absent when there is a `fix`. */
  suggestion?: readonly Edit[];
}

/** A message that is not reported, and why. */
export interface SuppressedMessage extends Message {
  suppressed:
    | { by: 'document'; reason: string }
    /** It is one of those that were there when the baseline was recorded. */
    | { by: 'baseline' };
}

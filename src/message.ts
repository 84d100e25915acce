import type { Edit } from './edit.ts';
import type { Position } from './position.ts';

/** How much a message weighs. Only `error` changes the exit code. */
export type Severity = 'info' | 'warn' | 'error';

/** What a rule found in a file; the field names are those of vfile. Plain JSON. */
export interface Message {
  ruleId: string;
  severity: Severity;
  /** `Unexpected X, expected Y`; values in backticks, no final period. */
  reason: string;
  place: Position;
  /** How to mend it. */
  note?: string;
  /** What would stand there instead, where there is one answer. */
  expected?: string;
  /** Where the rule is explained; absent where the site has no address. */
  url?: string;
  /** Mends it when all of its edits are made; absent when somebody has to decide. */
  fix?: readonly Edit[];
}

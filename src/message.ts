import type { Position } from './markdown/position.ts';
import type { Severity } from './settings.ts';

/** A finding of a rule in a file; the field names are those of vfile. Plain JSON. */
export interface Message {
  ruleId: string;
  severity: Severity;
  reason: string;
  place: Position;
  note?: string;
}

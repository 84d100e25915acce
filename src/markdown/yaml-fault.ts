import type { Edit } from '../edit.ts';
import type { Position } from '../position.ts';

/** An error in the YAML syntax. */
export interface YamlFault {
  reason: string;
  note?: string;
  /** The replacement of the text at `position`, if there is exactly one. */
  expected?: string;
  position: Position;
  /** The edits that fix it, with offsets into the file; absent when the author has to decide. */
  fix?: Edit[];
}

/** The same, with offsets into the YAML. */
export interface TextFault {
  reason: string;
  note?: string;
  expected?: string;
  start: number;
  end: number;
  edits?: readonly Edit[];
}

/** Text whose replacement is the only fix. */
export function replacing(fault: TextFault & { expected: string }): TextFault {
  return { ...fault, edits: [{ start: fault.start, end: fault.end, text: fault.expected }] };
}

/** Text behind which something is missing, from `start` to where the edit adds it. */
export function inserting(edit: Edit, start: number, reason: string, note: string): TextFault {
  return { reason, note, start, end: edit.end, edits: [edit] };
}

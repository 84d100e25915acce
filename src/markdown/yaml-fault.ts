import type { Position } from '../position.ts';

/** An error in the YAML syntax. */
export interface YamlFault {
  reason: string;
  note?: string;
  /** The replacement, if there is exactly one. */
  expected?: string;
  position: Position;
}

import type { Position, ValuePositions } from '../position.ts';
import type { Correction } from './correction.ts';
import type { Declaration } from './subschema.ts';

/** A validation error in words. */
export interface SchemaFinding {
  reason: string;
  position: Position;
  note?: string | undefined;
  expected?: string | undefined;
  /** It is about keys that are missing, and no longer right when one of them is found under another name. */
  isMissing?: true;
  /** The edits that fix it, and what the data are after them. */
  correction?: Correction | undefined;
}

/** The data and schema that errors are explained with. */
export interface SchemaContext {
  schema: Declaration;
  data: unknown;
  positions: ValuePositions;
  /** The position of a missing top-level key. */
  fallback: Position;
  /** Whether keys that begin with `x_` are allowed. */
  ownKeys: boolean;
  /** The file that the data come from, for corrections; without it there are none. */
  text?: string;
  /** The date of the incident, for examples and for dates without a year. */
  near?: string | undefined;
}

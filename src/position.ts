/** A place in a file: one-based line and column, zero-based offset; as in unist. */
export interface Point {
  line: number;
  column: number;
  offset: number;
}

/** A stretch of a file; `end` is the first place after it; as in unist. */
export interface Position {
  start: Point;
  end: Point;
}

/** Where values stand, by JSON Pointer (RFC 6901). */
export type ValuePositions = Record<string, ValuePosition>;

/** Where a value stands, and the key in front of it where there is one. */
export interface ValuePosition {
  /** Quotes and the mark of a block (`>-`) included; of an empty value, the place behind its key. */
  value: Position;
  key?: Position;
}

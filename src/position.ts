/** A point in a file: one-based line and column, zero-based offset; as in unist. */
export interface Point {
  line: number;
  column: number;
  offset: number;
}

/** A range in a file; `end` is the first point after it; as in unist. */
export interface Position {
  start: Point;
  end: Point;
}

/** Positions of values, by JSON Pointer (RFC 6901). */
export type ValuePositions = Record<string, ValuePosition>;

/** The position of a value, and of its key if it has one. */
export interface ValuePosition {
  /** Including quotes and block marks (`>-`); for an empty value, the point after its key. */
  value: Position;
  key?: Position;
}

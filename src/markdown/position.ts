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

/** A document to read: its name decides its id, its text everything else. */
export interface Source {
  /** Relative to the root, `/` as separator. */
  path: string;
  /** The text, or the bytes on disk; whether they are text, the parser says. */
  text: string | Uint8Array;
}

/** A document to read: its path gives the id, its text everything else. */
export interface Source {
  /** Relative to the root, `/` as separator. */
  path: string;
  /** The text, or the bytes on disk; the parser reports bytes that are not text. */
  text: string | Uint8Array;
}

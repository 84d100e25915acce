/** A document to read: its path gives the id, its text everything else. */
export interface Source {
  /** Relative to the root, `/` as separator. */
  path: string;
  /** The text, or the bytes on disk; the parser reports bytes that are not text. */
  text: string | Uint8Array;
}

/**
 * The text without a byte order mark, which remark skips but counts, so that every offset would be one too high.
 *
 * @returns `undefined` for bytes that are not UTF-8.
 */
export function decode(source: string | Uint8Array): string | undefined {
  if (typeof source === 'string') return source.replace(/^\uFEFF/, '');
  try {
    return decoder.decode(source);
  } catch (error) {
    // TextDecoder throws this when the bytes are not UTF-8.
    if (!(error instanceof TypeError)) throw error;
    return undefined;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A replacement in the text of a file. */
export interface Edit {
  /** Zero-based offsets into the text without a byte order mark, `end` excluded; equal for an insertion. */
  start: number;
  end: number;
  /** With `\n` as line end, also for files with other line ends. */
  text: string;
}

/**
 * Apply replacements to a text.
 *
 * @param edits In any order; none of them overlap.
 * @returns The new text; inserted lines end as most lines of the text do.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const lineEnd = lineEndOf(text);
  const parts: string[] = [];
  let reached = 0;
  for (const { start, end, text: inserted } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(reached, start), inserted.replaceAll(/\r\n?|\n/g, lineEnd));
    reached = end;
  }
  return parts.join('') + text.slice(reached);
}

/** The line end that most lines of a text have; `\n` if none is more frequent. */
export function lineEndOf(text: string): string {
  const counts = new Map<string, number>([['\n', 0]]);
  for (const [ending] of text.matchAll(/\r\n?|\n/g)) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  return [...counts].reduce((most, other) => (other[1] > most[1] ? other : most))[0];
}

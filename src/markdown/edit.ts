import type { Edit } from '../message.ts';

/**
 * A text with replacements made.
 *
 * @param edits In any order; none of them overlap.
 * @returns With the line ends that the text has.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const lineEnd = /\r\n?|\n/.exec(text)?.[0] ?? '\n';
  const parts: string[] = [];
  let reached = 0;
  for (const { start, end, text: inserted } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(reached, start), inserted.replaceAll('\n', lineEnd));
    reached = end;
  }
  return parts.join('') + text.slice(reached);
}

import { markdownCode, markdownText } from '../../reporters/markdown-text.ts';
import { shownText } from '../../reporters/shown-text.ts';
import { oneLine } from '../../text/one-line.ts';

// Texts come from documents, which anybody may have written. In a comment they must be nothing but text: no Markdown, no
// HTML, no link, no command, nobody is notified, and no issue or commit learns that it was mentioned.

/**
 * A text as Markdown that shows it on one line.
 *
 * @param longest In UTF-16 code units; a longer text is cut, and ends in `…`.
 */
export function safeText(written: string, longest = 160): string {
  return markdownText(clip(written, longest));
}

/** A text as Markdown that shows it as code, for names and paths. */
export function safeCode(written: string, longest = 160): string {
  return markdownCode(clip(written, longest));
}

function clip(written: string, longest: number): string {
  const text = oneLine(shownText(oneLine(written)))
    // Neither another comment nor another cell of a table begins in code.
    .replaceAll('<!--', '<! --')
    .replaceAll('|', '¦');
  if (text.length <= longest) return text;
  // The start of half a pair is replaced, and left out.
  return `${text
    .slice(0, longest - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
    .trimEnd()}…`;
}

import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Paragraph } from 'mdast';
import { trimLines, withLinks } from './markdown-text.ts';

/**
 * Plain text of a tool as Markdown that shows the same characters: nothing in it becomes a heading, a list, HTML, a
 * comment or an entry kind. Addresses become links, which escapes would break. Line breaks and blank lines stay.
 *
 * @returns Markdown without an end of line at its end; an empty text for white space.
 */
export function escapeText(text: string): string {
  const paragraphs = text
    .split(/(?:\r?\n[ \t]*){2,}/)
    .map(trimLines)
    .filter(Boolean)
    .map((part): Paragraph => ({ type: 'paragraph', children: withLinks(part) }));
  return toMarkdown({ type: 'root', children: paragraphs }, { extensions: gfm }).trimEnd();
}

/** {@link escapeText} in one line, for titles and the cells of lists. */
export function escapeLine(text: string): string {
  return escapeText(text.replace(/\s+/g, ' '));
}

/** Only what GitHub's Markdown adds and what plain text can contain. */
const gfm = [gfmStrikethroughToMarkdown(), gfmTableToMarkdown()];

import { eastAsianWidth } from 'get-east-asian-width';

/** The columns of a terminal that a line of plain text takes: two for `案` and `🚧`, none for a combining accent. */
export function displayWidth(text: string): number {
  if (isAscii.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width;
}

/**
 * Break a line between its words, and within words that are wider than the width: after `-`, `/` or `_` if possible.
 *
 * @param width At least 2.
 * @returns At least one line; none is wider than `width`.
 */
export function wrapToWidth(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.trim().split(/ +/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (displayWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = breakWord(word, width);
    line = parts.pop() ?? '';
    lines.push(...parts);
  }
  return [...lines, line];
}

function breakWord(word: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const { segment } of graphemes.segment(word)) {
    const own = widthOf(segment);
    if (taken + own > width) {
      const at = Math.max(...['-', '/', '_'].map((sign) => line.lastIndexOf(sign))) + 1;
      const isEarly = at < line.length / 2;
      lines.push(isEarly ? line : line.slice(0, at));
      line = isEarly ? '' : line.slice(at);
      taken = displayWidth(line);
    }
    line += segment;
    taken += own;
  }
  return [...lines, line];
}

function widthOf(grapheme: string): number {
  if (isInvisible.test(grapheme)) return 0;
  if (isEmoji.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const isAscii = /^[ -~]*$/;
const isInvisible = /^[\p{M}\p{Cf}\p{Cc}]+$/u;

/** Shown as a picture by default, by the selector U+FE0F, or a pair of regional indicators. */
const isEmoji = /^(?:\p{Emoji_Presentation}|\p{RI}\p{RI}|.\uFE0F)/u;

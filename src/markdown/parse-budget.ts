/**
 * Whether a text is certain to parse quickly. remark's slow cases are quadratic in the number of marks within one block
 * and in the depth of nesting, so a text with few marks in each block is fast at any length. `*a_` 20,000 times takes
 * remark more than a minute.
 *
 * @returns `false` for a text that may be slow; most of these are fast, too.
 */
export function parsesQuickly(text: string): boolean {
  if (text.length > 100_000) return false;
  const lines = text.split(/\r\n?|\n/);
  if (lines.length > 5000) return false;
  let marks = 0;
  let nested = 0;
  for (const line of lines) {
    // Quotations and lists: `> - 1. text` opens three blocks.
    const [markers = ''] = /^(?:\s*(?:>|[*+-](?=\s|$)|\d+[.)](?=\s|$)))*/.exec(line) ?? [];
    const depth = markers.match(/[>*+-]|\d+/g)?.length ?? 0;
    if (depth > 1) nested += depth;
    if (depth > 8 || nested > 4000 || /^\s{1000}/.test(line)) return false;
    // Emphasis and links are matched within a block, which ends at an empty line or above an item of a list.
    marks = (/^ {0,3}[*+-][\t ]+\S|^\s*$/.test(line) ? 0 : marks) + (line.match(/[*_~[\]{}`<]/g)?.length ?? 0);
    if (marks > 2000) return false;
  }
  return true;
}

/**
 * How often a text may be parsed to verify fixes: 2.75 s for 100,000 characters of the worst kind, a few milliseconds for
 * an ordinary document.
 *
 * @returns 0 for a text that may be slow.
 */
export function affordableParses(text: string): number {
  return parsesQuickly(text) ? Math.ceil(300_000 / Math.max(text.length, 1000)) : 0;
}

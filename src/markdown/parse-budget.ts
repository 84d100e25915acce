/**
 * Whether a text is sure to be parsed in a moment. Where remark is slow, it is by the square of what stands in one
 * block or in each other, so a text with little of that is fast however it goes on. 20,000 times `*a_` take remark
 * more than a minute, and nobody writes it.
 *
 * @returns `false` for what may be slow; most of that is not.
 */
export function isTame(text: string): boolean {
  if (text.length > 100_000) return false;
  const lines = text.split(/\r\n?|\n/);
  if (lines.length > 5000) return false;
  let marks = 0;
  for (const line of lines) {
    if (/^[\s>*+-]{100}|^(?:\s*(?:[>*+-]|\d+[.)])){20}/.test(line)) return false;
    // Emphasis and links are looked for in a whole block, which an empty line ends.
    marks = line.trim() === '' ? 0 : marks + (line.match(/[*_~[\]{}`<]/g)?.length ?? 0);
    if (marks > 2000) return false;
  }
  return true;
}

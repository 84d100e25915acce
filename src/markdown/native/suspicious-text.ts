/**
 * Whether satteri may read a text otherwise than remark, as far as the text alone shows. `differences.ts` looks at what
 * shows in the tree. Both err on the side of remark: it is slow, and a misreading would be wrong.
 */
export function isSuspicious(text: string): boolean {
  return marks.some((mark) => mark.test(text)) || !text.isWellFormed() || hasOpenFrontmatter(text);
}

/** Found by comparing the two on documents made at random. Each alone is sooner searched for than all in one. */
const marks = [
  // White space of which the two have another idea, and line ends of old.
  /[\uFEFF\u0085\v\f]|\r(?!\n)/,
  // remark looks at UTF-16 units, so that an emoji beside a mark of emphasis is a letter.
  /[^\s*_~][*_~]+[\uD800-\uDBFF]|[\uDC00-\uDFFF][*_~]+[^\s*_~]/,
  // Marks of emphasis of both kinds side by side, `a**_b_**c`, or of which one is escaped, `\**a*`.
  /(?:\*_|_\*)(?<=[^\s*_][*_]+)[*_]*[^\s*_]/,
  /\\[*_~]{2}/,
  // Footnotes.
  /\[\^/,
  // Addresses that only one of them links: `www.`, `a/www.b.c`, `http://_.b`, `\_user@example.com`.
  /\bwww\.(?![\w-])|[^ \t\r\n([/]www\.|(?<!:\/)\/www\.|[\w>]https?:\/\/|https?:\/\/(?![\w-])/i,
  /(?:www\.|https?:\/\/)(?:[^\s|]*\||[^\s/]*_)|\\[^\s]*@/i,
  // Items of lists that begin with a tab, or with indented code.
  /^[ \t>]*(?:[-*+]|\d+[.)])(?:\t| {5})/m,
];

/** Whether a block of frontmatter at the top is not closed, or has spaces behind a fence. */
function hasOpenFrontmatter(text: string): boolean {
  const [fence] = /^(?:---|\+\+\+)/.exec(text) ?? [];
  if (fence === undefined) return false;
  const [first = '', ...rest] = text.split(/\r?\n/);
  if (first.trimEnd() !== fence) return false;
  return first !== fence || rest.find((line) => line.trimEnd() === fence) !== fence;
}

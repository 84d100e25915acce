/**
 * Whether satteri may read a text otherwise than remark, as far as the text alone shows. `differences.ts` looks at what
 * shows in the tree. Both err on the side of remark: it is slow, and a misreading would be wrong.
 */
export function isSuspicious(text: string): boolean {
  return marks.some((mark) => mark.test(text)) || !text.isWellFormed() || hasOpenFrontmatter(text);
}

/** Signs that may be newer than the Unicode of Node or of satteri, which decides what emphasis they are beside of. */
const recent = String.raw`[^\0-\xFF\p{L}\p{N}\p{M}\p{Z}\u2010-\u2027\u2030-\u205E\u2190-\u21FF\u2500-\u27BF\u3001-\u301F\uFF01-\uFF65\u{10000}-\u{10FFFF}]`;

/** Found by comparing the two on documents made at random. Each alone is sooner searched for than all in one. */
const marks = [
  // Signs that are not printed, of which the two have another idea, and line ends of old.
  /[^\t\n\r -~\u00A0-\uFEFE\uFF00-\uFFFF]|\r(?!\n)/,
  new RegExp(`[*_~]${recent}`, 'u'),
  new RegExp(`${recent}[*_~]`, 'u'),
  // remark looks at UTF-16 units, so that an emoji beside a mark of emphasis is a letter.
  /\S(?:(?<!\*)\*+|(?<!_)_+|(?<!~)~+)[\uD800-\uDBFF]/,
  /[\uDC00-\uDFFF](?:\*+(?!\*)|_+(?!_)|~+(?!~))\S/,
  // Marks of emphasis of both kinds side by side, `a**_b_**c`, or of which one is escaped, `\**a*`.
  /(?:\*_|_\*)(?<=[^\s*_][*_]+)[*_]*[^\s*_]/,
  /\\[*_~]{2}/,
  // Footnotes.
  /\[\^/,
  // Addresses that only one of them links: `www.`, `a/www.b.c`, `http://_.b`, `\_user@example.com`, `&#97;@b.c`.
  /www(?:\\|\.(?![\w-]))|[^ \t\r\n([/]www\.|(?<!https?:\/)\/www\.|[\w>;]https?:\/\/|https?:\/\/(?![\w-])/i,
  /(?:www\.|https?:\/\/)(?:[^\s|]*\||[^\s/]*_)|[\\;][^\s]*@|\/[\w.+-]+@|@[^\s@]*@|@[\w.-]*_|(?:mailto|xmpp):/i,
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

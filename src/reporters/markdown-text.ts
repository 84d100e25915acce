/**
 * A line of text as Markdown that shows the same characters and does nothing else: words stay, and whatever is not
 * plain words is shown as code. In code, hosts link neither mentions nor addresses.
 *
 * Escapes would not do: GitHub and GitLab look for `@name`, `#123` and `https://` after they have rendered Markdown.
 */
export function markdownText(text: string): string {
  const pieces: Piece[] = [];
  for (const piece of piecesOf(text.trim())) {
    const last = pieces.at(-1);
    // Two spans of code side by side would be one, with other fences.
    if (last?.isCode === piece.isCode) last.text += piece.text;
    else pieces.push(piece);
  }
  return pieces.map(({ isCode, text: part }) => (isCode ? markdownCode(part) : part)).join('');
}

/** A line of text as code in Markdown. */
export function markdownCode(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // Markdown removes one space on either side.
  const space = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return text === '' ? '' : `${fence}${space}${text}${space}${fence}`;
}

interface Piece {
  isCode: boolean;
  text: string;
}

function piecesOf(text: string): Piece[] {
  return text.split(/(`[^`]+`)/).flatMap((part, index): Piece[] => {
    if (index % 2 === 1) return [{ isCode: true, text: part.slice(1, -1) }];
    return part
      .split(/(\s+)/)
      .filter((token) => token !== '')
      .map((token, position) => ({ isCode: !isPlain(token, index + position === 0), text: token }));
  });
}

/** @param isFirst The first token of a text may begin a list or a heading. */
function isPlain(token: string, isFirst: boolean): boolean {
  if (/^(?:\s+|[("'“‘„]+)$/.test(token)) return true;
  if (isFirst && /^(?:[-+=–—.,;:!?%)…]|\d+[.)])/.test(token)) return false;
  const core = token.replace(/^[("'“‘„]+/, '').replace(/[.,;:!?)"'’”…]+$/, '');
  return core === '' || (words.test(core) && !reference.test(core));
}

/** `error`, `10:05`, `read/write`, `35%`, and signs that stand alone; no sign at the start, as in `:tada:` or `%1`. */
const words = /^(?:[-–—+=%]|[\p{L}\p{M}\p{N}]+(?:['’/.,:–—+=-][\p{L}\p{M}\p{N}]+)*%?)$/u;

/** An address without a scheme, an issue, or a commit. */
const reference = /^(?:GH-\d|[0-9a-f]{7,40}$)|www\./i;

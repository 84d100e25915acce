import { nodesOf } from '../../markdown/nodes.ts';
import type { Edit } from '../../edit.ts';
import type { MarkdownDocument } from '../../markdown/document.ts';
import type { TimelineEntry } from '../postmortem.ts';

/** The edits that write the kinds of all entries; none for a timeline in code or HTML, where kinds cannot be marked. */
export function markKinds(
  { text, tree }: Pick<MarkdownDocument, 'text' | 'tree'>,
  entries: readonly TimelineEntry[],
): Edit[] | undefined {
  const marked = entries.filter(({ kinds }) => kinds.length > 0);
  const isMarkable = !nodesOf(tree, 'code', 'html').some(({ position }) => {
    const [from = 0, to = 0] = [position?.start.offset, position?.end.offset];
    return marked.some(({ timePosition: { start } }) => from <= start.offset && start.offset < to);
  });
  return isMarkable ? marked.flatMap((entry) => marksOf(text, entry)) : undefined;
}

/** The edit that writes the kinds of an entry between its time and its text. */
function marksOf(text: string, { kinds, position, timePosition }: TimelineEntry): Edit[] {
  const codes = kinds.map((kind) => `\`${kind}\``).join(' ');
  const rest = text.slice(timePosition.end.offset, position.end.offset);
  // What closes bold text or code, a separator, and the border of a cell.
  const [lead = '', close = ''] =
    /^([*_`)\]]*(?:[:,·–—-][*_]*(?=\s|$))?)[ \t]*(?:[:,·–—-]+[ \t]+)?(?:\|[ \t]*)?/.exec(rest) ?? [];
  const isAtEnd = /^[\r\n]|^$/.test(rest.slice(lead.length));
  const at = timePosition.end.offset + (isAtEnd ? close : lead).length;
  const isGlued = /\S/.test(text.charAt(at - 1));
  return [{ start: at, end: at, text: `${isGlued ? ' ' : ''}${codes}${isAtEnd ? '' : ' '}` }];
}

import type { PhrasingContent, Root, RootContent } from 'mdast';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { toMarkdown } from 'mdast-util-to-markdown';

/**
 * GitHub's Markdown of a tree, in the style of our own documents.
 *
 * @returns Without an end of line at its end; empty for a tree without content.
 */
export function writeMarkdown(children: readonly RootContent[]): string {
  const root: Root = { type: 'root', children: [...children] };
  return toMarkdown(root, {
    bullet: '-',
    emphasis: '_',
    rule: '-',
    listItemIndent: 'one',
    extensions: [
      // Aligned columns are rewritten as a whole when one cell changes.
      gfmTableToMarkdown({ tablePipeAlign: false }),
      gfmStrikethroughToMarkdown(),
      gfmTaskListItemToMarkdown(),
    ],
  }).trimEnd();
}

/** Plain text as nodes: its lines are kept, and addresses become links, because escapes would break them. */
export function linesOf(text: string): PhrasingContent[] {
  return text
    .split('\n')
    .flatMap((line, index) => [...(index > 0 ? [{ type: 'break' as const }] : []), ...withLinks(line)]);
}

/** Without white space at the ends of each line and of the whole. */
export function trimLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

/** A line of text as nodes, its addresses as links. */
export function withLinks(text: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let end = 0;
  for (const { index, 0: url } of text.matchAll(address)) {
    nodes.push(...textNode(text.slice(end, index)), { type: 'link', url, children: [{ type: 'text', value: url }] });
    end = index + url.length;
  }
  return [...nodes, ...textNode(text.slice(end))];
}

/** An address ends before the punctuation that ends its sentence. */
const address = /https?:\/\/[^\s<>"'`|]*[^\s<>"'`|.,;:!?*_~)\]}]/gi;

function textNode(value: string): PhrasingContent[] {
  return value ? [{ type: 'text', value }] : [];
}

/** Without white space and line breaks at both ends: there, Markdown has no line breaks. */
export function trimmed(children: readonly PhrasingContent[]): PhrasingContent[] {
  return edges(children)[1];
}

/** The white space before and after, and what is between: there is no emphasis that begins or ends with a space. */
export function edges(
  children: readonly PhrasingContent[],
): [before: PhrasingContent[], inner: PhrasingContent[], after: PhrasingContent[]] {
  const inner = [...children];
  const before: PhrasingContent[] = [];
  const after: PhrasingContent[] = [];
  for (let first = inner[0]; first; first = inner[0]) {
    const space = first.type === 'text' ? (/^\s+/.exec(first.value)?.[0] ?? '') : '';
    if (first.type === 'break' || (first.type === 'text' && space === first.value)) {
      before.push(first);
      inner.shift();
      continue;
    }
    if (first.type === 'text' && space) {
      before.push({ type: 'text', value: space });
      inner[0] = { type: 'text', value: first.value.slice(space.length) };
    }
    break;
  }
  for (let last = inner.at(-1); last; last = inner.at(-1)) {
    const space = last.type === 'text' ? (/\s+$/.exec(last.value)?.[0] ?? '') : '';
    if (last.type === 'break' || (last.type === 'text' && space === last.value)) {
      after.unshift(last);
      inner.pop();
      continue;
    }
    if (last.type === 'text' && space) {
      after.unshift({ type: 'text', value: space });
      inner[inner.length - 1] = { type: 'text', value: last.value.slice(0, -space.length) };
    }
    break;
  }
  return [before, inner, after];
}

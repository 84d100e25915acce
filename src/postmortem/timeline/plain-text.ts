import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { oneLine } from '../../text/one-line.ts';

/** The words of blocks without markup, on one line, for any line endings in the source. */
export function plainText(nodes: readonly RootContent[]): string {
  const text = nodes
    .map((node) =>
      node.type === 'html' ? node.value.replaceAll(/<[^>]*>/g, '') : toString(node, { includeHtml: false }),
    )
    .join(' ');
  return oneLine(text);
}

import type { Nodes, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { oneLine } from '../../text/one-line.ts';

/** The words of blocks without markup, on one line, for any line endings in the source. */
export function plainText(nodes: readonly RootContent[]): string {
  return oneLine(nodes.map(wordsOf).join(' '));
}

/** Blocks whose parts are apart on the page. */
const containers = new Set<Nodes['type']>(['blockquote', 'list', 'listItem', 'table', 'tableRow']);

function wordsOf(node: Nodes): string {
  if (node.type === 'break') return ' ';
  // As a block, it holds its text; within a line, the text is beside it.
  if (node.type === 'html') return node.value.replaceAll(/<br\b[^>]*>/gi, ' ').replaceAll(/<[^>]*>/g, '');
  if ('children' in node) return node.children.map(wordsOf).join(containers.has(node.type) ? ' ' : '');
  return toString(node);
}

import type { Definition, FootnoteDefinition, Root, RootContent } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

const toHtml = unified().use(remarkRehype).use(rehypeSanitize).use(rehypeStringify).freeze();

/**
 * Part of a document as HTML, safe to put into a page: raw HTML is dropped,
 * and so is whatever a browser could run.
 *
 * @param nodes The part, in order.
 * @param definitions The link and image references that it may use, from anywhere in the document.
 */
export function renderHtml(
  nodes: readonly RootContent[],
  definitions: readonly (Definition | FootnoteDefinition)[],
): string {
  const children = nodes
    .filter((node) => node.type !== 'definition' && node.type !== 'footnoteDefinition')
    .map(belowTitle);
  const root: Root = { type: 'root', children: [...definitions, ...children] };
  return toHtml.stringify(toHtml.runSync(root));
}

/** The page's title is its one heading of the first rank. */
function belowTitle(node: RootContent): RootContent {
  return node.type === 'heading' && node.depth === 1 ? { ...node, depth: 2 } : node;
}

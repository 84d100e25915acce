import type { Heading, RootContent } from 'mdast';

/**
 * The nodes below a heading, up to the next heading of the same or a higher level.
 *
 * @param nodes The heading and its siblings.
 */
export function sectionNodes(nodes: readonly RootContent[], heading: Heading): RootContent[] {
  const start = nodes.indexOf(heading) + 1;
  const length = nodes.slice(start).findIndex((node) => node.type === 'heading' && node.depth <= heading.depth);
  return nodes.slice(start, length < 0 ? undefined : start + length);
}

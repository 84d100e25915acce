import type { Heading, RootContent } from 'mdast';

/**
 * What stands below a heading, up to the next one of its rank or higher.
 *
 * @param nodes The nodes among which the heading stands.
 */
export function sectionNodes(nodes: readonly RootContent[], heading: Heading): RootContent[] {
  const start = nodes.indexOf(heading) + 1;
  const length = nodes.slice(start).findIndex((node) => node.type === 'heading' && node.depth <= heading.depth);
  return nodes.slice(start, length < 0 ? undefined : start + length);
}

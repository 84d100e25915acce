import type { Element, Nodes, Root } from 'hast';

/**
 * Visit all elements of a tree, each before its children; those that the visitor gives it are visited as well. Instead of
 * `unist-util-visit`, which defines a property of a new function for each node: it took half of the time of a document.
 */
export function visitElements(tree: Root, visitor: (element: Element, parent: Element | Root) => void): void {
  const look = (parent: Element | Root): void => {
    for (const node of parent.children) {
      if (node.type !== 'element') continue;
      visitor(node, parent);
      look(node);
    }
  };
  look(tree);
}

/** Whether a node, or one below it, is as wanted. */
export function hasNode(node: Nodes, isWanted: (node: Nodes) => boolean): boolean {
  return isWanted(node) || ('children' in node && node.children.some((child) => hasNode(child, isWanted)));
}

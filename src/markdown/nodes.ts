import type { Nodes, Root } from 'mdast';
import { once } from './once.ts';

/**
 * The nodes of some types, in the order of the document. A tree is walked once for all who ask, so it must not change:
 * for each rule to visit every node by itself took as long as all that the rules check.
 */
export function nodesOf<Type extends Exclude<Nodes['type'], 'text'>>(
  tree: Root,
  ...types: Type[]
): Extract<Nodes, { type: Type }>[] {
  const wanted: readonly string[] = types;
  return listNodes(tree).filter((node): node is Extract<Nodes, { type: Type }> => wanted.includes(node.type));
}

/** All nodes but texts, which are the most frequent and which nobody looks for alone. */
const listNodes = once((tree: Root): Nodes[] => {
  const found: Nodes[] = [];
  const look = (node: Nodes): void => {
    if (node.type === 'text') return;
    found.push(node);
    if ('children' in node) for (const child of node.children) look(child);
  };
  look(tree);
  return found;
});

import GithubSlugger from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { nodesOf } from './nodes.ts';

/** The anchor of every heading, derived from its text as code hosts do; unique in the document. */
export function headingAnchors(tree: Root): Map<Heading, string> {
  return anchorsOf(nodesOf(tree, 'heading'));
}

/**
 * Look up an anchor in any case, as GitHub's pages do; GitLab's do not.
 *
 * @param anchors What to find, by anchor; the same case comes first.
 */
export function findAnchor<Value>(anchors: ReadonlyMap<string, Value>, anchor: string): Value | undefined {
  if (anchors.has(anchor)) return anchors.get(anchor);
  const folded = anchor.toLowerCase();
  // Anchors of headings are in lower case; only those of raw HTML may not be.
  return anchors.get(folded) ?? [...anchors].find(([other]) => other.toLowerCase() === folded)?.[1];
}

/**
 * The same for headings that are already collected.
 *
 * @param headings All headings of a document, in order.
 */
export function anchorsOf(headings: readonly Heading[]): Map<Heading, string> {
  const slugger = new GithubSlugger();
  return new Map(headings.map((node) => [node, slugger.slug(toString(node))]));
}

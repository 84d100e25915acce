import GithubSlugger from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/** The anchor of every heading, derived from its text as code hosts do; unique in the document. */
export function headingAnchors(tree: Root): Map<Heading, string> {
  const headings: Heading[] = [];
  visit(tree, 'heading', (node) => {
    headings.push(node);
  });
  return anchorsOf(headings);
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

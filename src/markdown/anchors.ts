import GithubSlugger from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/** The anchor of every heading, as code hosts make it from the heading's text; unique in the document. */
export function headingAnchors(tree: Root): Map<Heading, string> {
  const headings: Heading[] = [];
  visit(tree, 'heading', (node) => {
    headings.push(node);
  });
  return anchorsOf(headings);
}

/**
 * The same for headings that somebody has found already.
 *
 * @param headings All of a document, in its order.
 */
export function anchorsOf(headings: readonly Heading[]): Map<Heading, string> {
  const slugger = new GithubSlugger();
  return new Map(headings.map((node) => [node, slugger.slug(toString(node))]));
}

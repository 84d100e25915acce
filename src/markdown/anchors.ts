import GithubSlugger from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/** The anchor of every heading, as code hosts make it from the heading's text; unique in the document. */
export function headingAnchors(tree: Root): Map<Heading, string> {
  const slugger = new GithubSlugger();
  const anchors = new Map<Heading, string>();
  visit(tree, 'heading', (node) => {
    anchors.set(node, slugger.slug(toString(node)));
  });
  return anchors;
}

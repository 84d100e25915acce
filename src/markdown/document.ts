import type { Root } from 'mdast';
import type { Position } from '../position.ts';
import type { Frontmatter } from './frontmatter.ts';

/** The result of parsing a text. Plain JSON, so that it can come from another thread. */
export interface MarkdownParts {
  tree: Root;
  /** `undefined` when the file does not begin with a closed `---` block. */
  frontmatter: Frontmatter | undefined;
  /** Why the file could not be parsed; its tree is then empty. */
  unreadable: { reason: string; note: string } | undefined;
}

/** A parsed Markdown file: its tree, its frontmatter, and all positions. */
export interface MarkdownDocument extends MarkdownParts {
  /** Relative to the root, `/` as separator. */
  path: string;
  /** Without a byte order mark, so that columns are the ones that an editor shows. */
  text: string;
  /** The position between two zero-based offsets of `text`. */
  positionAt: (start: number, end: number) => Position;
}

import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { location } from 'vfile-location';
import { readFrontmatter, type Frontmatter } from './frontmatter.ts';
import type { Point, Position } from './position.ts';

/** A Markdown file taken apart: its tree, its frontmatter, and where everything stands. */
export interface MarkdownDocument {
  /** Relative to the root, `/` as separator. */
  path: string;
  /** Without a byte order mark, so that columns are those that an editor shows. */
  text: string;
  tree: Root;
  /** `undefined` when the file does not begin with a closed `---` block. */
  frontmatter: Frontmatter | undefined;
  /** The stretch between two zero-based offsets of `text`. */
  positionAt: (start: number, end: number) => Position;
}

const processor = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).freeze();

/**
 * Take a Markdown file apart.
 *
 * @param path Relative to the root, `/` as separator.
 * @param source The file's text, with or without a byte order mark, with any line endings.
 */
export function parseMarkdown(path: string, source: string): MarkdownDocument {
  // remark skips a byte order mark and counts it all the same: every offset would be one too high.
  const text = source.replace(/^\uFEFF/, '');
  const places = location(text);
  const pointAt = (offset: number): Point => {
    const point = places.toPoint(offset);
    if (!point) throw new RangeError(`${path} has no offset ${offset}`);
    return { line: point.line, column: point.column, offset };
  };
  const positionAt = (start: number, end: number): Position => ({ start: pointAt(start), end: pointAt(end) });
  const tree = processor.parse(text);
  const [first] = tree.children;
  return {
    path,
    text,
    tree,
    frontmatter: first?.type === 'yaml' ? readFrontmatter(text, first, positionAt) : undefined,
    positionAt,
  };
}

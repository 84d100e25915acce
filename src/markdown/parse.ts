import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { location } from 'vfile-location';
import type { MarkdownDocument, MarkdownParts } from './document.ts';
import { readFrontmatter } from './frontmatter.ts';
import { gfm } from './gfm.ts';
import { parseNatively } from './native/parse.ts';
import type { Point, Position } from '../position.ts';
import { decode, type Source } from './source.ts';

/** The longest text that is parsed, in UTF-16 code units. For five times as much, remark needs gigabytes. */
const longestText = 1024 * 1024;

const processor = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).use(gfm).freeze();

/**
 * Parse a Markdown file. Never throws.
 *
 * Hostile texts, such as `*a_` 20,000 times, keep remark busy for minutes: parse untrusted texts in a thread that can be
 * stopped.
 *
 * @param source With or without a byte order mark, with any line endings.
 * @param options.native Whether satteri may parse it, which gives the same tree sooner.
 */
export function parseMarkdown(source: Source, { native = true }: { native?: boolean } = {}): MarkdownDocument {
  const text = decode(source.text);
  const empty = assembleDocument(source, { tree: emptyTree, frontmatter: undefined, unreadable: undefined });
  const unreadable = text === undefined ? notUtf8 : reasonNotToParse(text);
  if (text === undefined || unreadable) return { ...empty, unreadable };
  try {
    const tree = (native ? parseNatively(text) : undefined) ?? processor.parse(text);
    if (isDeeperThan(tree, deepest)) return { ...empty, unreadable: tooDeep };
    const [first] = tree.children;
    // TOML is reported, and is neither read nor shown.
    if (first && isToml(first)) tree.children.shift();
    const frontmatter = first?.type === 'yaml' ? readFrontmatter(text, first, empty.positionAt) : undefined;
    return { ...empty, tree, frontmatter };
  } catch (error) {
    // 10,000 nested quotations exceed the call stack.
    if (!(error instanceof RangeError)) throw error;
    return { ...empty, unreadable: tooDeep };
  }
}

/** The types of mdast do not know the node, which remark-frontmatter adds. */
function isToml({ type }: { type: string }): boolean {
  return type === 'toml';
}

/** Assemble a document from the result of a parser, possibly in another thread. */
export function assembleDocument(source: Source, parts: MarkdownParts): MarkdownDocument {
  const text = decode(source.text) ?? '';
  const places = location(text);
  const pointAt = (offset: number): Point => {
    const point = places.toPoint(offset);
    if (!point) throw new Error(`${source.path} has no offset ${offset}`);
    return { line: point.line, column: point.column, offset };
  };
  const positionAt = (start: number, end: number): Position => ({ start: pointAt(start), end: pointAt(end) });
  return { path: source.path, text, ...parts, positionAt };
}

/** The document for a text that cannot be parsed. */
export function unreadableDocument(source: Source, reason: string, note: string): MarkdownDocument {
  return assembleDocument(source, { tree: emptyTree, frontmatter: undefined, unreadable: { reason, note } });
}

/** Depth of nesting. Tree walkers are recursive, and no reader follows a fraction of this. */
const deepest = 100;

function isDeeperThan(tree: Root, limit: number): boolean {
  let level: Nodes[] = [tree];
  for (let depth = 0; depth <= limit; depth += 1) {
    level = level.flatMap((node) => ('children' in node ? node.children : []));
    if (level.length === 0) return false;
  }
  return true;
}

const emptyTree: Root = { type: 'root', children: [] };

const notUtf8 = { reason: 'Unexpected bytes, expected UTF-8', note: 'Save the file in the encoding UTF-8.' };

const tooDeep = {
  reason: 'Unexpected depth of nesting, expected a document that people can read',
  note: 'Remove nested quotations, lists or brackets.',
};

function reasonNotToParse(text: string): MarkdownDocument['unreadable'] {
  if (text.length > longestText) {
    return {
      // Of a larger file, no more than that is read.
      reason: `Unexpected length of ${text.length > 3 * longestText ? 'more than 3' : Math.ceil(text.length / longestText)} MiB, expected at most 1 MiB`,
      note: 'Move logs and data into files of their own, and link to them.',
    };
  }
  if (text.includes('\0')) {
    return { reason: 'Unexpected binary file, expected Markdown', note: 'Save it as text in UTF-8.' };
  }
  return undefined;
}

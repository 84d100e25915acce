import type { Html, ListItem, Nodes, Parents, RootContent, TableRow } from 'mdast';
import type { MarkdownDocument } from '../markdown/document.ts';

/** A part of the text. */
interface OffsetRange {
  /** Zero-based offsets into the text, `end` excluded. */
  start: number;
  end: number;
}

/** A comment `<!-- casebook ignore … -->`, and the part of the document that it covers. */
export interface Comment extends OffsetRange {
  /** The text after `casebook ignore`. */
  argument: OffsetRange;
  /** The entry or block that it covers; empty when nothing follows the comment. */
  covered: OffsetRange;
  /** The blocks above and below, if they would merge without the comment. */
  between: 'paragraphs' | 'lists' | undefined;
}

/**
 * Find the comments that suppress rules. A comment before a block covers the block, one inside a list item or a table
 * row covers the item or row, one inside another block covers that block. (mdast-comment-marker accepts no free text,
 * and unified-message-control accepts no reasons and no entries, and does not report which suppressions were used.)
 */
export function findComments({ text, tree }: MarkdownDocument): Comment[] {
  // Few documents have such a comment, and visiting every node takes time.
  if (!/<!--\s*casebook\s+ignore/.test(text)) return [];
  const found: Comment[] = [];
  const look = (node: Parents, around: Nodes | undefined): void => {
    const nodes: readonly RootContent[] = node.children;
    // In reverse, so that each comment knows the block below it, even after several comments in a row.
    let next: RootContent | undefined;
    for (let index = nodes.length - 1; index >= 0; index -= 1) {
      const child = nodes[index];
      if (!child) continue;
      if (child.type === 'html') {
        const between = gapBetween(nodes[index - 1], nodes[index + 1]);
        found.push(...commentsIn(child, around ?? next, between, text));
      } else if ('children' in child) {
        look(child, isEntry(child) || (isBlock(child) && !isEntry(around)) ? child : around);
      }
      if (!isComment(child)) next = child;
    }
  };
  look(tree, undefined);
  return found.toSorted((a, b) => a.start - b.start);
}

function isEntry(node: Nodes | undefined): node is ListItem | TableRow {
  return node?.type === 'listItem' || node?.type === 'tableRow';
}

/** A block of text outside lists and tables. */
function isBlock(node: Nodes): boolean {
  return node.type === 'paragraph' || node.type === 'heading';
}

function commentsIn(node: Html, covered: Nodes | undefined, between: Comment['between'], text: string): Comment[] {
  const { start, end } = rangeOf(node);
  const range = covered ? rangeOf(covered) : { start: end, end };
  return marksIn(text, start, end).flatMap((comment) => {
    const mark = /^<!--\s*casebook\s+ignore(?![-\w])\s*/.exec(text.slice(comment.start, comment.end))?.[0];
    if (mark === undefined) return [];
    const argument = { start: comment.start + mark.length, end: comment.end - '-->'.length };
    return [{ ...comment, argument, covered: range, between }];
  });
}

/** One pass, so that thousands of unclosed comments take no quadratic time. */
function marksIn(text: string, from: number, to: number): OffsetRange[] {
  const found: OffsetRange[] = [];
  let start = text.indexOf('<!--', from);
  while (start >= 0 && start < to) {
    const close = text.indexOf('-->', start + '<!--'.length);
    if (close < 0) break;
    found.push({ start, end: close + '-->'.length });
    start = text.indexOf('<!--', close);
  }
  return found;
}

function isComment(node: RootContent): boolean {
  return node.type === 'html' && node.value.startsWith('<!--') && node.value.trimEnd().endsWith('-->');
}

function gapBetween(above: RootContent | undefined, below: RootContent | undefined): Comment['between'] {
  if (above?.type === 'list' && below?.type === 'list') return 'lists';
  return above?.type === 'paragraph' && below?.type === 'paragraph' ? 'paragraphs' : undefined;
}

function rangeOf(node: Nodes): OffsetRange {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

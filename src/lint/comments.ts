import type { Html, ListItem, Nodes, RootContent, TableRow } from 'mdast';
import type { MarkdownDocument } from '../markdown/parse.ts';

interface Stretch {
  /** Zero-based offsets into the text, `end` excluded. */
  start: number;
  end: number;
}

/** `<!-- casebook ignore … -->`, and what it is about. */
export interface Comment extends Stretch {
  /** What stands behind `casebook ignore`. */
  said: Stretch;
  /** The entry or block that it covers; empty where nothing follows it. */
  covers: Stretch;
  /** What would become one when nothing stood between. */
  between: 'paragraphs' | 'lists' | undefined;
}

/**
 * The comments that switch rules off. One before a block covers the block; one inside a list item or a table row covers
 * that; one inside another block covers the block. (mdast-comment-marker takes no free text, and
 * unified-message-control neither a reason nor an entry, and nobody learns from it what was used.)
 */
export function findComments({ text, tree }: MarkdownDocument): Comment[] {
  // Few documents have any, and looking at every node of all others takes time.
  if (!/<!--\s*casebook\s+ignore/.test(text)) return [];
  const found: Comment[] = [];
  const look = (node: Nodes, siblings: readonly RootContent[], around: Nodes | undefined): void => {
    if (node.type === 'html') found.push(...commentsOf(node, siblings, around, text));
    if (!('children' in node)) return;
    const next = isEntry(node) || (isBlock(node) && !isEntry(around)) ? node : around;
    for (const child of node.children) look(child, node.children, next);
  };
  look(tree, [], undefined);
  return found;
}

function isEntry(node: Nodes | undefined): node is ListItem | TableRow {
  return node?.type === 'listItem' || node?.type === 'tableRow';
}

/** What text stands in, outside of lists and tables. */
function isBlock(node: Nodes): boolean {
  return node.type === 'paragraph' || node.type === 'heading';
}

function commentsOf(node: Html, siblings: readonly RootContent[], around: Nodes | undefined, text: string): Comment[] {
  const { start, end } = stretchOf(node);
  const index = siblings.indexOf(node);
  const next = siblings.slice(index + 1).find((sibling) => !isComment(sibling));
  const between = gapBetween(siblings[index - 1], siblings[index + 1]);
  const covers = around ? stretchOf(around) : next ? stretchOf(next) : { start: end, end };
  return commentsIn(text, start, end).flatMap((comment) => {
    const mark = /^<!--\s*casebook\s+ignore(?![-\w])\s*/.exec(text.slice(comment.start, comment.end))?.[0];
    if (mark === undefined) return [];
    const said = { start: comment.start + mark.length, end: comment.end - '-->'.length };
    return [{ ...comment, said, covers, between }];
  });
}

/** One pass, however many are never closed. */
function commentsIn(text: string, from: number, to: number): Stretch[] {
  const found: Stretch[] = [];
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

function stretchOf(node: Nodes): Stretch {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

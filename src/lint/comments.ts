import type { Html, ListItem, Nodes, Parents, RootContent, TableRow } from 'mdast';
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
  const look = (node: Parents, around: Nodes | undefined): void => {
    const nodes: readonly RootContent[] = node.children;
    // From the last one up, so that each knows what follows it however many comments stand in a row.
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

/** What text stands in, outside of lists and tables. */
function isBlock(node: Nodes): boolean {
  return node.type === 'paragraph' || node.type === 'heading';
}

function commentsIn(node: Html, covered: Nodes | undefined, between: Comment['between'], text: string): Comment[] {
  const { start, end } = stretchOf(node);
  const covers = covered ? stretchOf(covered) : { start: end, end };
  return marksIn(text, start, end).flatMap((comment) => {
    const mark = /^<!--\s*casebook\s+ignore(?![-\w])\s*/.exec(text.slice(comment.start, comment.end))?.[0];
    if (mark === undefined) return [];
    const said = { start: comment.start + mark.length, end: comment.end - '-->'.length };
    return [{ ...comment, said, covers, between }];
  });
}

/** One pass, however many are never closed. */
function marksIn(text: string, from: number, to: number): Stretch[] {
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

import type { Nodes } from 'mdast';
import { applyEdits, type Edit } from '../edit.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { parsesQuickly } from '../markdown/parse-budget.ts';
import type { ValuePositions } from '../position.ts';
import type { Comment } from './comments.ts';

/** A comment, and the edits that remove it. */
export interface CommentCut {
  comment: Comment;
  edits: readonly Edit[];
}

/**
 * Remove a comment from a text, with its line if it is alone there. That may change the blocks around it.
 *
 * @returns `undefined` when two lists would merge.
 */
export function cutOut(text: string, { start, end, between }: Comment): readonly Edit[] | undefined {
  if (between === 'lists') return undefined;
  const line = lineAround(text, start, end);
  const before = text.slice(line.start, start);
  const after = text.slice(end, line.end);
  if (after.trim() !== '') {
    // At the start of a line, the blanks after the comment go with it; elsewhere the blanks before it.
    const gap = (/^[ \t]+/.exec(after)?.[0].length ?? 0) * Number(before.trim() === '');
    return [{ start: start - (gap > 0 ? 0 : blanksBefore(before)), end: end + gap, text: '' }];
  }
  if (before.trim() !== '') return [{ start: start - blanksBefore(before), end: line.end, text: '' }];
  const blankAbove = /(?:^|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)$/.test(
    text.slice(Math.max(0, line.start - longestBlank), line.start),
  );
  const below = text.slice(line.next, line.next + longestBlank);
  const blankBelow = /^[ \t]*(?:\r\n|\n|\r)/.exec(below)?.[0];
  if (between === 'paragraphs' && !blankAbove && blankBelow === undefined) return [{ ...line, text: '' }];
  return [{ start: line.start, end: line.next + (blankAbove ? (blankBelow?.length ?? 0) : 0), text: '' }];
}

/**
 * Whether a document without some comments has the same blocks. Without the line of a comment, those around it can merge:
 * a paragraph and the line below it, or two lists.
 *
 * @param cuts Apart from each other, in the order of the document.
 * @returns `false` as well for a text that may take long to parse.
 */
export function keepsStructure({ path, text, tree }: MarkdownDocument, cuts: readonly CommentCut[]): boolean {
  const without = applyEdits(
    text,
    cuts.flatMap(({ edits }) => edits),
  );
  if (!parsesQuickly(without)) return false;
  const after = parseMarkdown({ path, text: without });
  const removed = cuts.map(({ comment }) => comment);
  return JSON.stringify(simplify(tree, removed)) === JSON.stringify(simplify(after.tree, []));
}

/** A node without its position, its white space and the removed comments, for comparison. */
function simplify(node: Nodes, removed: readonly Comment[]): object[] {
  const { position, ...rest } = node;
  if ('children' in node) {
    const children = joinTexts(node.children.flatMap((child) => simplify(child, removed)));
    if (node.type === 'paragraph' && children.length === 0) return [];
    return [{ ...rest, spread: undefined, children }];
  }
  if (!('value' in node)) return [rest];
  const from = position?.start.offset ?? 0;
  const held = node.type === 'html' ? commentsWithin(from, position?.end.offset ?? 0, removed) : [];
  const holds = held.length > 0;
  const value = applyEdits(
    node.value,
    held.map(({ start, end }) => ({ start: start - from, end: end - from, text: '' })),
  );
  if (node.type === 'html' && value.trim() === '') return [];
  // Text after a comment on the same line becomes a paragraph when the comment is removed.
  if (holds && !value.includes('<')) {
    return [{ type: 'paragraph', children: joinTexts([{ type: 'text', value }]) }];
  }
  return [{ ...rest, value: node.type === 'text' || node.type === 'html' ? value.trim() : value }];
}

/** @param comments In the order of the document: a node may be one of thousands. */
function commentsWithin(start: number, end: number, comments: readonly Comment[]): readonly Comment[] {
  let [low, high] = [0, comments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? start) < start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while ((comments[last]?.end ?? Infinity) <= end) last += 1;
  return comments.slice(low, last);
}

/** A comment within a line splits a text node in two, which are one without the comment. */
function joinTexts(nodes: readonly object[]): object[] {
  const joined: object[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (isText(node) && last && isText(last)) last.value += node.value.replaceAll(/\s+/g, '');
    else joined.push(isText(node) ? { ...node, value: node.value.replaceAll(/\s+/g, '') } : node);
  }
  return joined.filter((node) => !isText(node) || node.value !== '');
}

function isText(node: object): node is { type: 'text'; value: string } {
  return 'type' in node && node.type === 'text';
}

/**
 * Remove an entry of `ignore`, or the whole key if it is the only one. The edit of the last entry spans the whole list, so
 * that it is never applied in one round with others: all of them together could leave an empty list.
 *
 * @param count Number of entries.
 * @returns `undefined` when the entry is written in a way that is not supported.
 */
export function frontmatterRemoval(
  text: string,
  positions: ValuePositions,
  index: number,
  count: number,
): readonly Edit[] | undefined {
  const list = positions['/ignore'];
  const isOnly = count === 1;
  const entry = isOnly ? list : positions[`/ignore/${index}`];
  if (!list?.key || !entry) return undefined;
  const removed = entryRange(text, (entry.key ?? entry.value).start.offset, entry.value.end.offset, isOnly);
  if (!removed) return undefined;
  if (index < count - 1) return [{ ...removed, text: '' }];
  const start = Math.min(list.key.start.offset, removed.start);
  const end = Math.max(list.value.end.offset, removed.end);
  return [{ start, end, text: text.slice(start, removed.start) + text.slice(removed.end, end) }];
}

/** The part of the text to remove with an entry of a list, or with a key: its line, its dash, its comma. */
function entryRange(
  text: string,
  start: number,
  end: number,
  isKey: boolean,
): { start: number; end: number } | undefined {
  const line = lineAround(text, start, end);
  const before = text.slice(line.start, start);
  const after = text.slice(end, line.end);
  const alone = isKey ? before === '' : /^[ \t]*-[ \t]+$/.test(before);
  if (alone && /^[ \t]*(?:#.*)?$/.test(after)) return { start: line.start, end: line.next };
  if (isKey) return undefined;
  const comma = /^[ \t]*,[ \t]*/.exec(after)?.[0];
  if (comma) return { start, end: end + comma.length };
  const commaBefore = /,[ \t]*$/.exec(before)?.[0];
  return commaBefore === undefined ? undefined : { start: start - commaBefore.length, end };
}

/** The lines of a part of the text; `next` is the offset of the line below them. */
function lineAround(text: string, start: number, end: number): { start: number; end: number; next: number } {
  const last = text.slice(end).search(/[\r\n]|$/) + end;
  const ending = /^(?:\r\n|\n|\r)?/.exec(text.slice(last, last + 2))?.[0].length ?? 0;
  const above = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1));
  return { start: start === 0 ? 0 : above + 1, end: last, next: last + ending };
}

function blanksBefore(before: string): number {
  return /[ \t]*$/.exec(before)?.[0].length ?? 0;
}

/** How much of a blank line is searched. */
const longestBlank = 100;

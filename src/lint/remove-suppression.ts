import type { Nodes } from 'mdast';
import { applyEdits, type Edit } from '../edit.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { ValuePositions } from '../position.ts';
import type { Comment } from './comments.ts';

/**
 * Remove a comment from a document, with its line if it is alone there.
 *
 * @returns `undefined` when the removal would change the blocks around it, such as merge two lists.
 */
export function commentRemoval(document: MarkdownDocument, comment: Comment): readonly Edit[] | undefined {
  const edits = cutOut(document.text, comment);
  return edits && keepsStructure(document, comment, edits) ? edits : undefined;
}

function cutOut(text: string, { start, end, between }: Comment): readonly Edit[] | undefined {
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

/** Without the line of the comment, the blocks around it can merge: a paragraph and the line below it, or two lists. */
function keepsStructure({ path, text, tree }: MarkdownDocument, comment: Comment, edits: readonly Edit[]): boolean {
  const after = parseMarkdown({ path, text: applyEdits(text, edits) });
  return JSON.stringify(simplify(tree, comment)) === JSON.stringify(simplify(after.tree, undefined));
}

/** A node without its position, its white space and the given comment, for comparison. */
function simplify(node: Nodes, comment: Comment | undefined): object[] {
  const { position, ...rest } = node;
  if ('children' in node) {
    const children = joinTexts(node.children.flatMap((child) => simplify(child, comment)));
    if (node.type === 'paragraph' && children.length === 0) return [];
    return [{ ...rest, spread: undefined, children }];
  }
  if (!('value' in node)) return [rest];
  const from = position?.start.offset ?? 0;
  const holds = comment && node.type === 'html' && from <= comment.start && comment.end <= (position?.end.offset ?? 0);
  const value = holds ? node.value.slice(0, comment.start - from) + node.value.slice(comment.end - from) : node.value;
  if (node.type === 'html' && value.trim() === '') return [];
  // Text after a comment on the same line becomes a paragraph when the comment is removed.
  if (holds && !value.includes('<')) {
    return [{ type: 'paragraph', children: joinTexts([{ type: 'text', value }]) }];
  }
  return [{ ...rest, value: node.type === 'text' || node.type === 'html' ? value.trim() : value }];
}

/** A comment within a line splits a text node in two, which are one without the comment. */
function joinTexts(nodes: readonly object[]): object[] {
  const joined: object[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (isText(node) && last && isText(last)) last.value = `${last.value}${node.value}`.replaceAll(/\s+/g, '');
    else joined.push(isText(node) ? { ...node, value: node.value.replaceAll(/\s+/g, '') } : node);
  }
  return joined.filter((node) => !isText(node) || node.value !== '');
}

function isText(node: object): node is { type: 'text'; value: string } {
  return 'type' in node && node.type === 'text';
}

/**
 * Remove an entry of `ignore`, or the whole key. The edit spans the whole list, so that two removals are never applied in
 * one round: together they could leave an empty list.
 *
 * @param index Absent for the whole key.
 * @returns `undefined` when the entry is written in a way that is not supported.
 */
export function frontmatterRemoval(
  text: string,
  positions: ValuePositions,
  index: number | undefined,
): readonly Edit[] | undefined {
  const list = positions['/ignore'];
  const entry = index === undefined ? list : positions[`/ignore/${index}`];
  if (!list?.key || !entry) return undefined;
  const removed = entryRange(
    text,
    (entry.key ?? entry.value).start.offset,
    entry.value.end.offset,
    index === undefined,
  );
  if (!removed) return undefined;
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

import type { Nodes } from 'mdast';
import { applyEdits, type Edit } from '../edit.ts';
import { parseMarkdown, type MarkdownDocument } from '../markdown/parse.ts';
import type { ValuePositions } from '../position.ts';
import type { Comment } from './comments.ts';

/**
 * Take a comment out of a document, with its line where it stands alone; `undefined` where something else would become
 * of what stands around it, such as one list of two.
 */
export function commentRemoval(document: MarkdownDocument, comment: Comment): readonly Edit[] | undefined {
  const edits = cutOut(document.text, comment);
  return edits && keepsTheRest(document, comment, edits) ? edits : undefined;
}

function cutOut(text: string, { start, end, between }: Comment): readonly Edit[] | undefined {
  if (between === 'lists') return undefined;
  const line = lineAround(text, start, end);
  const before = text.slice(line.start, start);
  const after = text.slice(end, line.end);
  if (after.trim() !== '') {
    // At the beginning of a line what follows moves up to it; within one, what stands before it does.
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

/** What a line of its own keeps apart can become one: a paragraph and the line below it, a list and what follows. */
function keepsTheRest({ path, text, tree }: MarkdownDocument, comment: Comment, edits: readonly Edit[]): boolean {
  const after = parseMarkdown({ path, text: applyEdits(text, edits) });
  return JSON.stringify(simplify(tree, comment)) === JSON.stringify(simplify(after.tree, undefined));
}

/** What a node says, whatever the places and the white space; nothing of one comment. */
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
  // What stands behind a comment on its line is a paragraph without it.
  if (holds && !value.includes('<')) {
    return [{ type: 'paragraph', children: joinTexts([{ type: 'text', value }]) }];
  }
  return [{ ...rest, value: node.type === 'text' || node.type === 'html' ? value.trim() : value }];
}

/** A comment within a line parts what is one text without it. */
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
 * Take an entry out of `ignore`, or all of it; `undefined` where it is written in a way that nobody expects. Its edit
 * holds the whole list, so that two of them are not made at once: between them they could leave nothing of it.
 *
 * @param index Absent for the whole key.
 */
export function frontmatterRemoval(
  text: string,
  positions: ValuePositions,
  index: number | undefined,
): readonly Edit[] | undefined {
  const list = positions['/ignore'];
  const place = index === undefined ? list : positions[`/ignore/${index}`];
  if (!list?.key || !place) return undefined;
  const gone = entryStretch(text, (place.key ?? place.value).start.offset, place.value.end.offset, index === undefined);
  if (!gone) return undefined;
  const start = Math.min(list.key.start.offset, gone.start);
  const end = Math.max(list.value.end.offset, gone.end);
  return [{ start, end, text: text.slice(start, gone.start) + text.slice(gone.end, end) }];
}

/** What goes with an entry of a list, or with a key: its line, its dash, its comma. */
function entryStretch(
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

/** The lines that a stretch stands on; `next` is where the line below them begins. */
function lineAround(text: string, start: number, end: number): { start: number; end: number; next: number } {
  const last = text.slice(end).search(/[\r\n]|$/) + end;
  const ending = /^(?:\r\n|\n|\r)?/.exec(text.slice(last, last + 2))?.[0].length ?? 0;
  const above = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1));
  return { start: start === 0 ? 0 : above + 1, end: last, next: last + ending };
}

function blanksBefore(before: string): number {
  return /[ \t]*$/.exec(before)?.[0].length ?? 0;
}

/** Spaces of a blank line that are looked at. */
const longestBlank = 100;

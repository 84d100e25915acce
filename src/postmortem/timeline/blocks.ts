import type { RootContent } from 'mdast';
import { readHeading } from './heading-shape.ts';
import { readHtml } from './html-shape.ts';
import { readList } from './list-shape.ts';
import { readCode, readParagraph } from './paragraph-shape.ts';
import type { Piece, ShapeContext } from './pieces.ts';
import { readTable } from './table-shape.ts';

/** Read the blocks of a timeline section, each by what it holds. */
export function readBlocks(blocks: readonly RootContent[], context: ShapeContext): Piece[] {
  const pieces = readWithLines(blocks, context);
  if (pieces.some(({ type }) => type === 'entry')) return withoutItemsAbove(pieces);
  return readWithLines(blocks, { ...context, isLast: true });
}

/** A line that begins like a time is reported only where other lines are entries, so it is read again there. */
function readWithLines(blocks: readonly RootContent[], context: ShapeContext): Piece[] {
  const pieces = readEach(blocks, context);
  const hasLines = pieces.some((piece) => piece.type === 'entry' && piece.shape === 'paragraph');
  return hasLines ? readEach(blocks, { ...context, hasLines }) : pieces;
}

/** Above entries in another shape, the items of a list are no entries: links to dashboards, for example. */
function withoutItemsAbove(pieces: readonly Piece[]): Piece[] {
  const first = pieces.find((piece) => piece.type === 'entry');
  const at = first && ['heading', 'paragraph'].includes(first.shape) ? pieces.indexOf(first) : 0;
  return pieces.map((piece, index) =>
    index < at && piece.type === 'loose' && piece.lead?.attempt === undefined
      ? { type: 'text', node: piece.content }
      : piece,
  );
}

function readEach(blocks: readonly RootContent[], context: ShapeContext): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const node = blocks[at];
    if (!node) continue;
    if (node.type === 'heading') {
      const { pieces: found, taken } = readHeading(node, blocks.slice(at + 1), context);
      pieces.push(...found);
      at += taken;
    } else pieces.push(...(readBlock(node, context) ?? [{ type: 'text', node }]));
  }
  return pieces;
}

function readBlock(node: RootContent, context: ShapeContext): Piece[] | undefined {
  if (node.type === 'list') return readList(node, context);
  if (node.type === 'table') return readTable(node, context);
  if (node.type === 'paragraph') return readParagraph(node, context);
  if (node.type === 'html') return readHtml(node, context);
  if (!context.isLast) return undefined;
  if (node.type === 'code') return readCode(node, context);
  return node.type === 'blockquote' ? readEach(node.children, context) : undefined;
}

import type { MarkdownDocument } from '../../markdown/document.ts';
import type { Edit } from '../../edit.ts';
import type { TimelineEntry } from '../../postmortem/postmortem.ts';

/** The entries of one list or table, as parts of the text that can be reordered. */
export interface Items {
  text: string;
  /** In the order of the document. */
  ranges: { start: number; end: number }[];
}

/**
 * Find the parts of the text that the entries of one list or table take up: whole items or rows with their content.
 *
 * @returns `undefined` when the items cannot be reordered: they are numbered or differently indented, or one of them has
 *   no time and belongs to the entry above it.
 */
export function itemsOf(entries: readonly TimelineEntry[], { text, tree }: MarkdownDocument): Items | undefined {
  const first = entries[0]?.position.start;
  const parent = tree.children.find(({ position }) => first && first.offset < (position?.end.offset ?? 0));
  const count =
    parent?.type === 'table'
      ? parent.children.length - 1
      : parent?.type === 'list' && !parent.ordered
        ? parent.children.length
        : 0;
  const isAligned = entries.every(({ position }) => position.start.column === first?.column);
  if (count !== entries.length || !isAligned) return undefined;
  return { text, ranges: entries.map(({ position: { start, end } }) => ({ start: start.offset, end: end.offset })) };
}

/** Reverse the items. The text between them stays. */
export function reverseItems(items: Items): Edit[] {
  const hasReference = items.ranges.some(({ start, end }) => reference.test(sliceOf(items, start, end)));
  if (hasReference) return [];
  return items.ranges.flatMap(({ start, end }, index) => {
    const other = items.ranges.at(-1 - index);
    const text = other ? sliceOf(items, other.start, other.end) : '';
    return text === sliceOf(items, start, end) ? [] : [{ start, end, text }];
  });
}

/** Words that refer to another item by its position, which would be wrong after the move. */
const reference = /\b(?:above|below|previous|earlier|former|latter|next)\b/i;

/** Move one item to the position of another: above it when moving up, below it when moving down. */
export function moveItem(items: Items, from: number, to: number): Edit[] {
  const item = items.ranges[from];
  const target = items.ranges[to];
  const neighbour = items.ranges[from < to ? from + 1 : from - 1];
  if (!item || !target || !neighbour) return [];
  const moved = sliceOf(items, item.start, item.end);
  if (from < to) {
    const between = sliceOf(items, item.end, neighbour.start);
    return [
      { start: item.start, end: neighbour.start, text: '' },
      { start: target.end, end: target.end, text: between + moved },
    ];
  }
  const between = sliceOf(items, neighbour.end, item.start);
  return [
    { start: target.start, end: target.start, text: moved + between },
    { start: neighbour.end, end: item.end, text: '' },
  ];
}

function sliceOf({ text }: Items, start: number, end: number): string {
  return text.slice(start, end).replaceAll(/\r\n?/g, '\n');
}

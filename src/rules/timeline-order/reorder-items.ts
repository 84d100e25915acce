import type { MarkdownDocument } from '../../markdown/parse.ts';
import type { Edit } from '../../edit.ts';
import type { TimelineEntry } from '../../postmortem/postmortem.ts';

/** The entries of one list or table, as stretches of the text that can change places. */
export interface Items {
  text: string;
  /** In the order of the document. */
  stretches: { start: number; end: number }[];
}

/**
 * Find what the entries of one list or table take of the text: whole items or rows, with all that stands in them.
 *
 * @returns `undefined` where items cannot change places: they are numbered, one has no time and belongs to the entry
 *   above it, or they are not equally far indented.
 */
export function itemsOf(entries: readonly TimelineEntry[], { text, tree }: MarkdownDocument): Items | undefined {
  const first = entries[0]?.position.start;
  // Whatever stands above it ends there at the latest.
  const parent = tree.children.find(({ position }) => first && first.offset < (position?.end.offset ?? 0));
  const count =
    parent?.type === 'table'
      ? parent.children.length - 1
      : parent?.type === 'list' && !parent.ordered
        ? parent.children.length
        : 0;
  const isAligned = entries.every(({ position }) => position.start.column === first?.column);
  if (count !== entries.length || !isAligned) return undefined;
  return { text, stretches: entries.map(({ position: { start, end } }) => ({ start: start.offset, end: end.offset })) };
}

/** Turn the items round. What stands between them stays. */
export function reverseItems(items: Items): Edit[] {
  const pointsElsewhere = items.stretches.some(({ start, end }) => saysWhere.test(sliceOf(items, start, end)));
  if (pointsElsewhere) return [];
  return items.stretches.flatMap(({ start, end }, index) => {
    const other = items.stretches.at(-1 - index);
    const text = other ? sliceOf(items, other.start, other.end) : '';
    return text === sliceOf(items, start, end) ? [] : [{ start, end, text }];
  });
}

/** Words that would point the wrong way. */
const saysWhere = /\b(?:above|below|previous|earlier|former|latter|next)\b/i;

/** Move one item to the place of another, above it on the way up, below it on the way down. */
export function moveItem(items: Items, from: number, to: number): Edit[] {
  const item = items.stretches[from];
  const target = items.stretches[to];
  const neighbour = items.stretches[from < to ? from + 1 : from - 1];
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

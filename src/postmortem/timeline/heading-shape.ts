import type { Heading, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { readWrittenDay, type WrittenDay } from '../../time/days.ts';
import { hasTimes } from './list-shape.ts';
import { readLead } from './lead.ts';
import { asParagraph, endOf, isTimed, startOf, type Piece, type ShapeContext } from './pieces.ts';
import { readTable } from './table-shape.ts';

/** What a heading inside a timeline begins, and how many of the blocks below it belong to it. */
export interface HeadingReading {
  pieces: Piece[];
  taken: number;
}

/**
 * Read a heading inside a timeline: an entry with the blocks below it, a day, or the title of a parallel thread.
 *
 * @param below The blocks below it, up to the end of the section.
 */
export function readHeading(heading: Heading, below: readonly RootContent[], context: ShapeContext): HeadingReading {
  const title = toString(heading).trim();
  const lead = readLead(heading.children, context);
  const own = ownBlocks(heading, below, context);
  const holdsEntries = own.some(
    (node) =>
      (node.type === 'list' && hasTimes(node, context)) ||
      (node.type === 'table' && readTable(node, context) !== undefined) ||
      (node.type === 'heading' && isTimed(readLead(node.children, context))),
  );
  const day = lead?.written?.day ?? findDay(title);
  const nextIsTimed = below
    .slice(own.length)
    .some((node) => node.type === 'heading' && isTimed(readLead(node.children, context)));
  const isEntry =
    isTimed(lead) && !holdsEntries && (lead.written.clock !== undefined || lead.content.length > 0 || own.length > 0);
  const isDayAbove = day !== undefined && !lead?.written?.clock && startsLines(own, context);
  if (isEntry && !isDayAbove && (lead.written.clock ?? (lead.content.length > 0 || !nextIsTimed || own.length > 0))) {
    const content = [...asParagraph(lead.content), ...own];
    const end = Math.max(endOf(heading), ...own.map(endOf));
    return {
      pieces: [{ type: 'entry', lead, content, start: startOf(heading), end, shape: 'heading' }],
      taken: own.length,
    };
  }
  if (day) {
    const rest = title.replace(/^.*?\d{4}-\d{2}-\d{2}|^[\s\p{P}]+/u, '').trim();
    const isTitled = Boolean(lead?.written) && (lead?.content.length ?? 0) > 0 && rest !== '';
    const pieces: Piece[] = [{ type: 'day', day, node: heading, shape: 'heading' }];
    if (lead?.written?.clock || isTitled) pieces.push({ type: 'thread', node: heading, title, depth: heading.depth });
    return { pieces, taken: 0 };
  }
  return { pieces: [{ type: 'thread', node: heading, title, depth: heading.depth }], taken: 0 };
}

/** The blocks up to the next heading of its rank or higher, or that begins with a time. */
function ownBlocks(heading: Heading, below: readonly RootContent[], context: ShapeContext): RootContent[] {
  const end = below.findIndex(
    (node) => node.type === 'heading' && (node.depth <= heading.depth || isTimed(readLead(node.children, context))),
  );
  return below.slice(0, end < 0 ? undefined : end);
}

/** Whether a paragraph begins with a clock time. */
function startsLines(blocks: readonly RootContent[], context: ShapeContext): boolean {
  return blocks.some(
    (node) => node.type === 'paragraph' && readLead(node.children, context)?.written?.clock !== undefined,
  );
}

/** A day anywhere in a title, with its month: `Day 2 (March 2, 2024)`, `Recovery, 2024-03-02`. */
export function findDay(title: string): WrittenDay | undefined {
  for (const { index } of title.matchAll(/(?<![\p{L}\d./-])[\p{L}\d]/gu)) {
    const day = readWrittenDay(title.slice(index));
    const isFull =
      day?.month !== undefined &&
      (day.year !== undefined ||
        (day.day !== undefined && !day.swapped && /\p{L}/u.test(title.slice(index, index + day.length))));
    if (day && isFull && day.unknown === undefined) return day;
  }
  return undefined;
}

import type { Heading, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { readWrittenDay, type WrittenDay } from '../../time/days.ts';
import type { Position } from '../../position.ts';
import { flatText, sourceOffset } from './flat-text.ts';
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
  const found = findDay(title);
  const day = lead?.written?.day ?? found?.day;
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
    const words = flatText(lead?.content ?? []).replaceAll(/\([^()]*\)/g, '');
    const isTitled = lead?.written !== undefined && /[\p{L}\d]/u.test(words);
    const range = lead?.written ? placeOf(lead.timePosition) : rangeOf(heading, found, context);
    const pieces: Piece[] = [{ type: 'day', day, node: heading, shape: 'heading', ...(range && { range }) }];
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

/** A day that was found in a text, and where. */
export interface FoundDay {
  day: WrittenDay;
  index: number;
}

/** A day anywhere in a title, with its month: `Day 2 (March 2, 2024)`, `Recovery, 2024-03-02`. */
export function findDay(title: string): FoundDay | undefined {
  for (const { index } of title.matchAll(/(?<![\p{L}\d./-])[\p{L}\d]/gu)) {
    const day = readWrittenDay(title.slice(index));
    if (!day || day.unknown || day.month === undefined) continue;
    const isInWords = /\p{L}/u.test(title.slice(index, index + day.length));
    if (day.year !== undefined || (isInWords && day.day !== undefined)) return { day, index };
  }
  return undefined;
}

function rangeOf(
  heading: Heading,
  found: FoundDay | undefined,
  { document }: ShapeContext,
): { start: number; end: number } | undefined {
  if (!found) return undefined;
  const at = (index: number): number => sourceOffset(heading.children, index, document);
  const lead = /^\s*/.exec(flatText(heading.children))?.[0].length ?? 0;
  return { start: at(lead + found.index), end: at(lead + found.index + found.day.length - 1) + 1 };
}

function placeOf({ start, end }: Position): { start: number; end: number } {
  return { start: start.offset, end: end.offset };
}

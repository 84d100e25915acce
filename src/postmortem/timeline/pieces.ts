import type { Heading, ListItem, Paragraph, RootContent, TableRow } from 'mdast';
import type { WrittenDay } from '../../time/days.ts';
import type { EntryShape } from '../postmortem.ts';
import type { Lead, LeadContext } from './lead.ts';

/** A part of a timeline, in the order of the document, before the dates and zones around it are known. */
export type Piece = EntryPiece | DayPiece | ThreadPiece | LoosePiece | TextPiece | { type: 'sequence' };

export interface EntryPiece {
  type: 'entry';
  lead: Lead;
  content: RootContent[];
  /** Offsets in the source. */
  start: number;
  end: number;
  shape: EntryShape;
  /** The zone that the header of its column states. */
  zone?: string;
  /** Of a row: the columns that hold its time, that of the clock first; absent where they hold other words as well. */
  columns?: number[];
}

/** A day that holds for what follows. */
export interface DayPiece {
  type: 'day';
  day: WrittenDay;
  /** Absent where the day stands in the text before the first entry. */
  node?: Heading | Paragraph | ListItem | TableRow;
  /** Offsets of the day in a heading. */
  range?: { start: number; end: number };
  /** A canonical timeline states days in headings and in entries only. */
  shape: 'heading' | 'item' | 'row' | 'paragraph' | 'text';
}

/** A heading that begins a parallel thread. */
export interface ThreadPiece {
  type: 'thread';
  node: Heading | Paragraph;
  title: string;
  depth: number;
}

/** An item or a row without a readable time. */
export interface LoosePiece {
  type: 'loose';
  lead: Lead | undefined;
  text: string;
  start: number;
  end: number;
  content: RootContent;
}

/** A block that belongs to the entry above it. */
export interface TextPiece {
  type: 'text';
  node: RootContent;
}

/** What the shapes read blocks with. */
export interface ShapeContext extends LeadContext {
  /** Entries of the section are lines of paragraphs. */
  hasLines?: boolean;
}

export function startOf(node: { position?: { start: { offset?: number | undefined } } | undefined }): number {
  return node.position?.start.offset ?? 0;
}

export function endOf(node: { position?: { end: { offset?: number | undefined } } | undefined }): number {
  return node.position?.end.offset ?? 0;
}

/** Inline nodes as a block. */
export function asParagraph(children: Paragraph['children']): RootContent[] {
  return children.length > 0 ? [{ type: 'paragraph', children }] : [];
}

/** Whether a lead is a time with a clock, or at least a whole day. */
export function isTimed(lead: Lead | undefined): lead is Lead & { written: NonNullable<Lead['written']> } {
  return lead?.written !== undefined;
}

/** A day alone, with nothing to say about it. */
export function isDayOnly(lead: Lead | undefined): boolean {
  const written = lead?.written;
  return written?.day !== undefined && !written.clock && !written.end && lead?.content.length === 0;
}

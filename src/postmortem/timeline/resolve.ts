import type { Heading, Paragraph, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument } from '../../markdown/document.ts';
import type { Position } from '../../position.ts';
import { readingsOf } from '../../time/days.ts';
import type { Moment } from '../../time/moment.ts';
import { isTwelveHour, resolveTime, type TimeContext, type TimeMatch } from '../../time/parse.ts';
import { optional } from '../coerce.ts';
import type { LooseItem, OtherForm, TimelineEntry } from '../postmortem.ts';
import { isLink, isPicture, readLead } from './lead.ts';
import {
  asParagraph,
  endOf,
  type DayPiece,
  type EntryPiece,
  type LoosePiece,
  type Piece,
  type ShapeContext,
  type ThreadPiece,
} from './pieces.ts';
import { plainText } from './plain-text.ts';
import { looseItem, unreadDay, unreadItem } from './loose-items.ts';
import { findZero, shiftMoment } from './relative-time.ts';
import { mayBeTwelveHour, resolveTwelveHour, settleOrder } from './settle.ts';

/** The entries of a timeline, and everything else that is written among them. */
export interface ResolvedTimeline {
  entries: TimelineEntry[];
  /** The content of each entry, without its time and kinds. */
  contents: RootContent[][];
  looseItems: LooseItem[];
  /** Entries and days that are not written in the canonical form. */
  otherForms: OtherForm[];
  /** The content before the first entry. */
  notes: RootContent[];
}

/**
 * Give the pieces of a timeline their dates and zones, from top to bottom.
 *
 * @param context The date of the incident, and the zone of times without one.
 * @param started The start of impact, if its clock time is known.
 */
export function resolvePieces(
  pieces: readonly Piece[],
  shape: ShapeContext,
  context: TimeContext,
  started: Moment | undefined,
): ResolvedTimeline {
  return new Resolver(pieces, shape, context, started).run();
}

class Resolver {
  readonly #pieces: readonly Piece[];
  readonly #shape: ShapeContext;
  readonly #document: MarkdownDocument;
  readonly #context: TimeContext;
  readonly #started: Moment | undefined;
  readonly #isTwelveHour: boolean;
  readonly #result: ResolvedTimeline = { entries: [], contents: [], looseItems: [], otherForms: [], notes: [] };
  /** The date of a time that states none; `inherited` is the one that the canonical form would give it. */
  #date: string | undefined;
  #inherited: string | undefined;
  #sequence = -1;
  #thread: { title: string; depth: number } | undefined;
  #dayDepth: number | undefined;
  #dayOfHeading: string | undefined;
  /** A heading is on the page as the title of its entries, or as text. */
  #pending: Heading | Paragraph | undefined;
  /** The blocks below belong to the last entry: no heading stands between. */
  #isOpen = false;
  #notBefore: Moment | undefined;
  #zero: Moment | undefined;

  constructor(pieces: readonly Piece[], shape: ShapeContext, context: TimeContext, started: Moment | undefined) {
    this.#pieces = pieces;
    this.#shape = shape;
    this.#document = shape.document;
    this.#context = { ...context, ...optional('order', settleOrder(pieces, context.date)) };
    this.#started = started;
    this.#isTwelveHour = mayBeTwelveHour(pieces, started);
    this.#date = this.#inherited = context.date;
  }

  run(): ResolvedTimeline {
    this.#notBefore = this.#started;
    this.#zero = findZero(this.#pieces, this.#shape, this.#context) ?? this.#started;
    let previous: Piece | undefined;
    for (const piece of this.#pieces) {
      if (piece.type === 'sequence') this.#sequence += 1;
      else if (piece.type === 'entry') {
        const isOwn = piece.shape === 'paragraph' || piece.shape === 'heading';
        if (
          this.#sequence < 0 ||
          (isOwn && (!previous || previous.type === 'thread' || previous.type === 'sequence'))
        ) {
          this.#sequence += 1;
        }
        this.#addEntry(piece);
      } else if (piece.type === 'day') this.#beginDay(piece);
      else if (piece.type === 'thread') this.#beginThread(piece);
      else if (piece.type === 'loose') this.#addLoose(piece);
      else this.#addText(piece.node);
      if (piece.type !== 'text') previous = piece;
    }
    this.#closeHeading();
    return this.#result;
  }

  #addEntry(piece: EntryPiece): void {
    const { lead, content, start, end } = piece;
    const found = this.#match(piece);
    if (!lead.written || !found) {
      this.#addUnread(piece);
      return;
    }
    const { match, isInferred } = found;
    // The title of a thread is text: its links and pictures go to its first entry.
    const linked = this.#pending?.children.filter((child) => isLink(child) || isPicture(child)) ?? [];
    this.#pending = undefined;
    this.#isOpen = true;
    const canonicalDate = this.#inherited;
    this.#date = this.#inherited = match.date;
    this.#notBefore = match.start;
    const { entries, contents, otherForms } = this.#result;
    const entry: TimelineEntry = {
      start: match.start,
      ...optional('end', match.end),
      kinds: lead.kinds,
      text: plainText(content),
      sequence: this.#sequence,
      ...optional('thread', this.#thread?.title),
      position: this.#document.positionAt(start, end),
      timePosition: lead.timePosition,
    };
    entries.push(entry);
    contents.push([...content, ...asParagraph(linked)]);
    const isTwelve = [match.start, match.end].some((moment) => moment && isTwelveHour(moment.text));
    const isRespelled = !lead.isCanonical || isInferred || isTwelve;
    const isDated = match.start.statedDate !== undefined || canonicalDate === match.date;
    if (['item', 'row'].includes(piece.shape) && !isRespelled && !match.otherDates && isDated) return;
    otherForms.push({
      entry: entries.length - 1,
      shape: piece.shape,
      isRespelled,
      statesDate: match.start.statedDate !== undefined || canonicalDate !== match.date,
      lead: { start: piece.shape === 'heading' ? start : lead.range.start, end: lead.range.end },
      start,
      end,
      ...optional('label', lead.label),
      ...optional('reopened', lead.reopened),
      ...optional('columns', piece.columns),
      ...optional('otherDates', match.otherDates),
    });
  }

  #match(piece: EntryPiece): { match: TimeMatch; isInferred: boolean } | undefined {
    const { lead, zone } = piece;
    if (!lead.written) return undefined;
    const context: TimeContext = {
      ...this.#context,
      date: this.#date,
      ...(zone !== undefined && { zone, zoneAssumed: false }),
    };
    const { offset } = lead.written;
    if (offset !== undefined) {
      const start =
        this.#zero && shiftMoment(this.#zero, offset, lead.text.slice(lead.written.start, lead.written.stop));
      return (
        start && { match: { start, date: start.statedDate ?? '', length: lead.written.length }, isInferred: false }
      );
    }
    if (this.#isTwelveHour) return resolveTwelveHour(piece, context, this.#notBefore);
    const match = resolveTime(lead.written, lead.text, context);
    return match && { match, isInferred: false };
  }

  /** A time that does not exist, or whose day is unknown. */
  #addUnread(piece: EntryPiece): void {
    const { lead, content, shape } = piece;
    const { written } = lead;
    this.#result.looseItems.push(unreadItem(piece, this.#document, { ...this.#context, date: this.#date }));
    const time: RootContent = {
      type: 'paragraph',
      children: [{ type: 'text', value: lead.text.slice(0, written?.stop ?? 0) }],
    };
    if (shape === 'heading') this.#addText(time);
    else if (written) content.unshift(time);
    for (const node of content) this.#addText(node);
  }

  #addLoose(piece: LoosePiece): void {
    this.#result.looseItems.push(looseItem(piece, this.#document));
    this.#addText(piece.content);
  }

  #addText(node: RootContent): void {
    this.#closeHeading();
    (this.#result.contents.at(-1) ?? this.#result.notes).push(node);
    const { entries, contents, otherForms } = this.#result;
    const form = otherForms.at(-1);
    const isOpen = this.#isOpen && form?.entry === entries.length - 1 && ['paragraph', 'heading'].includes(form.shape);
    if (isOpen && endOf(node) > form.end) form.end = endOf(node);
    const last = entries.at(-1);
    if (last && contents.at(-1)?.length === 1) last.text ||= plainText([node]);
  }

  /** A heading with nothing but text below it is a part of the text. */
  #closeHeading(): void {
    const heading = this.#pending;
    this.#pending = undefined;
    if (!heading) return;
    this.#isOpen = false;
    (this.#result.contents.at(-1) ?? this.#result.notes).push(heading);
  }

  #beginDay({ day, node, shape, range }: DayPiece): void {
    const [date, ...otherDates] = readingsOf(day, {
      near: this.#date ?? this.#context.date,
      order: this.#context.order,
    });
    const position = node ? this.#positionOf(node) : undefined;
    if (date === undefined) {
      if (position) this.#result.looseItems.push(unreadDay(position, this.#document));
      return;
    }
    this.#date = date;
    if (shape === 'text') return;
    if (shape === 'heading') {
      this.#closeHeading();
      this.#inherited = date;
      this.#dayOfHeading = date;
      this.#dayDepth = node?.type === 'heading' ? node.depth : undefined;
      if (node?.type === 'heading' && this.#thread && node.depth <= this.#thread.depth) this.#thread = undefined;
    } else if (this.#thread?.depth === listDepth) this.#thread = undefined;
    this.#notBefore = undefined;
    const isCanonical = shape === 'heading' && node && toString(node).includes(date);
    if (isCanonical || !node || !position) return;
    const { start, end } = range ?? { start: position.start.offset, end: position.end.offset };
    this.#result.otherForms.push({
      day: date,
      shape: shape === 'heading' ? 'day heading' : 'day line',
      isRespelled: false,
      statesDate: true,
      lead: { start, end },
      start: position.start.offset,
      end: position.end.offset,
      ...optional('otherDates', otherDates.length > 0 ? otherDates : undefined),
    });
  }

  #beginThread({ node, title, depth }: ThreadPiece): void {
    this.#closeHeading();
    this.#pending = node;
    const isBelowDay = this.#dayDepth !== undefined && (depth > this.#dayDepth || node.type === 'paragraph');
    const isSameNode = node.type === 'heading' && depth === this.#dayDepth && this.#dayOfHeading === this.#date;
    if (!isBelowDay && !isSameNode && depth !== listDepth) {
      this.#date = this.#inherited = this.#context.date;
      this.#dayDepth = undefined;
    } else if (isBelowDay && this.#dayOfHeading !== undefined && depth !== listDepth) {
      this.#date = this.#inherited = this.#dayOfHeading;
    }
    this.#thread = { title, depth };
    const { written: span, text = '' } = readLead(node.children, this.#shape) ?? {};
    const match = span?.clock && resolveTime(span, text, { ...this.#context, date: this.#date });
    this.#notBefore = match ? match.start : depth === listDepth ? this.#notBefore : this.#started;
  }

  #positionOf(node: NonNullable<DayPiece['node']>): Position {
    // Of an item, its first line: the list below it is read by itself.
    const part = node.type === 'listItem' ? (node.children[0] ?? node) : node;
    return this.#document.positionAt(part.position?.start.offset ?? 0, part.position?.end.offset ?? 0);
  }
}

/** A phase that an item of a list names ranks below every heading. */
const listDepth = 7;

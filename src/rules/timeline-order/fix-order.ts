import { applyEdits, type Edit } from '../../edit.ts';
import { parseMarkdown, type MarkdownDocument } from '../../markdown/parse.ts';
import type { Settings } from '../../settings.ts';
import { isBefore, overlaps } from '../../time/moment.ts';
import { dateStretches } from './fix-dates.ts';
import { itemsOf, moveItem, reverseItems } from './reorder-items.ts';
import { endOfImpact, momentOf } from '../../analysis/milestones.ts';
import { explainOrder, placeOf, type OrderFault } from '../../analysis/order.ts';
import type { Postmortem, TimelineEntry } from '../../postmortem/postmortem.ts';
import { readPostmortem } from '../../postmortem/read-postmortem.ts';

/** A list or a table out of order, and why. */
export interface Disorder {
  entries: readonly TimelineEntry[];
  fault: OrderFault;
}

/** What mends a fault, by the entry at which it is. */
export type Mending = ReadonlyMap<TimelineEntry, readonly Edit[]>;

/**
 * Mend what is out of order where there is one answer. Whether it is one, reading the result tells: every entry has to
 * say what it said, at the time at which it was; where a date is written, `duration` has to agree with it.
 *
 * @returns Edits that do not overlap; none where the answer is not sure.
 */
export function mendOrder(
  disorders: readonly Disorder[],
  postmortem: Postmortem,
  document: MarkdownDocument,
  settings: Settings,
): Mending {
  const mending = new Map(disorders.flatMap((disorder) => mendingsOf(disorder, document)));
  if (mending.size === 0) return mending;
  const text = applyEdits(document.text, [...mending.values()].flat());
  const { postmortem: after } = readPostmortem(parseMarkdown({ path: document.path, text }), settings);
  return isMended(postmortem, after, disorders, mending) ? mending : new Map();
}

function mendingsOf({ entries, fault }: Disorder, document: MarkdownDocument): [TimelineEntry, Edit[]][] {
  if (fault.kind === 'days') return dateStretches(entries, fault.breaks);
  const items = itemsOf(entries, document);
  const [first] = entries;
  if (!items || !first) return [];
  if (fault.kind === 'reversed') {
    const edits = reverseItems(items);
    return edits.length > 0 ? [[first, edits]] : [];
  }
  const moves = movesOf(entries, fault.moved);
  return moves.flatMap(({ from, to }) => {
    const entry = entries[from];
    return entry ? [[entry, moveItem(items, from, to)] as [TimelineEntry, Edit[]]] : [];
  });
}

/** A list with more of them was never in order, and each is compared with all others. */
const mostMoves = 10;

/**
 * Where the entries belong that have to move, each between two others. One that would go to an end of the list is a
 * mistyped time as often as not, unless it only has to change places with its neighbour.
 */
function movesOf(entries: readonly TimelineEntry[], moved: readonly number[]): { from: number; to: number }[] {
  if (moved.length > mostMoves) return [];
  const out = new Set(moved);
  const stay = entries.filter((_, index) => !out.has(index));
  const moves = moved.map((from) => moveOf(entries, from, stay));
  const sure = moves.flatMap((move) => move ?? []).toSorted((a, b) => a.least - b.least);
  // Where two of them cross, the order of the moves would count.
  const isApart = sure.every(({ least }, index) => index === 0 || least > (sure[index - 1]?.most ?? -1));
  return sure.length === moves.length && isApart ? sure : [];
}

function moveOf(
  entries: readonly TimelineEntry[],
  from: number,
  stay: readonly TimelineEntry[],
): { from: number; to: number; least: number; most: number } | undefined {
  const entry = entries[from];
  if (!entry || !stay.every(({ start }) => isBefore(start, entry.start) || isBefore(entry.start, start))) {
    return undefined;
  }
  const below = placeOf(entry.start, stay);
  const above = stay.findLast(({ start }) => isBefore(start, entry.start));
  const lower = below ? entries.indexOf(below) : entries.length;
  const upper = above ? entries.indexOf(above) : -1;
  const to = lower < from ? lower : upper;
  const [least, most] = [Math.min(from, to), Math.max(from, to)];
  const isEnclosed = below !== undefined && above !== undefined;
  return isEnclosed || (most - least === 1 && entries.length > 2) ? { from, to, least, most } : undefined;
}

function isMended(before: Postmortem, after: Postmortem, disorders: readonly Disorder[], mending: Mending): boolean {
  const dated = new Set(
    disorders.filter(({ fault }) => fault.kind === 'days').map(({ entries }) => entries[0]?.sequence ?? -1),
  );
  const mended = new Set(Array.from(mending.keys(), ({ sequence }) => sequence));
  const isOrdered = Map.groupBy(after.timeline, ({ sequence }) => sequence)
    .entries()
    .every(([sequence, entries]) => !mended.has(sequence) || !explainOrder(entries));
  const firstOfDays = before.timeline.flatMap((entry, index) =>
    dated.has(entry.sequence) && mending.has(entry) ? (after.timeline[index] ?? []) : [],
  );
  return (
    isOrdered &&
    before.looseItems.length === after.looseItems.length &&
    sayings(before, dated) === sayings(after, dated) &&
    (firstOfDays.length === 0 || agreesWithDuration(after, firstOfDays))
  );
}

/** What every entry says, and when it was, in whichever order they stand; those that are dated anew as they stand. */
function sayings({ timeline }: Postmortem, dated: ReadonlySet<number>): string {
  const texts = timeline.map(({ start, end, text, kinds, sequence, thread }, index) => {
    const when = dated.has(sequence) ? index : [start.earliest, start.latest, end?.earliest, end?.latest];
    return JSON.stringify([sequence, thread, kinds, text, when]);
  });
  return JSON.stringify(texts.toSorted());
}

/** Impact went on past the midnights, and began and ended when the timeline says so. */
function agreesWithDuration(postmortem: Postmortem, afterMidnight: readonly TimelineEntry[]): boolean {
  const start = postmortem.duration[0]?.start;
  const end = postmortem.duration.at(-1)?.end;
  if (!start || !end || afterMidnight.some((entry) => isBefore(end, entry.start))) return false;
  const over = endOfImpact(postmortem);
  if (over && !overlaps(over.moment, end)) return false;
  return postmortem.timeline.every((entry) => {
    const kind = entry.kinds.find((name) => ['started', 'mitigated', 'regressed'].includes(name));
    const moment = kind === undefined ? start : momentOf(entry, kind);
    return !isBefore(moment, start) && !isBefore(end, moment);
  });
}

import { applyEdits, type Edit } from '../../edit.ts';
import type { MarkdownDocument } from '../../markdown/document.ts';
import { parseMarkdown } from '../../markdown/parse.ts';
import { affordableParses } from '../../markdown/parse-budget.ts';
import type { Settings } from '../../settings.ts';
import { isBefore, overlaps } from '../../time/moment.ts';
import { fixDates } from './fix-dates.ts';
import { itemsOf, moveItem, reverseItems } from './reorder-items.ts';
import { endOfImpact, momentOf } from '../../analysis/milestones.ts';
import { explainOrder, entryAfter, type OrderFault } from '../../analysis/order.ts';
import type { Postmortem, TimelineEntry } from '../../postmortem/postmortem.ts';
import { readPostmortem } from '../../postmortem/read-postmortem.ts';

/** A list or a table out of order, and why. */
export interface Disorder {
  entries: readonly TimelineEntry[];
  fault: OrderFault;
}

/** The edits that fix the order, by the entry that is reported. */
export type OrderFix = ReadonlyMap<TimelineEntry, readonly Edit[]>;

/**
 * Fix the order where there is exactly one fix. The fixed text is read again to verify that, after all fixes and after each
 * alone: every entry must have the same text and the same time as before, but for those that get the date of the next day,
 * and such dates must agree with `duration`.
 *
 * @returns Edits that do not overlap; none when the fix is uncertain.
 */
export function fixOrder(
  disorders: readonly Disorder[],
  postmortem: Postmortem,
  document: MarkdownDocument,
  settings: Settings,
): OrderFix {
  const fixes = disorders.flatMap((disorder) => fixesOf(disorder, document));
  const parses = affordableParses(document.text);
  if (fixes.length === 0 || parses === 0) return new Map();
  const readFixed = (fix: OrderFix): Postmortem => {
    const text = applyEdits(document.text, [...fix.values()].flat());
    return readPostmortem(parseMarkdown({ path: document.path, text }), settings).postmortem;
  };
  const all = new Map(fixes);
  if (!isFixed(postmortem, readFixed(all), disorders, all)) return new Map();
  if (fixes.length === 1) return all;
  // An editor applies one of them. An entry may inherit its date from one that another of them moves.
  const alone = fixes.slice(0, Math.min(mostFixes, parses)).filter(([entry, edits]) => {
    const fix = new Map([[entry, edits]]);
    return keepsEntries(postmortem, readFixed(fix), disorders, fix);
  });
  const left = new Map(alone);
  // Whichever are left are applied together, too.
  return alone.length < 2 || alone.length === fixes.length || keepsEntries(postmortem, readFixed(left), disorders, left)
    ? left
    : new Map(alone.slice(0, 1));
}

/** Each is verified by reading the whole document again. */
const mostFixes = 20;

function fixesOf({ entries, fault }: Disorder, document: MarkdownDocument): [TimelineEntry, Edit[]][] {
  if (fault.kind === 'days') return fixDates(entries, fault.breaks);
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

/** A list that needs more moves was never in order, and each entry is compared with all others. */
const mostMoves = 10;

/**
 * The moves of the entries that are in the wrong position, each to a position between two others. An entry that would
 * move to an end of the list often has a mistyped time instead, unless it only swaps with its neighbour.
 */
function movesOf(entries: readonly TimelineEntry[], moved: readonly number[]): { from: number; to: number }[] {
  if (moved.length > mostMoves) return [];
  const out = new Set(moved);
  const stay = entries.filter((_, index) => !out.has(index));
  const moves = moved.map((from) => moveOf(entries, from, stay));
  const certain = moves.flatMap((move) => move ?? []).toSorted((a, b) => a.least - b.least);
  // If two moves cross, their order would matter.
  const isApart = certain.every(({ least }, index) => index === 0 || least > (certain[index - 1]?.most ?? -1));
  return certain.length === moves.length && isApart ? certain : [];
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
  const below = entryAfter(entry.start, stay);
  const above = stay.findLast(({ start }) => isBefore(start, entry.start));
  const lower = below ? entries.indexOf(below) : entries.length;
  const upper = above ? entries.indexOf(above) : -1;
  const to = lower < from ? lower : upper;
  const [least, most] = [Math.min(from, to), Math.max(from, to)];
  const isEnclosed = below !== undefined && above !== undefined;
  return isEnclosed || (most - least === 1 && entries.length > 2) ? { from, to, least, most } : undefined;
}

function isFixed(before: Postmortem, after: Postmortem, disorders: readonly Disorder[], fix: OrderFix): boolean {
  const dated = listsToDate(disorders);
  const fixedLists = new Set(Array.from(fix.keys(), ({ sequence }) => sequence));
  const isOrdered = Map.groupBy(after.timeline, ({ sequence }) => sequence)
    .entries()
    .every(([sequence, entries]) => !fixedLists.has(sequence) || !explainOrder(entries));
  const firstAfterMidnight = before.timeline.flatMap((entry, index) =>
    dated.has(entry.sequence) && fix.has(entry) ? (after.timeline[index] ?? []) : [],
  );
  return (
    isOrdered &&
    keepsEntries(before, after, disorders, fix) &&
    (firstAfterMidnight.length === 0 || agreesWithDuration(after, firstAfterMidnight))
  );
}

/** Whether the entries are the same as before, in any order. */
function keepsEntries(before: Postmortem, after: Postmortem, disorders: readonly Disorder[], fix: OrderFix): boolean {
  const changed = new Set(Array.from(fix.keys(), ({ sequence }) => sequence));
  const dated = new Set([...listsToDate(disorders)].filter((sequence) => changed.has(sequence)));
  return before.looseItems.length === after.looseItems.length && contentOf(before, dated) === contentOf(after, dated);
}

/** Lists that lack the date of the next day. */
function listsToDate(disorders: readonly Disorder[]): ReadonlySet<number> {
  return new Set(
    disorders.filter(({ fault }) => fault.kind === 'days').map(({ entries }) => entries[0]?.sequence ?? -1),
  );
}

/** Text and time of every entry, in any order. Entries of a list that got new dates are compared by their position instead. */
function contentOf({ timeline }: Postmortem, datedLists: ReadonlySet<number>): string {
  const texts = timeline.map(({ start, end, text, kinds, sequence, thread }, index) => {
    const when = datedLists.has(sequence) ? index : [start.earliest, start.latest, end?.earliest, end?.latest];
    return JSON.stringify([sequence, thread, kinds, text, when]);
  });
  return JSON.stringify(texts.toSorted());
}

/** Whether `duration` lasts past every midnight, and starts and ends when the timeline says so. */
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

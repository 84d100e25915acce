import type { Edit } from '../edit.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import type { Postmortem, TimelineEntry } from '../postmortem/postmortem.ts';
import type { Settings } from '../settings.ts';
import { dayOf } from '../time/format.ts';
import type { NewEntry, Slot } from './new-entry.ts';
import { asElement } from './entry-element.ts';
import { asLine, lineStartOf } from './entry-line.ts';
import { asRow } from './entry-row.ts';
import { belowNewDay } from './new-day.ts';
import type { Neighbours } from './neighbours.ts';
import { isOtherDay } from './written-entry.ts';

/** Ways to write an entry beside another one, the preferred first: each is a list of edits. */
export function* besideEntries(
  document: MarkdownDocument,
  postmortem: Postmortem,
  entry: NewEntry,
  { model, index, isAbove }: Neighbours,
  settings: Settings,
): Generator<Edit[]> {
  const { timeline } = postmortem;
  const isOther = isOtherDay(entry.at, model);
  const following = timeline[index + (isAbove ? 0 : 1)];
  const after = following && !isAbove && following.sequence === model.sequence ? following : undefined;
  const slots: Slot[] = [{ document, postmortem, model, isAbove }];
  // The first entry of a day that has others goes to them.
  if (isOther && following && !isAbove && !isOtherDay(entry.at, following)) {
    slots.unshift({ document, postmortem, model: following, isAbove: true });
  }
  const alwaysDated = timeline.length > 1 && timeline.every(({ start }) => start.statedDate !== undefined);
  for (const slot of slots) {
    for (const withDate of alwaysDated ? [true] : [false, true]) {
      if (withDate && isOther && !isAbove && index === timeline.length - 1) yield* belowNewDay(slot, entry);
      for (const edits of shapesOf(slot, entry, withDate, settings)) {
        yield edits;
        // What took its date from the entry above it has to state it now.
        const next = slot.isAbove ? slot.model : after;
        if (withDate && next && next.start.statedDate === undefined) yield [...edits, ...dated(document, next)];
      }
    }
  }
}

function* shapesOf(slot: Slot, entry: NewEntry, withDate: boolean, settings: Settings): Generator<Edit[]> {
  yield* asRow(slot, entry, withDate, settings);
  yield* asElement(slot, entry, withDate);
  yield* asLine(slot, entry, withDate);
}

function dated({ text }: MarkdownDocument, { start, timePosition }: TimelineEntry): Edit[] {
  const at = timePosition.start.offset;
  // An insertion at the very place of the new entry would have no order.
  if (at === lineStartOf(text, at)) return [];
  return [{ start: at, end: at, text: `${dayOf(start, start.zone)} ` }];
}

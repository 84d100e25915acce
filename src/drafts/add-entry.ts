import { applyEdits, type Edit } from '../edit.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { Postmortem, TimelineEntry } from '../postmortem/postmortem.ts';
import { readPostmortem } from '../postmortem/read-postmortem.ts';
import type { Settings } from '../settings.ts';
import { besideEntries } from './beside-entries.ts';
import { inSection } from './entry-section.ts';
import type { NewEntry } from './new-entry.ts';
import { neighboursOf } from './neighbours.ts';

/** A document with one entry more. */
export interface Addition {
  /** The whole text, without a byte order mark. */
  text: string;
  postmortem: Postmortem;
  /** The new entry, as it is read. */
  entry: TimelineEntry;
}

/**
 * Add an entry to the timeline of a document, in the order, the shape and the zone of the entries that are there. A
 * document without a timeline gets a section.
 *
 * Each way to write the entry is tried by reading the result: the new entry has to be read as it was meant, and
 * everything else as before.
 *
 * @returns `undefined` if none of them is read so.
 */
export function addEntry(document: MarkdownDocument, entry: NewEntry, settings: Settings): Addition | undefined {
  const reading = readPostmortem(document, settings);
  const { postmortem } = reading;
  const neighbours = neighboursOf(entry.at, postmortem.timeline);
  for (const edits of [
    ...(neighbours ? besideEntries(document, postmortem, entry, neighbours, settings) : []),
    ...inSection(document, postmortem, entry, settings),
  ]) {
    const added = readResult(document, postmortem, entry, edits, settings);
    if (added) return added;
  }
  return undefined;
}

function readResult(
  document: MarkdownDocument,
  before: Postmortem,
  meant: NewEntry,
  edits: readonly Edit[],
  settings: Settings,
): Addition | undefined {
  const text = applyEdits(document.text, edits);
  const { postmortem } = readPostmortem(parseMarkdown({ path: document.path, text }), settings);
  const { timeline } = postmortem;
  const isKept =
    timeline.length === before.timeline.length + 1 &&
    postmortem.looseItems.length <= before.looseItems.length &&
    postmortem.tasks.length === before.tasks.length;
  if (!isKept) return undefined;
  const entry = timeline.find((one, at) => isMeant(one, meant, before) && isRest(timeline, before, at));
  return entry && { text, postmortem, entry };
}

function isMeant({ start, end, kinds }: TimelineEntry, { at, kinds: wanted }: NewEntry, before: Postmortem): boolean {
  const others = before.timeline;
  const mayAssume = others.length > 0 && others.every((other) => other.start.zoneAssumed);
  return (
    start.earliest === at.earliest &&
    start.latest === at.latest &&
    start.clockChange === undefined &&
    end === undefined &&
    (mayAssume || !start.zoneAssumed) &&
    kinds.join() === wanted.join()
  );
}

function isRest(timeline: readonly TimelineEntry[], before: Postmortem, added: number): boolean {
  return timeline.toSpliced(added, 1).every((entry, at) => isSame(entry, before.timeline[at]));
}

function isSame(entry: TimelineEntry, other: TimelineEntry | undefined): boolean {
  return (
    entry.start.earliest === other?.start.earliest &&
    entry.start.latest === other.start.latest &&
    entry.end?.earliest === other.end?.earliest &&
    entry.thread === other.thread &&
    entry.kinds.join() === other.kinds.join() &&
    entry.text === other.text
  );
}

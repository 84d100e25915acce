import type { Edit } from '../edit.ts';
import type { TimelineEntry } from '../postmortem/postmortem.ts';
import type { NewEntry, Slot } from './new-entry.ts';
import { styleOf, writeContent, writeTime } from './written-entry.ts';

/** Entries that begin a line: items of lists, lines of paragraphs and of code, headings. */
export function* asLine(
  { document, postmortem, model, isAbove }: Slot,
  entry: NewEntry,
  withDate: boolean,
): Generator<Edit[]> {
  const { text } = document;
  const lead = leadOf(text, model);
  if (!lead) return;
  const time = writeTime(entry.at, styleOf(model), withDate);
  const content = writeContent(entry.kinds, entry.text);
  const separator = separatorOf(text, postmortem.timeline, model) ?? (lead.isHeading || !lead.isItem ? '\n\n' : '\n');
  const start = lineStartOf(text, model.timePosition.start.offset);
  for (const { marks, between } of [lead, plain]) {
    const line = `${nextNumber(lead.prefix, isAbove)}${marks}${time}${between}${content}`;
    if (isAbove) yield [{ start, end: start, text: line + separator }];
    else {
      const end = endOf(text, model);
      yield [{ start: end, end, text: separator + line }];
    }
  }
}

/** Offset of the first character of the line that an offset is in. */
export function lineStartOf(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** Offset behind the last visible character of an entry. */
export function endOf(text: string, { position }: TimelineEntry): number {
  const { start, end } = position;
  return start.offset + text.slice(start.offset, end.offset).trimEnd().length;
}

interface Lead {
  /** Up to the time, without the marks: `  - `, `> `, `### `. */
  prefix: string;
  /** Of bold type, code or brackets, before the time. */
  marks: string;
  /** From the time to the text, with the marks that close. */
  between: string;
  isItem: boolean;
  isHeading: boolean;
}

const plain = { marks: '', between: ' ' };

/** How an entry begins; `undefined` if words precede its time. */
function leadOf(text: string, { timePosition }: TimelineEntry): Lead | undefined {
  const time = timePosition.start.offset;
  const before = text.slice(lineStartOf(text, time), time);
  const parts = /^([ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(?:#{1,6}[ \t]+)?)([*_`[(]{0,3})$/.exec(before);
  if (!parts) return undefined;
  const [, prefix = '', marks = ''] = parts;
  const isHeading = /#/.test(prefix);
  const shape = { prefix, isHeading, isItem: !isHeading && /[-*+.)][ \t]+$/.test(prefix) };
  const close = marks.split('').toReversed().join('').replaceAll('[', ']').replaceAll('(', ')');
  const rest = text.slice(timePosition.end.offset, timePosition.end.offset + 40);
  const escaped = close.replaceAll(/[*()[\]]/g, String.raw`\$&`);
  const pattern = new RegExp(
    String.raw`^(?:[ \t]*[-–—:])?${escaped}[ \t]*(?:(?:[-–—:·,;|]|->|=>)(?=\s))?(?:\r?\n: |[ \t]+|$)`,
  );
  const between = pattern.exec(rest)?.[0];
  return between === undefined
    ? { ...shape, ...plain }
    : { ...shape, marks, between: between.trim() === between ? `${between} ` : between };
}

/** What is between the entries of a list: a line break, or an empty line. */
function separatorOf(text: string, timeline: readonly TimelineEntry[], model: TimelineEntry): string | undefined {
  const index = timeline.indexOf(model);
  for (const [above, below] of [
    [timeline[index - 1], model],
    [model, timeline[index + 1]],
  ]) {
    if (!above || !below || above.sequence !== below.sequence) continue;
    const between = text.slice(endOf(text, above), lineStartOf(text, below.timePosition.start.offset));
    if (/^(?:[ \t\\]|<br ?\/?>)*(?:\r?\n[ \t>]*)+$/.test(between)) return between;
  }
  return undefined;
}

/** `2. ` below `1. `; all other marks stay. */
function nextNumber(prefix: string, isAbove: boolean): string {
  return prefix.replace(/(\d+)(?=[.)][ \t]+$)/, (number) => String(Number(number) + (isAbove ? 0 : 1)));
}

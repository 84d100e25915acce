import type { Edit } from '../../edit.ts';
import { addDays } from '../../time/calendar.ts';
import { dayOf } from '../../time/format.ts';
import { dateOf } from '../../time/parse.ts';
import type { TimelineEntry } from '../../postmortem/postmortem.ts';

/**
 * Insert the date of the next day in front of each entry that comes first after a midnight, and correct the dates that
 * are written below it.
 *
 * @param breaks Indices of the entries that come first after a midnight.
 * @returns The edits of each day, by its first entry.
 */
export function fixDates(entries: readonly TimelineEntry[], breaks: readonly number[]): [TimelineEntry, Edit[]][] {
  return breaks.flatMap((index, count) => {
    const day = entries.slice(index, breaks[count + 1]);
    const [first] = day;
    if (!first) return [];
    return [[first, day.flatMap((entry) => dateEdits(entry, count + 1, entry === first))]];
  });
}

function dateEdits({ start, end, timePosition }: TimelineEntry, days: number, isFirst: boolean): Edit[] {
  const at = timePosition.start.offset;
  const insertion =
    isFirst && dateOf(start) === undefined ? [{ start: at, end: at, text: `${dateAfter(start, days)} ` }] : [];
  const parts = [
    { moment: start, offset: at },
    ...(end ? [{ moment: end, offset: timePosition.end.offset - end.text.length }] : []),
  ];
  const replacements = parts.flatMap(({ moment, offset }) => {
    const written = dateOf(moment);
    if (written === undefined) return [];
    const from = offset + moment.text.indexOf(written);
    return [{ start: from, end: from + written.length, text: dateAfter(moment, days) }];
  });
  return [...insertion, ...replacements];
}

function dateAfter(moment: TimelineEntry['start'], days: number): string {
  return dayOf(addDays(moment, days), moment.zone);
}

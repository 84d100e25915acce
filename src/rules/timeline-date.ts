import { findDateTypos, type DateTypo } from '../analysis/date-typos.ts';
import type { ImpactSpan, TimelineEntry } from '../postmortem/postmortem.ts';
import type { Edit } from '../edit.ts';
import { defineRule, type Finding } from '../rule.ts';
import { addDays } from '../time/calendar.ts';
import { dayOf } from '../time/format.ts';
import { isBefore } from '../time/moment.ts';
import { timeline } from './examples.ts';

export const timelineDate = defineRule({
  id: 'timeline-date',
  severity: 'error',
  description:
    'No date is out of order because of one typo: a part that is off by one, a wrong digit, or day and month swapped. Some entry lies within the duration.',
  reason:
    'A mistyped year or month affects every time below it, and figures are off by months. If one digit explains it, no entry has to be moved.',
  fix: 'Corrects the date if the entry is between two others.',
  examples: [
    {
      name: 'reports a timeline of which no entry lies within the duration',
      document:
        '---\nduration: { start: 2024-03-02T01:38Z, end: 2024-03-02T02:06Z }\n---\n## Timeline\n- 2024-03-01 00:55 A\n- 01:38 B\n- 02:06 C\n',
      messages: [
        '5:3 warn Unexpected timeline outside the duration, expected entries between `2024-03-02T01:38Z` and `2024-03-02T02:06Z`',
      ],
      notes: [
        'If the first entry is of `2024-03-02`, correct its date. Entries below it without a date inherit its date.',
      ],
    },
    {
      name: 'passes a cause weeks earlier, and a follow-up weeks later',
      document: timeline('2024-07-10 09:00 A', '2024-08-10 14:30 B', '14:40 C', '2024-09-10 10:00 D'),
      messages: [],
    },
    {
      name: 'passes entries that are out of order for another reason',
      document: timeline('2024-08-10 14:30 A', '2024-08-10 14:50 B', '2024-08-10 14:40 C', '2024-08-10 15:00 D'),
      messages: [],
    },
    {
      name: 'passes a date that is in order, even if another one would fit as well',
      document: timeline('2024-08-09 07:30 A', '2024-08-10 14:50 B', '2024-08-10 14:40 C', '2024-08-11 15:00 D'),
      messages: [],
    },
    {
      name: 'passes a date that was repeated after midnight',
      document: timeline('2024-08-10 23:30 A', '2024-08-10 00:10 B', '2024-08-10 00:30 C'),
      messages: [],
    },
    {
      name: 'passes dates that need more than one typo to explain, or are far from their neighbours',
      document: timeline(
        '2024-08-10 14:30 A',
        '2022-09-10 14:35 B',
        '2024-08-10 14:40 C',
        '2024-10-11 14:50 D',
        '2024-08-10 15:00 E',
      ),
      messages: [],
    },
    {
      name: 'passes a date with several possible corrections',
      document: timeline('2024-08-10 14:30 A', '2024-08-17 14:35 B', '2024-08-16 14:40 C'),
      messages: [],
    },
    {
      name: 'passes a date between neighbours that are weeks apart',
      document: timeline('2024-08-10 14:30 A', '2023-08-15 14:35 B', '2024-08-30 14:40 C'),
      messages: [],
    },
    {
      name: 'passes dates at both ends of a list, either of which may be in the wrong position',
      document: timeline('2024-09-10 14:30 A', '2024-08-10 14:40 B', '2024-08-10 14:50 C', '2024-07-10 15:00 D'),
      messages: [],
    },
    {
      name: 'passes two dates either of which may be wrong',
      document: timeline('2024-08-10 14:30 A', '2023-08-10 14:40 B', '14:50 C'),
      messages: [],
    },
    {
      name: 'reports a year that is one too low, and the entries that inherit it',
      document: timeline('2024-08-10 14:30 A', '2023-08-10 14:35 B', '14:40 C', '2024-08-10 14:50 D'),
      messages: ['6:3 Unexpected date `2023-08-10`, expected `2024-08-10`, which is in order'],
      notes: ['Correct the date, or move the entry. Entries below it without a date inherit its date.'],
      fixed: timeline('2024-08-10 14:30 A', '2024-08-10 14:35 B', '14:40 C', '2024-08-10 14:50 D'),
    },
    {
      name: 'reports a wrong digit, a month that is one too high, and day and month swapped',
      document: timeline(
        '2024-08-10 14:30 A',
        '**2024-09-10 14:45–2024-09-10 14:50** D',
        '2024-08-10 15:00 E',
        '~2024-10-08 15:10 UTC F',
        '2024-08-10T15:20 G',
        '2024-08-18 15:30 H',
        '2024-08-10 15:40 I',
      ),
      messages: [
        '6:5 Unexpected date `2024-09-10`, expected `2024-08-10`, which is in order',
        '8:3 Unexpected date `2024-10-08`, expected `2024-08-10`, which is in order',
        '10:3 Unexpected date `2024-08-18`, expected `2024-08-10`, which is in order',
      ],
      fixed: timeline(
        '2024-08-10 14:30 A',
        '**2024-08-10 14:45–2024-08-10 14:50** D',
        '2024-08-10 15:00 E',
        '~2024-08-10 15:10 UTC F',
        '2024-08-10T15:20 G',
        '2024-08-10 15:30 H',
        '2024-08-10 15:40 I',
      ),
    },
    {
      name: 'reports a date at the end of a list, where the entry may be in the wrong position instead',
      document: timeline('2023-12-31 22:00 A', '2023-12-31 23:50 B', '2023-01-01 00:10 C', '00:30 D'),
      messages: ['7:3 Unexpected date `2023-01-01`, expected `2024-01-01`, which is in order'],
    },
    {
      name: 'checks the rows of a table',
      document: `${timeline()}| Time | What |\n| - | - |\n| 2024-08-10 23:50 | A |\n| 2024-09-11 00:10 | B |\n| 2024-08-11 00:20 | C |\n`,
      messages: ['8:3 Unexpected date `2024-09-11`, expected `2024-08-11`, which is in order'],
      notes: ['Correct the date, or move the entry.'],
      fixed: `${timeline()}| Time | What |\n| - | - |\n| 2024-08-10 23:50 | A |\n| 2024-08-11 00:10 | B |\n| 2024-08-11 00:20 | C |\n`,
    },
  ],
  checkDocument({ timeline: entries, duration, otherForms }, { report }) {
    const beside = findBesideDuration(entries, duration);
    if (beside) report(beside);
    for (const sequence of Map.groupBy(entries, (entry) => entry.sequence).values()) {
      for (const typo of findDateTypos(sequence)) {
        const entry = sequence[typo.index];
        if (!entry) continue;
        report({
          reason: `Unexpected date \`${typo.written}\`, expected \`${typo.expected}\`, which is in order`,
          note:
            typo.until > typo.index + 1
              ? 'Correct the date, or move the entry. Entries below it without a date inherit its date.'
              : 'Correct the date, or move the entry.',
          expected: typo.expected,
          position: entry.timePosition,
          fix: typo.enclosed && otherForms.length === 0 ? correct(entry, typo) : undefined,
        });
      }
    }
  },
});

/** Correct the date of the start, and of the end if it is the same. */
function correct({ start, end, timePosition }: TimelineEntry, { written, expected }: DateTypo): Edit[] {
  const parts = [
    { text: start.text, offset: timePosition.start.offset },
    ...(end ? [{ text: end.text, offset: timePosition.end.offset - end.text.length }] : []),
  ];
  return parts.flatMap(({ text, offset }) => {
    const at = text.indexOf(written);
    return at < 0 ? [] : [{ start: offset + at, end: offset + at + written.length, text: expected }];
  });
}

/** A timeline of which no entry lies within the duration, or which a day more or less would put there to the minute. */
function findBesideDuration(entries: readonly TimelineEntry[], duration: readonly ImpactSpan[]): Finding | undefined {
  const [first] = entries;
  const start = duration[0]?.start;
  const end = duration.at(-1)?.end;
  if (!first || !start || !end || entries.length < 2) return undefined;
  const isBeside = (shift: number): boolean =>
    entries.every((entry) => {
      const [from, to] = [addDays(entry.start, shift), addDays(entry.end ?? entry.start, shift)];
      return isBefore(to, start) || isBefore(end, from);
    });
  if (!isBeside(0)) return undefined;
  const shift = [1, -1].find((days) => !isBeside(days));
  const day = shift === undefined ? undefined : dayOf(addDays(first.start, shift), first.start.zone);
  return {
    reason: `Unexpected timeline outside the duration, expected entries between \`${start.text}\` and \`${end.text}\``,
    note: day
      ? `If the first entry is of \`${day}\`, correct its date. Entries below it without a date inherit its date.`
      : 'Correct the dates of the timeline, or `duration`.',
    position: first.timePosition,
    severity: 'warn',
  };
}

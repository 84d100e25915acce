import { findDateTypos, type DateTypo } from '../analysis/date-typos.ts';
import type { TimelineEntry } from '../postmortem/postmortem.ts';
import type { Edit } from '../edit.ts';
import { defineRule } from '../rule.ts';
import { timeline } from './examples.ts';

export const timelineDate = defineRule({
  id: 'timeline-date',
  severity: 'warn',
  description:
    'No written date is out of order by one typo: a part that is one off, a wrong digit, or day and month that changed places.',
  reason:
    'A mistyped year or month carries every time below it along, and the figures are off by months. Where one digit explains it, nothing has to be moved.',
  fix: 'Writes the date, where the entry stands between two others.',
  examples: [
    {
      name: 'passes a cause that lies weeks back, and a follow-up weeks ahead',
      document: timeline('2024-07-10 09:00 A', '2024-08-10 14:30 B', '14:40 C', '2024-09-10 10:00 D'),
      messages: [],
    },
    {
      name: 'passes what is out of order for another reason',
      document: timeline('2024-08-10 14:30 A', '2024-08-10 14:50 B', '2024-08-10 14:40 C', '2024-08-10 15:00 D'),
      messages: [],
    },
    {
      name: 'passes a date in order, however well another one would do, while others are out of order',
      document: timeline('2024-08-09 07:30 A', '2024-08-10 14:50 B', '2024-08-10 14:40 C', '2024-08-11 15:00 D'),
      messages: [],
    },
    {
      name: 'passes a date that was carried on over midnight',
      document: timeline('2024-08-10 23:30 A', '2024-08-10 00:10 B', '2024-08-10 00:30 C'),
      messages: [],
    },
    {
      name: 'passes dates that more than one slip would have to explain, or that are far from the entries beside them',
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
      name: 'passes a date that may have been one of several',
      document: timeline('2024-08-10 14:30 A', '2024-08-17 14:35 B', '2024-08-16 14:40 C'),
      messages: [],
    },
    {
      name: 'passes a date that would have to lie within weeks',
      document: timeline('2024-08-10 14:30 A', '2023-08-15 14:35 B', '2024-08-30 14:40 C'),
      messages: [],
    },
    {
      name: 'passes dates at both ends of a list, either of which may be in the wrong place',
      document: timeline('2024-09-10 14:30 A', '2024-08-10 14:40 B', '2024-08-10 14:50 C', '2024-07-10 15:00 D'),
      messages: [],
    },
    {
      name: 'passes dates either of which may be the wrong one',
      document: timeline('2024-08-10 14:30 A', '2023-08-10 14:40 B', '14:50 C'),
      messages: [],
    },
    {
      name: 'warns of a year that is one too low, and of what takes it',
      document: timeline('2024-08-10 14:30 A', '2023-08-10 14:35 B', '14:40 C', '2024-08-10 14:50 D'),
      messages: ['6:3 Unexpected date `2023-08-10`, expected `2024-08-10`, which is in order'],
      notes: ['Correct it, or move the entry; what stands below it without a date takes the same.'],
      fixed: timeline('2024-08-10 14:30 A', '2024-08-10 14:35 B', '14:40 C', '2024-08-10 14:50 D'),
    },
    {
      name: 'warns of a wrong digit, of a month one too high, and of day and month that changed places',
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
      name: 'warns at the end of a list, where it may be in the wrong place as well',
      document: timeline('2023-12-31 22:00 A', '2023-12-31 23:50 B', '2023-01-01 00:10 C', '00:30 D'),
      messages: ['7:3 Unexpected date `2023-01-01`, expected `2024-01-01`, which is in order'],
    },
    {
      name: 'reads the rows of a table, too',
      document: `${timeline()}| Time | What |\n| - | - |\n| 2024-08-10 23:50 | A |\n| 2024-09-11 00:10 | B |\n| 2024-08-11 00:20 | C |\n`,
      messages: ['8:3 Unexpected date `2024-09-11`, expected `2024-08-11`, which is in order'],
      notes: ['Correct it, or move the entry.'],
      fixed: `${timeline()}| Time | What |\n| - | - |\n| 2024-08-10 23:50 | A |\n| 2024-08-11 00:10 | B |\n| 2024-08-11 00:20 | C |\n`,
    },
  ],
  checkDocument({ timeline: entries }, { report }) {
    for (const sequence of Map.groupBy(entries, (entry) => entry.sequence).values()) {
      for (const typo of findDateTypos(sequence)) {
        const entry = sequence[typo.index];
        if (!entry) continue;
        report({
          reason: `Unexpected date \`${typo.written}\`, expected \`${typo.expected}\`, which is in order`,
          note:
            typo.until > typo.index + 1
              ? 'Correct it, or move the entry; what stands below it without a date takes the same.'
              : 'Correct it, or move the entry.',
          expected: typo.expected,
          position: entry.timePosition,
          fix: typo.enclosed ? correct(entry, typo) : undefined,
        });
      }
    }
  },
});

/** The date of the start, and that of the end where it is written the same. */
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

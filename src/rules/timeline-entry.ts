import type { Edit } from '../edit.ts';
import type { TimelineEntry } from '../postmortem/postmortem.ts';
import { defineRule } from '../rule.ts';
import { timeline } from './examples.ts';
import { formatMoment } from '../time/format.ts';
import { isBefore, type Moment } from '../time/moment.ts';

export const timelineEntry = defineRule({
  id: 'timeline-entry',
  severity: 'error',
  description: 'Every item of a timeline begins with a time that exists.',
  reason: 'An entry without a readable time has no place in the order, in the chart and in the figures.',
  fix: 'Converts a 12-hour clock to the 24-hour clock.',
  examples: [
    {
      name: 'passes exact and vague times, spans and dates',
      document: `${timeline()}- ~14:30 A\n- 14:3? B\n- 14:40–14:50 C\n- 2024-08-11 D\n`,
      messages: [],
    },
    {
      name: 'passes a number that is not a time',
      document: `${timeline()}- 14:30 A\n  - 3 nodes were full\n`,
      messages: [],
    },
    {
      name: 'reports a time that does not exist',
      document: `${timeline()}- 14:30 A\n- 25:10 B\n`,
      messages: ['6:3 Unexpected `25:10`, expected a time that exists'],
    },
    {
      name: 'reports a date that does not exist, and a placeholder',
      document: `${timeline()}- 2024-06-31 10:00 A\n- 31 June B\n- HH:MM C\n`,
      messages: [
        '5:3 Unexpected `2024-06-31 10:00`, expected a time that exists',
        '6:3 Unexpected `31 June`, expected a time such as `14:30` or `2024-08-10 14:30`',
        '7:3 Unexpected `HH:MM`, expected a time such as `14:30` or `2024-08-10 14:30`',
      ],
    },
    {
      name: 'reports dates and times in unsupported formats',
      document: `${timeline()}- 14:30 A\n- 10/20/2022 - 15:38 CST - B\n- **10.08.2024** C\n- [16:50] D\n- [03-26 17:40 PDT] E\n- 1.15.2024-rc1 is out\n- [16:50](a.md) F\n`,
      messages: [
        '6:3 Unexpected `10/20/2022 - 15:38`, expected a time such as `14:30` or `2024-08-10 14:30`',
        '7:5 Unexpected `10.08.2024`, expected a time such as `14:30` or `2024-08-10 14:30`',
        '8:3 Unexpected `[16:50]`, expected a time such as `14:30` or `2024-08-10 14:30`',
        '9:3 Unexpected `[03-26 17:40 PDT]`, expected a time such as `14:30` or `2024-08-10 14:30`',
        '10:1 info Unexpected item without a time, expected one at its start',
        '11:1 info Unexpected item without a time, expected one at its start',
      ],
    },
    {
      name: 'reports once that no date is known',
      document: '---\ntitle: A\n---\n## Timeline\n- 14:30 A\n- 14:40 B\n',
      messages: [
        '5:3 Unexpected time without a date, expected a date before it or `duration.start` in the frontmatter',
      ],
    },
    {
      name: 'notes an item without a time',
      document: `${timeline()}- 14:30 A\n- B\n`,
      messages: ['6:1 info Unexpected item without a time, expected one at its start'],
    },
    {
      name: 'notes a 12-hour clock',
      document: `${timeline()}- 2:30 PM A\n- 13:55 PM UTC – 4:05 PM B\n`,
      messages: [
        '5:3 info Unexpected 12-hour clock `2:30 PM`, expected `14:30`',
        '6:3 info Unexpected 12-hour clock `13:55 PM`, expected `13:55`',
      ],
      fixed: `${timeline()}- 14:30 A\n- 13:55 UTC – 16:05 B\n`,
    },
    {
      name: 'notes 12-hour clocks in all notations',
      document: `${timeline()}- **~12:05 a.m. UTC**: A\n- 2024-08-10T2:30:15.5pm+02:00 B\n- 2:30-3:3? pm C\n- 13:30 – 15:30 PM D\n\n| Time |\n| - |\n| 12:00 PM |\n`,
      messages: [
        '5:5 info Unexpected 12-hour clock `~12:05 a.m.`, expected `~00:05`',
        '6:3 info Unexpected 12-hour clock `2:30:15.5pm`, expected `14:30:15`',
        '7:3 info Unexpected 12-hour clock `3:3? pm`, expected `15:3?`',
        '8:3 info Unexpected 12-hour clock `15:30 PM`, expected `15:30`',
        '12:3 info Unexpected 12-hour clock `12:00 PM`, expected `12:00`',
      ],
      fixed: `${timeline()}- **~00:05 UTC**: A\n- 2024-08-10T14:30:15.5+02:00 B\n- 14:30-15:3? C\n- 13:30 – 15:30 D\n\n| Time |\n| - |\n| 12:00 |\n`,
    },
    {
      name: 'does not fix a span that ends before it starts, nor a time that the clock skipped',
      document: `${timeline()}- 9:00–3:30 PM A\n- 2024-03-31 2:30 AM Europe/Berlin B\n`,
      messages: [
        '5:3 info Unexpected 12-hour clock `3:30 PM`, expected `15:30`',
        '6:3 info Unexpected 12-hour clock `2:30 AM`, expected `03:30`',
      ],
    },
  ],
  checkDocument({ timeline: entries, looseItems, positions }, { document, report }) {
    // If the frontmatter is broken, `frontmatter` reports that.
    const isReadable = document.frontmatter?.data !== undefined;
    // If the start is written but unreadable, `schema` reports that.
    const startIsWritten = ['/duration', '/duration/start', '/duration/0/start'].some((place) => positions[place]);
    const firstUndated = looseItems.find(({ undated }) => undated);
    for (const item of looseItems) {
      const { attempt, undated, position } = item;
      if (attempt) {
        const isDigits = /^[~ ]*(?:[\d?]{1,2}:|\d{4,5}-)/.test(attempt.text);
        report({
          reason: `Unexpected \`${attempt.text}\`, expected ${isDigits ? 'a time that exists' : 'a time such as `14:30` or `2024-08-10 14:30`'}`,
          note: 'Write the 24-hour clock, `00:00` to `23:59`, and dates as `YYYY-MM-DD`; write `?` for unknown digits.',
          position: attempt.position,
        });
      } else if (undated) {
        if (item !== firstUndated || !isReadable || startIsWritten) continue;
        report({
          reason: 'Unexpected time without a date, expected a date before it or `duration.start` in the frontmatter',
          note: 'Add one of the two. A time without a date takes the date of the entry above it, and the first entry that of `duration.start`.',
          position: item.timePosition ?? position,
        });
      } else if (entries.length > 0) {
        report({
          reason: 'Unexpected item without a time, expected one at its start',
          note: 'Begin the item with a time. Without one, it is read as part of the entry above it.',
          position: { start: position.start, end: position.start },
          severity: 'info',
        });
      }
    }
    for (const entry of entries) {
      const moment = [entry.start, entry.end].find((candidate) => candidate && isTwelveHour(candidate));
      if (!moment) continue;
      const clock =
        /(?:~ ?)?\d{1,2}:[\d?]{2}(?::[\d?]{2}(?:[.,]\d+)?)? ?[ap]\.?m\b\.?/i.exec(moment.text)?.[0] ?? moment.text;
      const expected = formatMoment(moment, { date: false, zone: false });
      report({
        reason: `Unexpected 12-hour clock \`${clock}\`, expected \`${expected}\``,
        note: 'Write the 24-hour clock, which cannot be misread.',
        position: entry.timePosition,
        severity: 'info',
        fix: inTwentyFourHours(entry),
      });
    }
  },
});

/**
 * Convert the hours of an entry's time to the 24-hour clock, and remove `am` and `pm`.
 *
 * @returns `undefined` when the time may be wrong.
 */
function inTwentyFourHours({ start, end, timePosition }: TimelineEntry): Edit[] | undefined {
  if (start.clockChange ?? end?.clockChange ?? (end && isBefore(end, start))) return undefined;
  const parts = [
    { moment: start, offset: timePosition.start.offset },
    // In `2:30–3:30 pm`, `pm` applies to both.
    ...(end ? [{ moment: end, offset: timePosition.end.offset - end.text.length }] : []),
  ];
  return parts.flatMap(({ moment, offset }) => {
    const match = /(\d{1,2})(:[\d?:.,]*[\d?])( ?[ap]\.?m\b\.?)?/i.exec(moment.text);
    if (!match) return [];
    const [written, , rest = ''] = match;
    const text = formatMoment(moment, { date: false, zone: false }).replace('~', '').slice(0, 2) + rest;
    const at = offset + match.index;
    return text === written ? [] : [{ start: at, end: at + written.length, text }];
  });
}

function isTwelveHour(moment: Moment): boolean {
  return /[\d?] ?[ap]\.?m\b/i.test(moment.text);
}

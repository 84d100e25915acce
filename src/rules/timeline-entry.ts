import { defineRule } from '../rule.ts';
import { formatMoment } from '../time/format.ts';
import type { Moment } from '../time/moment.ts';

const start = '---\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline\n';

export const timelineEntry = defineRule({
  id: 'timeline-entry',
  severity: 'error',
  description: 'Every item of a timeline begins with a time that exists.',
  reason: 'An entry whose time cannot be read is in no order, on no picture and in no figure.',
  examples: [
    {
      name: 'passes times of every sort',
      document: `${start}- ~14:30 A\n- 14:3? B\n- 14:40–14:50 C\n- 2024-08-11 D\n`,
      messages: [],
    },
    { name: 'passes a number that is no time', document: `${start}- 14:30 A\n  - 3 nodes were full\n`, messages: [] },
    {
      name: 'reports a clock that does not exist',
      document: `${start}- 14:30 A\n- 25:10 B\n`,
      messages: ['6:3 Unexpected `25:10`, expected a time that exists'],
    },
    {
      name: 'reports a day that does not exist, and a time that was never filled in',
      document: `${start}- 2024-06-31 10:00 A\n- 31 June B\n- HH:MM C\n`,
      messages: [
        '5:3 Unexpected `2024-06-31 10:00`, expected a time that exists',
        '6:3 Unexpected `31 June`, expected a time such as `14:30` or `2024-08-10 14:30`',
        '7:3 Unexpected `HH:MM`, expected a time such as `14:30` or `2024-08-10 14:30`',
      ],
    },
    {
      name: 'reports once that nothing says on which day it was',
      document: '---\ntitle: A\n---\n## Timeline\n- 14:30 A\n- 14:40 B\n',
      messages: [
        '5:3 Unexpected time without a day, expected `duration.start` in the frontmatter or a date in front of the time',
      ],
    },
    {
      name: 'notes an item without a time',
      document: `${start}- 14:30 A\n- B\n`,
      messages: ['6:1 info Unexpected item without a time, expected one at its start'],
    },
    {
      name: 'notes a 12-hour clock',
      document: `${start}- 2:30 PM A\n- 13:55 PM UTC – 4:05 PM B\n`,
      messages: [
        '5:3 info Unexpected 12-hour clock `2:30 PM`, expected `14:30`',
        '6:3 info Unexpected 12-hour clock `13:55 PM`, expected `13:55`',
      ],
    },
  ],
  checkDocument({ timeline, looseItems }, { document, report }) {
    // Where the frontmatter cannot be read, that is what there is to mend.
    const dated = document.frontmatter?.data !== undefined;
    const firstUndated = looseItems.find(({ undated }) => undated);
    for (const item of looseItems) {
      const { attempt, undated, position } = item;
      if (attempt) {
        const isDigits = /^[~ ]*[\d?]/.test(attempt.text) && !/[a-z]{3}/i.test(attempt.text);
        report({
          reason: `Unexpected \`${attempt.text}\`, expected ${isDigits ? 'a time that exists' : 'a time such as `14:30` or `2024-08-10 14:30`'}`,
          note: 'Write the 24-hour clock, `00:00` to `23:59`, and dates as `YYYY-MM-DD`; `?` stands for digits that nobody knows.',
          position: attempt.position,
        });
      } else if (undated) {
        if (item !== firstUndated || !dated) continue;
        report({
          reason:
            'Unexpected time without a day, expected `duration.start` in the frontmatter or a date in front of the time',
          note: 'A time without a date takes the date of the entry above it, the first that of `duration.start`.',
          position: item.timePosition ?? position,
        });
      } else if (timeline.length > 0) {
        report({
          reason: 'Unexpected item without a time, expected one at its start',
          note: 'It is read as part of the entry above it.',
          position: { start: position.start, end: position.start },
          severity: 'info',
        });
      }
    }
    for (const entry of timeline) {
      const moment = [entry.start, entry.end].find((candidate) => candidate && isTwelveHour(candidate));
      if (!moment) continue;
      const clock = /~? ?\d[\d?]?:[\d?]{2}(?::[\d?]{2})? ?[ap]\.?m\.?/i.exec(moment.text)?.[0] ?? moment.text;
      const expected = formatMoment(moment, { date: false, zone: false });
      report({
        reason: `Unexpected 12-hour clock \`${clock}\`, expected \`${expected}\``,
        note: 'The 24-hour clock cannot be misread.',
        position: entry.timePosition,
        severity: 'info',
      });
    }
  },
});

function isTwelveHour(moment: Moment): boolean {
  return /\d ?[ap]\.?m\b/i.test(moment.text);
}

import { defineRule, type Finding } from '../rule.ts';
import { addDays, formatMoment } from '../time/format.ts';
import { isBefore, type Moment } from '../time/moment.ts';
import { placeInDuration } from '../postmortem/place.ts';

const frontmatter = '---\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline\n';

export const timelineRange = defineRule({
  id: 'timeline-range',
  severity: 'error',
  description: 'A span ends after it starts, in the timeline and in `duration`.',
  reason: 'A span that ends before it starts has a negative length, and makes every sum that it is part of wrong.',
  examples: [
    {
      name: 'passes spans',
      document: `${frontmatter}- 14:30–14:45 A\n- 14:50–14:50 B\n- 23:50–2024-08-11 00:10 C\n`,
      messages: [],
    },
    {
      name: 'passes a span whose ends are too vague to tell',
      document: `${frontmatter}- ~14:30–14:25 A\n`,
      messages: [],
    },
    {
      name: 'reports a span past midnight without the date of its end',
      document: `${frontmatter}- 23:50–00:10 A\n`,
      messages: ['5:3 Unexpected end `00:10` before its start `23:50`, expected an end after it'],
      notes: ['Where it ended on the next day, write the date of the end: `2024-08-11 00:10`.'],
    },
    {
      name: 'reports a duration that ends before it starts, once',
      document: '---\nduration:\n  start: 2024-08-10T16:45Z\n  end: 2024-08-10T14:30Z\n---\n',
      messages: [
        '4:8 Unexpected end `2024-08-10T14:30Z` before its start `2024-08-10T16:45Z`, expected an end after it',
      ],
    },
    {
      name: 'reports the same in its short form and in a list',
      document: '---\nduration: [2024-08-10T16:45Z/2024-08-10T14:30Z]\n---\n',
      messages: [
        '2:12 Unexpected end `2024-08-10T14:30Z` before its start `2024-08-10T16:45Z`, expected an end after it',
      ],
    },
  ],
  checkDocument(postmortem, { document, report }) {
    for (const span of postmortem.duration) {
      if (!span.start || !span.end || !isBefore(span.end, span.start)) continue;
      const position = placeInDuration(postmortem, span, 'end') ?? document.positionAt(0, 0);
      report(finding(span.start, span.end, position));
    }
    for (const entry of postmortem.timeline) {
      if (entry.end && isBefore(entry.end, entry.start)) report(finding(entry.start, entry.end, entry.timePosition));
    }
  },
});

function finding(start: Moment, end: Moment, position: Finding['position']): Finding {
  const next = addDays(end, 1);
  const nextDay = isBefore(next, start) ? undefined : formatMoment(next, { date: true, zone: false });
  return {
    reason: `Unexpected end \`${end.text}\` before its start \`${start.text}\`, expected an end after it`,
    note: nextDay ? `Where it ended on the next day, write the date of the end: \`${nextDay}\`.` : undefined,
    position,
  };
}

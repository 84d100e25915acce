import { defineRule, type Finding } from '../rule.ts';
import { timeline } from './examples.ts';
import type { Edit } from '../edit.ts';
import { placeInDuration } from '../postmortem/positions.ts';
import type { Postmortem, TimelineEntry } from '../postmortem/postmortem.ts';
import { addDays } from '../time/calendar.ts';
import { dayOf, formatMoment } from '../time/format.ts';
import { epochSeconds, isBefore, type Moment } from '../time/moment.ts';
import { dateOf } from '../time/parse.ts';

export const timelineRange = defineRule({
  id: 'timeline-range',
  severity: 'error',
  description: 'A span ends after it starts, in the timeline and in `duration`.',
  reason: 'A span that ends before it starts has a negative length, which makes every figure derived from it wrong.',
  fix: 'Adds the date of the next day to the end of an entry that continues past midnight, if that is at most 6 hours after its start.',
  examples: [
    {
      name: 'passes spans',
      document: `${timeline()}- 14:30–14:45 A\n- 14:50–14:50 B\n- 23:50–2024-08-11 00:10 C\n`,
      messages: [],
    },
    {
      name: 'passes a span with vague ends',
      document: `${timeline()}- ~14:30–14:25 A\n`,
      messages: [],
    },
    {
      name: 'reports a span past midnight without a date at its end',
      document: `${timeline()}- 23:50–00:10 A\n`,
      messages: ['5:3 Unexpected end `00:10` before its start `23:50`, expected an end after the start'],
      notes: ['If it ended on the next day, add the date: `2024-08-11 00:10`.'],
      fixed: `${timeline()}- 23:50–2024-08-11 00:10 A\n`,
    },
    {
      name: 'adds the date to vague ends as well, in their own zone',
      document: `${timeline()}- 22:50 +02:00 - ~00:1? +02:00 A\n- **2024-08-12 20:15 UTC–01:45**: B\n\n| Time |\n| - |\n| 23:50—00:10 |\n`,
      messages: [
        '5:3 Unexpected end `~00:1? +02:00` before its start `22:50 +02:00`, expected an end after the start',
        '6:5 Unexpected end `01:45` before its start `2024-08-12 20:15 UTC`, expected an end after the start',
        '10:3 Unexpected end `00:10` before its start `23:50`, expected an end after the start',
      ],
      fixed: `${timeline()}- 22:50 +02:00 - 2024-08-11 ~00:1? +02:00 A\n- **2024-08-12 20:15 UTC–2024-08-13 01:45**: B\n\n| Time |\n| - |\n| 23:50—2024-08-13 00:10 |\n`,
    },
    {
      name: 'does not fix a span that would be long, states its date, or contradicts `duration` or the next entry',
      document: `---\nduration: 2024-08-10T14:30Z/2024-08-10T23:55Z\n---\n## Timeline\n- 14:50–14:40 A\n- 14:50–2:00 B\n- 2024-08-10 23:50–2024-08-10 00:10 C\n- 23:50–00:10 \`mitigated\` D\n- 2024-08-11 23:00–01:00 E\n- 23:30 F\n`,
      messages: [
        '5:3 Unexpected end `14:40` before its start `14:50`, expected an end after the start',
        '6:3 Unexpected end `2:00` before its start `14:50`, expected an end after the start',
        '7:3 Unexpected end `2024-08-10 00:10` before its start `2024-08-10 23:50`, expected an end after the start',
        '8:3 Unexpected end `00:10` before its start `23:50`, expected an end after the start',
        '9:3 Unexpected end `01:00` before its start `2024-08-11 23:00`, expected an end after the start',
      ],
    },
    {
      name: 'reports a duration that ends before it starts, once',
      document: '---\nduration:\n  start: 2024-08-10T16:45Z\n  end: 2024-08-10T14:30Z\n---\n',
      messages: [
        '4:8 Unexpected end `2024-08-10T14:30Z` before its start `2024-08-10T16:45Z`, expected an end after the start',
      ],
    },
    {
      name: 'reports a duration in its short form and in a list',
      document: '---\nduration: [2024-08-10T16:45Z/2024-08-10T14:30Z]\n---\n',
      messages: [
        '2:12 Unexpected end `2024-08-10T14:30Z` before its start `2024-08-10T16:45Z`, expected an end after the start',
      ],
    },
  ],
  checkDocument(postmortem, { document, report }) {
    for (const span of postmortem.duration) {
      if (!span.start || !span.end || !isBefore(span.end, span.start)) continue;
      const position = placeInDuration(postmortem, span, 'end') ?? document.positionAt(0, 0);
      report(finding(span.start, span.end, position));
    }
    const others = new Set(postmortem.otherForms.map(({ entry }) => entry));
    for (const [index, entry] of postmortem.timeline.entries()) {
      if (!entry.end || !isBefore(entry.end, entry.start)) continue;
      report({
        ...finding(entry.start, entry.end, entry.timePosition),
        fix: others.has(index) ? undefined : dateOfEnd(entry, postmortem),
      });
    }
  },
});

/** A longer span may be a mistyped hour instead: the end of `14:20–2:00` was meant to be 16:00. */
const longestSeconds = 6 * 3600;

function dateOfEnd(entry: TimelineEntry, { duration, timeline: entries }: Postmortem): Edit[] | undefined {
  const { start, end, kinds, timePosition, sequence } = entry;
  if (!end || dateOf(end) !== undefined || ['day', 'month', 'year'].includes(end.precision)) return undefined;
  const next = addDays(end, 1);
  if (isBefore(next, start) || epochSeconds(next.latest) - epochSeconds(start.earliest) > longestSeconds) {
    return undefined;
  }
  const last = duration.at(-1)?.end;
  const isImpact = kinds.some((kind) => kind === 'started' || kind === 'mitigated' || kind === 'regressed');
  if (isImpact && last && isBefore(last, next)) return undefined;
  // The next entry may lack its date as well, but it is not within the span.
  const below = entries.slice(entries.indexOf(entry) + 1).find((other) => other.sequence === sequence);
  if (below && isBefore(start, below.start) && isBefore(below.start, next)) return undefined;
  const at = timePosition.end.offset - end.text.length;
  return [{ start: at, end: at, text: `${dayOf(next, next.zone)} ` }];
}

function finding(start: Moment, end: Moment, position: Finding['position']): Finding {
  const next = addDays(end, 1);
  const nextDay = isBefore(next, start) ? undefined : formatMoment(next, { date: true, zone: false });
  return {
    reason: `Unexpected end \`${end.text}\` before its start \`${start.text}\`, expected an end after the start`,
    note: nextDay ? `If it ended on the next day, add the date: \`${nextDay}\`.` : undefined,
    position,
  };
}

import type { TimelineEntry } from '../postmortem/postmortem.ts';
import { defineRule } from '../rule.ts';
import { withTimeline } from './examples.ts';
import { epochSeconds, type Moment } from '../time/moment.ts';

/** By which the clocks that are furthest ahead are ahead of UTC. */
const mostAheadSeconds = 14 * 3600;

export const timelineFuture = defineRule({
  id: 'timeline-future',
  severity: 'error',
  description: 'A timeline holds what has happened.',
  reason:
    'A time in the future is a slip of the year, the month or the day, and every figure that it is part of is wrong by as much.',
  // The examples are read on 2024-08-20 at 09:12 UTC.
  examples: [
    {
      name: 'passes the present, and what is known to the day only',
      document: timeline('2024-08-20 09:12 A', '09:12–09:12 B', '~09:20 C', '2024-08-20 D', '2024-08-?? E'),
      messages: [],
    },
    {
      name: 'passes what may be the past in the zone that nobody states, or that means several',
      document: timeline('2024-08-20 23:00 A', '23:10 PST B').replace('timezone: UTC\n', ''),
      messages: [],
    },
    {
      name: 'reports what is to come, by minutes and behind a zone',
      document: timeline('2024-08-20 11:12 +02:00 A', '09:14 UTC B'),
      messages: ['7:3 Unexpected `09:14 UTC` in the future, expected a time that has passed'],
      notes: ['Correct its date, or leave out what is only planned.'],
    },
    {
      name: 'reports a year that was mistyped once, not every entry below it',
      document: timeline('2025-08-10 14:30 A', '14:40 B', '2025-08-10 14:50 C'),
      messages: ['6:3 Unexpected `2025-08-10 14:30` in the future, expected a time that has passed'],
      notes: ['Correct its date, or leave out what is only planned. Of 2 more below it the same is true.'],
    },
    {
      name: 'reports the end of a span, and times more than any zone is ahead',
      document: timeline('2024-08-20 09:00–2024-08-20 23:15 A').replace('timezone: UTC\n', ''),
      messages: ['5:3 Unexpected `2024-08-20 23:15` in the future, expected a time that has passed'],
    },
  ],
  checkDocument({ timeline: entries }, { now, report }) {
    const present = epochSeconds(now);
    const future = entries.flatMap((entry) => {
      const moment = momentsOf(entry).find((candidate) => isAfter(candidate, present));
      return moment ? [{ moment, position: entry.timePosition }] : [];
    });
    const [first, ...others] = future;
    if (!first) return;
    const more = others.length > 0 ? ` Of ${others.length} more below it the same is true.` : '';
    report({
      reason: `Unexpected \`${first.moment.text}\` in the future, expected a time that has passed`,
      note: `Correct its date, or leave out what is only planned.${more}`,
      position: first.position,
    });
  },
});

function momentsOf({ start, end }: TimelineEntry): Moment[] {
  return end ? [start, end] : [start];
}

/** Where its zone is a guess, it may be the one that is furthest ahead. */
function isAfter({ earliest, zoneAssumed, unknownZone }: Moment, present: number): boolean {
  return epochSeconds(earliest) > present + (zoneAssumed || unknownZone !== undefined ? mostAheadSeconds : 0);
}

function timeline(...entries: string[]): string {
  return withTimeline('title: A\ntimezone: UTC', ...entries);
}

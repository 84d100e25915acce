import type { TimelineEntry } from '../postmortem/postmortem.ts';
import { defineRule } from '../rule.ts';
import { withTimeline } from './examples.ts';
import { epochSeconds, type Moment } from '../time/moment.ts';

/** The largest UTC offset, UTC+14. */
const mostAheadSeconds = 14 * 3600;

export const timelineFuture = defineRule({
  id: 'timeline-future',
  severity: 'error',
  description: 'No entry of a timeline is in the future.',
  reason: 'A time in the future is a typo in the year, month or day, and makes every figure derived from it wrong.',
  // The examples are read on 2024-08-20 at 09:12 UTC.
  examples: [
    {
      name: 'passes the present, and dates without a time',
      document: timeline('2024-08-20 09:12 A', '09:12–09:12 B', '~09:20 C', '2024-08-20 D', '2024-08-?? E'),
      messages: [],
    },
    {
      name: 'passes times that may be past if the zone is unknown or ambiguous',
      document: timeline('2024-08-20 23:00 A', '23:10 PST B').replace('timezone: UTC\n', ''),
      messages: [],
    },
    {
      name: 'reports a time a few minutes ahead, taking zones into account',
      document: timeline('2024-08-20 11:12 +02:00 A', '09:14 UTC B'),
      messages: ['7:3 Unexpected `09:14 UTC` in the future, expected a time in the past'],
      notes: ['Correct the date, or remove the entry if the event is only planned.'],
    },
    {
      name: 'reports a mistyped year once, not every entry below it',
      document: timeline('2025-08-10 14:30 A', '14:40 B', '2025-08-10 14:50 C'),
      messages: ['6:3 Unexpected `2025-08-10 14:30` in the future, expected a time in the past'],
      notes: [
        'Correct the date, or remove the entry if the event is only planned. 2 more below it are in the future as well.',
      ],
    },
    {
      name: 'reports the end of a span, and times further ahead than any zone',
      document: timeline('2024-08-20 09:00–2024-08-20 23:15 A').replace('timezone: UTC\n', ''),
      messages: ['5:3 Unexpected `2024-08-20 23:15` in the future, expected a time in the past'],
    },
  ],
  checkDocument({ timeline: entries }, { hasCome, report }) {
    const future = entries.flatMap((entry) => {
      const moment = momentsOf(entry).find((candidate) => !hasCome(firstPossible(candidate)));
      return moment ? [{ moment, position: entry.timePosition }] : [];
    });
    const [first, ...others] = future;
    if (!first) return;
    const more =
      others.length > 0
        ? ` ${others.length} more below it ${others.length > 1 ? 'are' : 'is'} in the future as well.`
        : '';
    report({
      reason: `Unexpected \`${first.moment.text}\` in the future, expected a time in the past`,
      note: `Correct the date, or remove the entry if the event is only planned.${more}`,
      position: first.position,
    });
  },
});

function momentsOf({ start, end }: TimelineEntry): Moment[] {
  return end ? [start, end] : [start];
}

/** If the zone is unknown, it may be the one that is furthest ahead of UTC. */
function firstPossible({ earliest, zoneAssumed, unknownZone }: Moment): number {
  return epochSeconds(earliest) - (zoneAssumed || unknownZone !== undefined ? mostAheadSeconds : 0);
}

function timeline(...entries: string[]): string {
  return withTimeline('title: A\ntimezone: UTC', ...entries);
}

import { milestoneOf } from '../analysis/milestones.ts';
import { defineRule } from '../rule.ts';
import { withTimeline } from './examples.ts';
import { isBefore, type Moment } from '../time/moment.ts';

export const timelineLeadUp = defineRule({
  id: 'timeline-lead-up',
  severity: 'info',
  description: 'A timeline that begins with the detection leaves open when it began, unless `duration.start` says so.',
  reason:
    'What happened before anybody knew is often the longest part of an incident, and the one that better monitoring would cut.',
  examples: [
    {
      name: 'passes a timeline that begins before the detection',
      document: timeline('2024-08-10', '14:20 `triggered` A', '14:30 `detected` B'),
      messages: [],
    },
    {
      name: 'passes a detection at the moment at which it began',
      document: timeline('2024-08-10', '14:30 A', '14:30 `detected` B'),
      messages: [],
    },
    {
      name: 'passes a start that the frontmatter states',
      document: timeline('2024-08-10T14:20Z', '14:30 `detected` A'),
      messages: [],
    },
    {
      name: 'passes an entry that says both',
      document: timeline('2024-08-10', '14:30 `started` `detected` A'),
      messages: [],
    },
    {
      name: 'passes what was seen before users felt it',
      document: timeline('2024-08-10', '14:30 `detected` A', '14:50 `started` B'),
      messages: [],
    },
    {
      name: 'passes what users never felt',
      document: timeline('2024-08-10', '14:30 `detected` A').replace('---\n', '---\nimpact: none\n'),
      messages: [],
    },
    {
      name: 'notes a timeline that begins with the detection of what began some time that day',
      document: timeline('2024-08-10', '14:30 `detected` A', '14:40 `mitigated` B'),
      messages: ['5:3 Unexpected detection as the first entry, expected when it began'],
    },
    {
      name: 'notes it where the frontmatter knows the month only',
      document: timeline('2024-08-??', '2024-08-10 14:30 `detected` A'),
      messages: ['5:3 Unexpected detection as the first entry, expected when it began'],
    },
    {
      name: 'notes it where the frontmatter knows the year only',
      document: timeline('2024-??-??', '2024-08-10 14:30 `detected` A'),
      messages: ['5:3 Unexpected detection as the first entry, expected when it began'],
    },
    {
      name: 'notes it where nobody knows the start, and entries stand out of order',
      document: timeline('unknown', '2024-08-10 14:40 A', '14:30 `detected` B'),
      messages: ['6:3 Unexpected detection as the first entry, expected when it began'],
    },
  ],
  checkDocument(postmortem, { report }) {
    const detected = milestoneOf(postmortem, 'detected');
    if (!detected || postmortem.impact.none || isStated(postmortem.duration[0]?.start, detected.moment)) return;
    // Seen before anybody felt it, the beginning stands below.
    if (postmortem.timeline.some(({ kinds }) => kinds.includes('started') || kinds.includes('triggered'))) return;
    const { entry } = detected;
    const index = postmortem.timeline.indexOf(entry);
    const told = postmortem.timeline.some(
      (other, at) => isBefore(other.start, entry.start) || (at < index && !isBefore(entry.start, other.start)),
    );
    if (told) return;
    report({
      reason: 'Unexpected detection as the first entry, expected when it began',
      note: 'Put an entry above it with `started` or `triggered`; `~` and `?` stand for what nobody knows exactly.',
      position: entry.timePosition,
    });
  },
});

/** A date alone says no more than that it was noticed on the day on which it began. */
function isStated(start: Moment | undefined, detected: Moment): boolean {
  return start !== undefined && !['day', 'month', 'year'].includes(start.precision) && !isBefore(detected, start);
}

function timeline(start: string, ...entries: string[]): string {
  return withTimeline(`duration: { start: ${start} }`, ...entries);
}

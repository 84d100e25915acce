import { withInferredKinds } from '../analysis/kinds/inferred-kinds.ts';
import { inferredNote } from '../analysis/kinds/inferred-note.ts';
import { milestoneOf } from '../analysis/milestones.ts';
import { defineRule } from '../rule.ts';
import { withTimeline } from './examples.ts';
import { isBefore, type Moment } from '../time/moment.ts';

export const timelineLeadUp = defineRule({
  id: 'timeline-lead-up',
  severity: 'info',
  description:
    'A timeline shows what happened before the detection, unless `duration.start` states when the incident started.',
  reason:
    'The time before the detection is often the longest part of an incident, and the one that better monitoring shortens.',
  examples: [
    {
      name: 'passes a timeline that begins before the detection',
      document: timeline('2024-08-10', '14:20 `triggered` A', '14:30 `detected` B'),
      messages: [],
    },
    {
      name: 'passes a detection at the same moment as the start',
      document: timeline('2024-08-10', '14:30 A', '14:30 `detected` B'),
      messages: [],
    },
    {
      name: 'passes a start in the frontmatter',
      document: timeline('2024-08-10T14:20Z', '14:30 `detected` A'),
      messages: [],
    },
    {
      name: 'passes an entry that is both start and detection',
      document: timeline('2024-08-10', '14:30 `started` `detected` A'),
      messages: [],
    },
    {
      name: 'passes a detection before the impact',
      document: timeline('2024-08-10', '14:30 `detected` A', '14:50 `started` B'),
      messages: [],
    },
    {
      name: 'passes an incident without impact',
      document: timeline('2024-08-10', '14:30 `detected` A').replace('---\n', '---\nimpact: none\n'),
      messages: [],
    },
    {
      name: 'notes a timeline that begins with the detection if only the day of the start is known',
      document: timeline('2024-08-10', '14:30 `detected` A', '14:40 `mitigated` B'),
      messages: ['5:3 Unexpected detection as the first entry, expected the start of the incident before it'],
    },
    {
      name: 'notes it if only the month of the start is known',
      document: timeline('2024-08-??', '2024-08-10 14:30 `detected` A'),
      messages: ['5:3 Unexpected detection as the first entry, expected the start of the incident before it'],
    },
    {
      name: 'notes it if only the year of the start is known',
      document: timeline('2024-??-??', '2024-08-10 14:30 `detected` A'),
      messages: ['5:3 Unexpected detection as the first entry, expected the start of the incident before it'],
    },
    {
      name: 'notes it if the start is unknown and entries are out of order',
      document: timeline('unknown', '2024-08-10 14:40 A', '14:30 `detected` B'),
      messages: ['6:3 Unexpected detection as the first entry, expected the start of the incident before it'],
    },
    {
      name: 'notes it if the wording says that the first entry is the detection',
      document: timeline('2024-08-10', '14:30 Alert fires', '14:40 B'),
      messages: ['5:3 Unexpected detection as the first entry, expected the start of the incident before it'],
      notes: [
        'Add an entry with `started` or `triggered` above it. Write `~` or `?` if the time is not known exactly. No entry is marked: `detected` on line 5 is inferred from the wording.',
      ],
    },
  ],
  checkDocument(read, { report }) {
    // `schema` asks for a duration.
    if (read.duration.length === 0) return;
    const postmortem = withInferredKinds(read);
    const detected = milestoneOf(postmortem, 'detected');
    if (!detected || postmortem.impact.none || isStated(postmortem.duration[0]?.start, detected.moment)) return;
    // A detection before the impact: the start is below it.
    if (postmortem.timeline.some(({ kinds }) => kinds.includes('started') || kinds.includes('triggered'))) return;
    const { entry } = detected;
    const index = postmortem.timeline.indexOf(entry);
    const hasEarlier = postmortem.timeline.some(
      (other, at) => isBefore(other.start, entry.start) || (at < index && !isBefore(entry.start, other.start)),
    );
    if (hasEarlier) return;
    report({
      reason: 'Unexpected detection as the first entry, expected the start of the incident before it',
      note: `Add an entry with \`started\` or \`triggered\` above it. Write \`~\` or \`?\` if the time is not known exactly.${inferredNote(postmortem, ['detected'])}`,
      position: entry.timePosition,
    });
  },
});

/** A date alone only says that the incident started on the day of its detection. */
function isStated(start: Moment | undefined, detected: Moment): boolean {
  return start !== undefined && !['day', 'month', 'year'].includes(start.precision) && !isBefore(detected, start);
}

function timeline(start: string, ...entries: string[]): string {
  return withTimeline(`duration: { start: ${start} }`, ...entries);
}

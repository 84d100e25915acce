import { milestoneOf } from '../analysis/milestones.ts';
import type { TimelineEntry } from '../postmortem/postmortem.ts';
import { defineRule } from '../rule.ts';
import { timeline } from './examples.ts';
import { isBefore, type Moment } from '../time/moment.ts';

export const timelineVerification = defineRule({
  id: 'timeline-verification',
  severity: 'info',
  description: 'After the last `mitigated`, an entry shows that the mitigation worked.',
  reason: 'A mitigation is a hypothesis until it is verified, and only then can responders stand down.',
  examples: [
    {
      name: 'passes a later entry of any kind or none',
      document: timeline('14:30 `mitigated` A', '15:30 B'),
      messages: [],
    },
    {
      name: 'passes an entry that is both, and a resolution in the same minute',
      document: timeline('14:30 `mitigated` `verified` A') + timeline('14:40 `mitigated` B', '14:40 `resolved` C'),
      messages: [],
    },
    {
      name: 'passes a regression, which is an observation',
      document: timeline('14:30 `mitigated` A', '15:30 `regressed` B'),
      messages: [],
    },
    {
      name: 'passes a verification that began before the mitigation ended',
      document: timeline('14:30–14:50 `mitigated` A', '14:40 `changed` B', '14:45–15:00 `verified` C'),
      messages: [],
    },
    {
      name: 'passes communication combined with another kind',
      document: timeline('14:30 `mitigated` A', '14:45 `communicated` `investigated` B'),
      messages: [],
    },
    { name: 'passes a timeline without a mitigation', document: timeline('14:30 A'), messages: [] },
    {
      name: 'notes a timeline that ends with the mitigation',
      document: timeline('14:20 `detected` A', '14:30 `mitigated` B'),
      messages: ['6:3 Unexpected end of the timeline at `mitigated`, expected a verification after it'],
    },
    {
      name: 'notes it if the verification ended before the mitigation',
      document: timeline('14:20 `verified` A', '14:30–14:50 `mitigated` B', '14:40 C'),
      messages: ['6:3 Unexpected end of the timeline at `mitigated`, expected a verification after it'],
    },
    {
      name: 'notes it if only communication follows the last of two mitigations',
      document: timeline('14:30 `mitigated` A', '14:35 B', '14:40 `mitigated` C', '14:45 `communicated` D'),
      messages: ['7:3 Unexpected end of the timeline at `mitigated`, expected a verification after it'],
    },
  ],
  checkDocument(postmortem, { report }) {
    const mitigated = milestoneOf(postmortem, 'mitigated');
    if (!mitigated) return;
    const { entry, moment } = mitigated;
    if (postmortem.timeline.some((other) => (other === entry || !isOver(other, moment)) && verifies(other, entry)))
      return;
    report({
      reason: 'Unexpected end of the timeline at `mitigated`, expected a verification after it',
      note: 'Add an entry with `verified` or `resolved` below it that says what showed the recovery: a graph, a test, or users.',
      position: entry.timePosition,
    });
  },
});

/** Whether an entry was over before a moment. */
function isOver({ start, end = start }: TimelineEntry, moment: Moment): boolean {
  return isBefore(end, moment);
}

/** Neither communication nor the mitigation itself is a verification. */
function verifies(other: TimelineEntry, mitigation: TimelineEntry): boolean {
  if (other.kinds.includes('verified') || other.kinds.includes('resolved')) return true;
  const isCommunication = other.kinds.length > 0 && other.kinds.every((kind) => kind === 'communicated');
  return isBefore(mitigation.start, other.start) && !isCommunication;
}

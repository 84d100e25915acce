import { milestoneOf } from '../analysis/milestones.ts';
import type { TimelineEntry } from '../postmortem/postmortem.ts';
import { defineRule } from '../rule.ts';
import { timeline } from './examples.ts';
import { isBefore, type Moment } from '../time/moment.ts';

export const timelineVerification = defineRule({
  id: 'timeline-verification',
  severity: 'info',
  description: 'After the last `mitigated` something shows that it held.',
  reason:
    'A mitigation is a hypothesis until somebody has looked. The moment at which they did is also the one at which responders could go home.',
  examples: [
    {
      name: 'passes a look at it afterwards, of any kind or none',
      document: timeline('14:30 `mitigated` A', '15:30 B'),
      messages: [],
    },
    {
      name: 'passes an entry that says both, and a resolution at the same minute',
      document: timeline('14:30 `mitigated` `verified` A') + timeline('14:40 `mitigated` B', '14:40 `resolved` C'),
      messages: [],
    },
    {
      name: 'passes impact that came back, since that was seen',
      document: timeline('14:30 `mitigated` A', '15:30 `regressed` B'),
      messages: [],
    },
    {
      name: 'passes a look at it that began before the mitigation was over',
      document: timeline('14:30–14:50 `mitigated` A', '14:40 `changed` B', '14:45–15:00 `verified` C'),
      messages: [],
    },
    {
      name: 'passes what was told to users by whoever looked',
      document: timeline('14:30 `mitigated` A', '14:45 `communicated` `investigated` B'),
      messages: [],
    },
    { name: 'passes a timeline that says of nothing that it helped', document: timeline('14:30 A'), messages: [] },
    {
      name: 'notes a timeline that ends with the mitigation',
      document: timeline('14:20 `detected` A', '14:30 `mitigated` B'),
      messages: ['6:3 Unexpected end of the timeline at `mitigated`, expected what showed that it held'],
    },
    {
      name: 'notes it where the look at it was over before',
      document: timeline('14:20 `verified` A', '14:30–14:50 `mitigated` B', '14:40 C'),
      messages: ['6:3 Unexpected end of the timeline at `mitigated`, expected what showed that it held'],
    },
    {
      name: 'notes it where only users were told afterwards, and the last of two counts',
      document: timeline('14:30 `mitigated` A', '14:35 B', '14:40 `mitigated` C', '14:45 `communicated` D'),
      messages: ['7:3 Unexpected end of the timeline at `mitigated`, expected what showed that it held'],
    },
  ],
  checkDocument(postmortem, { report }) {
    const mitigated = milestoneOf(postmortem, 'mitigated');
    if (!mitigated) return;
    const { entry, moment } = mitigated;
    if (postmortem.timeline.some((other) => (other === entry || !isOver(other, moment)) && shows(other, entry))) return;
    report({
      reason: 'Unexpected end of the timeline at `mitigated`, expected what showed that it held',
      note: 'Put an entry with `verified` or `resolved` below it: which graph, which test, which users.',
      position: entry.timePosition,
    });
  },
});

/** Whether an entry was over before a moment. */
function isOver({ start, end = start }: TimelineEntry, moment: Moment): boolean {
  return isBefore(end, moment);
}

/** Telling users is no look at it, and neither is the mitigation itself. */
function shows(other: TimelineEntry, mitigation: TimelineEntry): boolean {
  if (other.kinds.includes('verified') || other.kinds.includes('resolved')) return true;
  const isNews = other.kinds.length > 0 && other.kinds.every((kind) => kind === 'communicated');
  return isBefore(mitigation.start, other.start) && !isNews;
}

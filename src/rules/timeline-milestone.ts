import { isReviewable } from '../analysis/status.ts';
import { defineRule } from '../rule.ts';
import { withTimeline } from './examples.ts';

export const timelineMilestone = defineRule({
  id: 'timeline-milestone',
  severity: 'warn',
  description: 'From `in_review` on, a timeline marks the entry of the detection and the entry of the end.',
  reason:
    'Times to detect and to mitigate are measured between these entries. Without them, the incident is missing from the figures.',
  examples: [
    { name: 'passes a draft without milestones', document: timeline('draft', '14:30 A'), messages: [] },
    {
      name: 'passes a detection and a resolution',
      document: timeline('in_review', '14:30 `started` `detected` A', '15:30 `resolved` B'),
      messages: [],
    },
    {
      name: 'passes an incident without impact',
      document: timeline('in_review\nimpact: none', '14:30 A'),
      messages: [],
    },
    { name: 'passes a withdrawn postmortem', document: timeline('withdrawn', '14:30 A'), messages: [] },
    {
      name: 'leaves a timeline without entries to `timeline-missing`',
      document: timeline('in_review', 'A'),
      messages: [],
    },
    {
      name: 'warns once about a timeline without milestones, at its heading',
      document: timeline('in_review', '14:30 A', '15:30 B'),
      messages: [
        '5:1 Missing `detected` and `mitigated` in the timeline, expected them as inline code after the times of their entries',
      ],
    },
    {
      name: 'warns about a detection that is not marked',
      document: timeline('reviewed', '14:30 A', '15:30 `mitigated` B'),
      messages: ['5:1 Missing `detected` in the timeline, expected it as inline code after the time of its entry'],
    },
    {
      name: 'warns about an end that is marked in neither of two timelines, at the first',
      document: timeline('closed', '14:30 `detected` A') + '## Timeline of the second day\n- 15:30 `identified` B\n',
      messages: ['5:1 Missing `mitigated` in the timeline, expected it as inline code after the time of its entry'],
    },
  ],
  checkDocument({ status, impact, timeline: entries, timelineHeadings }, { report }) {
    const [heading] = timelineHeadings;
    if (!isReviewable(status) || impact.none || entries.length === 0 || !heading) return;
    const kinds = new Set(entries.flatMap((entry) => entry.kinds));
    const missing = [
      ...(kinds.has('detected') ? [] : ['`detected`']),
      ...(kinds.has('mitigated') || kinds.has('resolved') ? [] : ['`mitigated`']),
    ];
    if (missing.length === 0) return;
    report({
      reason:
        missing.length > 1
          ? `Missing ${missing.join(' and ')} in the timeline, expected them as inline code after the times of their entries`
          : `Missing ${missing.join()} in the timeline, expected it as inline code after the time of its entry`,
      note: 'Mark the entry at which the incident was detected as `detected`, and the one at which the impact ended as `mitigated`.',
      position: heading,
    });
  },
});

function timeline(status: string, ...entries: string[]): string {
  return withTimeline(`status: ${status}\nduration: 2024-08-10T14:30Z/2024-08-10T15:30Z`, ...entries);
}

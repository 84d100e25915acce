import { milestoneOf, type MilestoneName } from '../analysis/milestones.ts';
import { isInOrder } from '../analysis/order.ts';
import { defineRule } from '../rule.ts';
import { timeline } from './examples.ts';
import { isBefore } from '../time/moment.ts';

const pairs: [earlier: MilestoneName, later: MilestoneName][] = [
  ['started', 'mitigated'],
  ['mitigated', 'resolved'],
  ['started', 'resolved'],
  ['detected', 'acknowledged'],
];

export const timelineMilestoneOrder = defineRule({
  id: 'timeline-milestone-order',
  severity: 'error',
  description:
    'Milestones come in an order that is possible: `started`, `mitigated`, `resolved`; `detected`, `acknowledged`.',
  reason: 'Every figure is the time between two milestones. In an impossible order one of them is on the wrong entry.',
  examples: [
    {
      name: 'passes milestones in order, and a detection before users felt it',
      document: timeline(
        '14:20 `detected` A',
        '14:30 `started` B',
        '14:35 `acknowledged` C',
        '15:00 `mitigated` `resolved` D',
      ),
      messages: [],
    },
    {
      name: 'passes impact that came back',
      document: timeline(
        '14:30 `started` A',
        '14:40 `mitigated` B',
        '14:50 `regressed` C',
        '15:00 `mitigated` D',
        '15:10 `resolved` E',
      ),
      messages: [],
    },
    {
      name: 'passes work that was over until users felt it again',
      document: timeline(
        '14:30 `started` A',
        '14:40 `mitigated` B',
        '14:45 `resolved` C',
        '16:00 `regressed` D',
        '16:10 `mitigated` E',
      ),
      messages: [],
    },
    {
      name: 'passes what may be in order',
      document: timeline('~14:30 `mitigated` A', '14:35 `started` B'),
      messages: [],
    },
    {
      name: 'goes by the start of a span, but of a resolution by its end',
      document: timeline('14:30–14:50 `started` A', '14:35–15:00 `resolved` B', '14:40 `mitigated` C'),
      messages: [],
    },
    {
      name: 'reports a mitigation before the start',
      document: timeline('14:30 `mitigated` A', '14:50 `started` B'),
      messages: ['5:3 Unexpected `mitigated` at `14:30`, expected it after `started` at `14:50`'],
    },
    {
      name: 'reports an end of the work before the start, where nothing is said of the end of the impact',
      document: timeline('14:30 `resolved` A', '14:50 `started` B'),
      messages: ['5:3 Unexpected `resolved` at `14:30`, expected it after `started` at `14:50`'],
    },
    {
      name: 'reports an end of the work before the end of the impact, and an answer before the alert',
      document: timeline('14:30 `acknowledged` A', '14:40 `detected` B', '15:00 `resolved` C', '15:10 `mitigated` D'),
      messages: [
        '5:3 Unexpected `acknowledged` at `14:30`, expected it after `detected` at `14:40`',
        '7:3 Unexpected `resolved` at `15:00`, expected it after `mitigated` at `15:10`',
      ],
      notes: [
        '`detected` stands on line 6; one of the two is on the wrong entry.',
        '`mitigated` stands on line 8; one of the two is on the wrong entry.',
      ],
    },
    {
      name: 'leaves entries that are out of order to the rule for them',
      document: timeline('14:40 `detected` A', '14:30 `acknowledged` B', '15:00 `mitigated` C'),
      messages: [],
    },
  ],
  checkDocument(postmortem, { report }) {
    if (!isInOrder(postmortem.timeline)) return;
    for (const [first, second] of pairs) {
      const earlier = milestoneOf(postmortem, first);
      const later = milestoneOf(postmortem, second);
      if (!earlier || !later || !isBefore(later.moment, earlier.moment)) continue;
      // What stands between the two says it.
      if (first === 'started' && second === 'resolved' && milestoneOf(postmortem, 'mitigated')) continue;
      const isReopened = postmortem.timeline.some(
        ({ kinds, start }) =>
          kinds.includes('regressed') && !isBefore(start, later.moment) && !isBefore(earlier.moment, start),
      );
      if (second === 'resolved' && isReopened) continue;
      report({
        reason: `Unexpected \`${second}\` at \`${later.moment.text}\`, expected it after \`${first}\` at \`${earlier.moment.text}\``,
        note: `\`${first}\` stands on line ${earlier.entry.position.start.line}; one of the two is on the wrong entry.`,
        position: later.entry.timePosition,
      });
    }
  },
});

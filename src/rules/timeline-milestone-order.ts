import { withInferredKinds } from '../analysis/kinds/inferred-kinds.ts';
import { inferredNote } from '../analysis/kinds/inferred-note.ts';
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
  description: 'Milestones are in a possible order: `started`, `mitigated`, `resolved`; `detected`, `acknowledged`.',
  reason: 'Figures are times between two milestones. If the order is impossible, one milestone is on the wrong entry.',
  examples: [
    {
      name: 'passes milestones in order, and a detection before the impact',
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
      name: 'passes a resolution before a regression',
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
      name: 'passes vague times that may be in order',
      document: timeline('~14:30 `mitigated` A', '14:35 `started` B'),
      messages: [],
    },
    {
      name: 'uses the start of a span, but the end of a resolution',
      document: timeline('14:30–14:50 `started` A', '14:35–15:00 `resolved` B', '14:40 `mitigated` C'),
      messages: [],
    },
    {
      name: 'reports a mitigation before the start',
      document: timeline('14:30 `mitigated` A', '14:50 `started` B'),
      messages: ['5:3 Unexpected `mitigated` at `14:30`, expected it after `started` at `14:50`'],
    },
    {
      name: 'reports a resolution before the start if no entry is a mitigation',
      document: timeline('14:30 `resolved` A', '14:50 `started` B'),
      messages: ['5:3 Unexpected `resolved` at `14:30`, expected it after `started` at `14:50`'],
    },
    {
      name: 'reports a resolution before the mitigation, and an acknowledgement before the detection',
      document: timeline('14:30 `acknowledged` A', '14:40 `detected` B', '15:00 `resolved` C', '15:10 `mitigated` D'),
      messages: [
        '5:3 Unexpected `acknowledged` at `14:30`, expected it after `detected` at `14:40`',
        '7:3 Unexpected `resolved` at `15:00`, expected it after `mitigated` at `15:10`',
      ],
      notes: [
        '`detected` is on line 6. Move one of the two to another entry, or correct its time.',
        '`mitigated` is on line 8. Move one of the two to another entry, or correct its time.',
      ],
    },
    {
      name: 'notes an order that is impossible if the wording is right',
      document: timeline('14:30 Incident resolved', '14:50 Impact begins'),
      messages: ['5:3 info Unexpected `resolved` at `14:30`, expected it after `started` at `14:50`'],
      notes: [
        '`started` is on line 6. Move one of the two to another entry, or correct its time. No entry is marked: `resolved` on line 5 and `started` on line 6 are inferred from the wording.',
      ],
    },
    {
      name: 'leaves entries that are out of order to `timeline-order`',
      document: timeline('14:40 `detected` A', '14:30 `acknowledged` B', '15:00 `mitigated` C'),
      messages: [],
    },
  ],
  checkDocument(read, { report }) {
    if (!isInOrder(read.timeline)) return;
    const postmortem = withInferredKinds(read);
    for (const [first, second] of pairs) {
      const earlier = milestoneOf(postmortem, first);
      const later = milestoneOf(postmortem, second);
      if (!earlier || !later || !isBefore(later.moment, earlier.moment)) continue;
      // Another pair reports it.
      if (first === 'started' && second === 'resolved' && milestoneOf(postmortem, 'mitigated')) continue;
      const isReopened = postmortem.timeline.some(
        ({ kinds, start }) =>
          kinds.includes('regressed') && !isBefore(start, later.moment) && !isBefore(earlier.moment, start),
      );
      if (second === 'resolved' && isReopened) continue;
      report({
        reason: `Unexpected \`${second}\` at \`${later.moment.text}\`, expected it after \`${first}\` at \`${earlier.moment.text}\``,
        note: `\`${first}\` is on line ${earlier.entry.position.start.line}. Move one of the two to another entry, or correct its time.${inferredNote(postmortem, [first, second])}`,
        position: later.entry.timePosition,
        ...(postmortem.kindsInferred && { severity: 'info' as const }),
      });
    }
  },
});

import { withInferredKinds } from '../analysis/kinds/inferred-kinds.ts';
import { inferredNote } from '../analysis/kinds/inferred-note.ts';
import { findGaps } from '../analysis/timeline-gaps.ts';
import { defineRule } from '../rule.ts';
import { withTimeline } from './examples.ts';
import { formatSeconds } from '../text/seconds.ts';

export const timelineGap = defineRule({
  id: 'timeline-gap',
  severity: 'warn',
  description: 'The timeline has no long gap between detection and mitigation.',
  reason:
    'During the impact something happens every few minutes: a hypothesis, a call, a dead end. If the timeline has a gap there, readers learn nothing about the part that took longest.',
  options: {
    max: { description: 'Longest gap, in minutes.', type: 'integer', minimum: 1, default: 30 },
    share: {
      description: 'Gaps up to this share of the time between detection and mitigation are accepted, 0 to 1.',
      type: 'number',
      minimum: 0,
      maximum: 1,
      default: 0.25,
    },
    night: {
      description: 'Gaps of at least this many minutes are taken for nights and weekends, and accepted.',
      type: 'integer',
      minimum: 1,
      default: 480,
    },
  },
  examples: [
    {
      name: 'passes a timeline without long gaps',
      document: timeline('14:30 `detected` A', '14:50 B', '15:15 C', '15:30 `mitigated` D'),
      messages: [],
    },
    {
      name: 'passes gaps before the detection and after the mitigation',
      document: timeline('10:00 `started` A', '14:30 `detected` B', '14:50 `mitigated` C', '20:00 `resolved` D'),
      messages: [],
    },
    {
      name: 'passes a gap between an early detection and the start of the impact',
      document: timeline('10:00 `detected` A', '11:30 `started` B', '11:40 C', '11:50 `mitigated` D'),
      messages: [],
    },
    {
      name: 'passes a night, and days without times',
      document: timeline(
        '18:00 `detected` A',
        '18:20 B',
        '2024-08-11 08:30 C',
        '2024-08-13 D',
        '2024-08-20 `resolved` E',
      ),
      messages: [],
    },
    {
      name: 'passes a gap in an incident without impact',
      document: timeline('14:30 `detected` A', '16:00 `resolved` B').replace('\n---', '\nimpact: none\n---'),
      messages: [],
    },
    {
      name: 'passes a gap that is a small part of a long response',
      document: timeline('08:00 `detected` A', '08:40 B', '09:20 C', '10:00 D', '10:40 E', '11:20 `mitigated` F'),
      messages: [],
    },
    {
      name: 'passes a gap between `mitigated` and `regressed`',
      document: timeline('14:30 `detected` A', '14:40 `mitigated` B', '17:00 `regressed` C', '17:10 `mitigated` D'),
      messages: [],
    },
    {
      name: 'passes a gap that is filled by a span or an entry in another thread',
      document: timeline('14:30 `detected` A', '14:35–15:00 B', '15:40 `mitigated` C\n### Network', '15:20 D'),
      messages: [],
    },
    {
      name: 'passes a timeline without a detection',
      document: timeline('14:30 A', '18:30 `mitigated` B'),
      messages: [],
    },
    {
      name: 'passes a gap after a span whose end is mistyped',
      document: timeline('14:30 `detected` A', '14:40–12:00 B', '15:40 C', '15:50 `mitigated` D'),
      messages: [],
    },
    {
      name: 'warns about a gap of an hour, at the entry after it',
      document: timeline('14:30 `detected` A', '14:40 B', '15:40 C', '15:50 `mitigated` D'),
      messages: ['7:3 Unexpected gap of 1 h before `15:40`, expected at most 30 min'],
    },
    {
      name: 'warns about a gap before the resolution if no entry is a mitigation',
      document: timeline('14:30 `detected` A', '15:50 `resolved` B'),
      messages: ['6:3 Unexpected gap of 1 h 20 min before `15:50`, expected at most 30 min'],
    },
    {
      name: 'warns about gaps during the impact, but not about a pause of the impact',
      document: timeline(
        '14:30 `detected` A',
        '14:35 `regressed` B',
        '15:35 C',
        '15:40 `mitigated` D',
        '15:50 E',
        '19:40 `regressed` F',
        '20:40 G',
        '20:50 `mitigated` H',
      ),
      messages: [
        '7:3 Unexpected gap of 1 h before `15:35`, expected at most 30 min',
        '11:3 Unexpected gap of 1 h before `20:40`, expected at most 30 min',
      ],
    },
    {
      name: 'notes a gap between a detection and a mitigation that the wording suggests',
      document: timeline('14:30 Alert fires', '15:40 A', '15:50 Error rate is back to normal'),
      messages: ['6:3 info Unexpected gap of 1 h 10 min before `15:40`, expected at most 30 min'],
      notes: [
        'Add entries for what was tried or waited for in between, including dead ends. No entry is marked: `detected` on line 5 and `mitigated` on line 7 are inferred from the wording.',
      ],
    },
    {
      name: 'takes its limits from the configuration',
      document: timeline('14:30 `detected` A', '14:40 B', '15:40 C', '15:50 `mitigated` D'),
      options: { max: 60 },
      messages: [],
    },
  ],
  checkDocument(postmortem, { options, report }) {
    const withKinds = withInferredKinds(postmortem);
    const basis = inferredNote(withKinds, ['detected', 'mitigated', 'resolved']);
    for (const { entry, seconds } of findGaps(withKinds, options)) {
      report({
        reason: `Unexpected gap of ${formatSeconds(seconds).replaceAll('\u00a0', ' ')} before \`${entry.start.text}\`, expected at most ${options.max} min`,
        note: `Add entries for what was tried or waited for in between, including dead ends.${basis}`,
        position: entry.timePosition,
        ...(withKinds.kindsInferred && { severity: 'info' as const }),
      });
    }
  },
});

function timeline(...entries: string[]): string {
  return withTimeline('duration: { start: 2024-08-10T08:00Z }', ...entries);
}

import { isReviewable } from '../analysis/status.ts';
import { milestoneOf } from '../analysis/milestones.ts';
import { defineRule } from '../rule.ts';
import { withTimeline } from './examples.ts';
import { epochSeconds, type Moment } from '../time/moment.ts';

export const timelineCommunication = defineRule({
  id: 'timeline-communication',
  severity: 'off',
  description: 'From `in_review` on, users are informed of a severe incident soon after its detection.',
  reason: 'Informed users wait. Others retry, contact support, and assume that the incident went unnoticed.',
  options: {
    max: {
      description: 'Longest time from the detection to the first `communicated`, in minutes.',
      type: 'integer',
      minimum: 1,
      default: 60,
    },
    severities: {
      description: 'How many severities, counted from the highest, require communication.',
      type: 'integer',
      minimum: 1,
      default: 2,
    },
  },
  examples: [
    {
      name: 'passes communication before the detection',
      document: timeline('SEV1', '14:20 `communicated` A', '14:30 `detected` B'),
      messages: [],
    },
    {
      name: 'passes a vague time that may be within the hour',
      document: timeline('P2', '14:30 `detected` A', '~15:35 `communicated` B', '16:30 `communicated` C'),
      messages: [],
    },
    { name: 'passes lower severities', document: timeline('SEV3', '14:30 `detected` A'), messages: [] },
    {
      name: 'passes a draft, which may be less than an hour old',
      document: timeline('SEV1', '14:30 `detected` A').replace('in_review', 'draft'),
      messages: [],
    },
    {
      name: 'passes a withdrawn postmortem',
      document: timeline('SEV1', '14:30 `detected` A').replace('in_review', 'withdrawn'),
      messages: [],
    },
    {
      name: 'passes an incident without impact',
      document: timeline('SEV1\nimpact: none', '14:30 `detected` A'),
      messages: [],
    },
    { name: 'passes a timeline without milestones', document: timeline('SEV1', '14:30 A'), messages: [] },
    {
      name: 'passes communication at the last minute',
      document: timeline('SEV1', '14:30 `detected` A', '15:30 `communicated` B'),
      messages: [],
    },
    {
      name: 'warns about missing communication, at the detection',
      document: timeline('SEV2', '14:20 `started` A', '14:30 `detected` B', '15:30 `mitigated` C'),
      messages: ['8:3 Missing `communicated`, expected it within 60 min of `14:30`'],
    },
    {
      name: 'warns about late communication, with the limits of the configuration',
      document: timeline('SEV3', '14:20 `started` A', '15:00 `communicated` B', '14:50 `communicated` C'),
      options: { max: 15, severities: 3 },
      messages: ['9:3 Unexpected first `communicated` at `14:50`, expected it within 15 min of `14:20`'],
    },
  ],
  checkDocument(postmortem, { settings, options, report }) {
    const { status, severity, impact, timeline: entries } = postmortem;
    const isSevere = settings.severities.slice(0, options.severities).some(({ name }) => name === severity);
    if (!isReviewable(status) || impact.none || !isSevere) return;
    const known = milestoneOf(postmortem, 'detected') ?? milestoneOf(postmortem, 'started');
    if (!known) return;
    const [first] = entries
      .filter(({ kinds }) => kinds.includes('communicated'))
      .toSorted((a, b) => epochSeconds(a.start.earliest) - epochSeconds(b.start.earliest));
    const limit = `expected it within ${options.max} min of \`${known.moment.text}\``;
    if (!first) {
      report({
        reason: `Missing \`communicated\`, ${limit}`,
        note: 'Add `communicated` to the entry at which users were informed. If they were not, say so in the text.',
        position: known.entry.timePosition,
      });
    } else if (leastSeconds(known.moment, first.start) > options.max * 60) {
      report({
        reason: `Unexpected first \`communicated\` at \`${first.start.text}\`, ${limit}`,
        note: 'If users were informed earlier, add that entry.',
        position: first.timePosition,
      });
    }
  },
});

function leastSeconds(from: Moment, to: Moment): number {
  return epochSeconds(to.earliest) - epochSeconds(from.latest);
}

function timeline(severity: string, ...entries: string[]): string {
  const frontmatter = `status: in_review\nseverity: ${severity}\nduration: { start: 2024-08-10T14:30Z }`;
  return withTimeline(frontmatter, ...entries);
}

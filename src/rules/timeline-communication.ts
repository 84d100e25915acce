import { isReviewable } from '../analysis/status.ts';
import { milestoneOf } from '../analysis/milestones.ts';
import { defineRule } from '../rule.ts';
import { withTimeline } from './examples.ts';
import { epochSeconds, type Moment } from '../time/moment.ts';

export const timelineCommunication = defineRule({
  id: 'timeline-communication',
  severity: 'off',
  description: 'In grave incidents users are told soon after somebody noticed, from `in_review` on.',
  reason: 'Users who are told wait. Those who are not call, try again, and believe that nobody knows.',
  options: {
    max: {
      description: 'Longest time from the detection to the first `communicated`, in minutes.',
      type: 'integer',
      minimum: 1,
      default: 60,
    },
    severities: {
      description: 'How many severities, counted from the gravest, have to tell users.',
      type: 'integer',
      minimum: 1,
      default: 2,
    },
  },
  examples: [
    {
      name: 'passes users that were told within the hour, or before anybody noticed',
      document: timeline('SEV1', '14:20 `communicated` A', '14:30 `detected` B'),
      messages: [],
    },
    {
      name: 'passes what may have been within the hour',
      document: timeline('P2', '14:30 `detected` A', '~15:35 `communicated` B', '16:30 `communicated` C'),
      messages: [],
    },
    { name: 'passes incidents that are less grave', document: timeline('SEV3', '14:30 `detected` A'), messages: [] },
    {
      name: 'passes a draft, which may be younger than an hour',
      document: timeline('SEV1', '14:30 `detected` A').replace('in_review', 'draft'),
      messages: [],
    },
    {
      name: 'passes what was withdrawn',
      document: timeline('SEV1', '14:30 `detected` A').replace('in_review', 'withdrawn'),
      messages: [],
    },
    {
      name: 'passes what users never felt',
      document: timeline('SEV1\nimpact: none', '14:30 `detected` A'),
      messages: [],
    },
    { name: 'passes a timeline that says of nothing what it was', document: timeline('SEV1', '14:30 A'), messages: [] },
    {
      name: 'passes users that were told at the last minute',
      document: timeline('SEV1', '14:30 `detected` A', '15:30 `communicated` B'),
      messages: [],
    },
    {
      name: 'warns of users that nobody told, at the detection',
      document: timeline('SEV2', '14:20 `started` A', '14:30 `detected` B', '15:30 `mitigated` C'),
      messages: ['8:3 Missing `communicated`, expected it within 60 min of `14:30`'],
    },
    {
      name: 'warns of users that were told late, with the limits of the configuration',
      document: timeline('SEV3', '14:20 `started` A', '15:00 `communicated` B', '14:50 `communicated` C'),
      options: { max: 15, severities: 3 },
      messages: ['9:3 Unexpected first `communicated` at `14:50`, expected it within 15 min of `14:20`'],
    },
  ],
  checkDocument(postmortem, { settings, options, report }) {
    const { status, severity, impact, timeline: entries } = postmortem;
    const grave = settings.severities.slice(0, options.severities).some(({ name }) => name === severity);
    if (!isReviewable(status) || impact.none || !grave) return;
    const known = milestoneOf(postmortem, 'detected') ?? milestoneOf(postmortem, 'started');
    if (!known) return;
    const [told] = entries
      .filter(({ kinds }) => kinds.includes('communicated'))
      .toSorted((a, b) => epochSeconds(a.start.earliest) - epochSeconds(b.start.earliest));
    const limit = `expected it within ${options.max} min of \`${known.moment.text}\``;
    if (!told) {
      report({
        reason: `Missing \`communicated\`, ${limit}`,
        note: 'Mark the entry at which users were told, or write down that they were not, under what went poorly.',
        position: known.entry.timePosition,
      });
    } else if (leastSeconds(known.moment, told.start) > options.max * 60) {
      report({
        reason: `Unexpected first \`communicated\` at \`${told.start.text}\`, ${limit}`,
        note: 'Where users were told before, add the entry.',
        position: told.timePosition,
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

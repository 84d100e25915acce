import { endOfImpact, milestoneOf, momentOf, type MilestoneEntry } from '../../analysis/milestones.ts';
import { isInOrder } from '../../analysis/order.ts';
import { placeInDuration } from '../../postmortem/positions.ts';
import type { Postmortem } from '../../postmortem/postmortem.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { formatMoment } from '../../time/format.ts';
import { isBefore, overlaps, type Moment } from '../../time/moment.ts';
import { findWrongLengths } from './stated-lengths.ts';

const entries = '## Timeline\n- 14:30 `started` A\n- 14:35 `detected` B\n- 16:45 `mitigated` C\n- 17:00 D\n';

export const timelineDuration = defineRule({
  id: 'timeline-duration',
  severity: 'error',
  description: 'The duration, and labelled lengths of time in the text, agree with the timeline.',
  reason:
    'If two numbers for one length disagree, readers believe the wrong one. In one organisation, half of the stated durations contradicted the timelines below them.',
  examples: [
    {
      name: 'passes a duration that the timeline confirms',
      document: withDuration('2024-08-10T14:30Z/2024-08-10T16:45Z', entries),
      messages: [],
    },
    {
      name: 'passes vague times that agree within their precision',
      document: withDuration('2024-08-10 ~14:35/2024-08-10 16:4?', entries),
      messages: [],
    },
    {
      name: 'passes impact in several spans',
      document: withDuration(
        '[2024-08-10T14:30Z/2024-08-10T15:00Z, 2024-08-10T16:00Z/2024-08-10T16:45Z]',
        '## Timeline\n- 14:30 `started` A\n- 15:00 `mitigated` B\n- 16:00 `regressed` C\n- 16:45 `mitigated` D\n- 18:00 `resolved` E\n',
      ),
      messages: [],
    },
    {
      name: 'passes lengths between two moments of the incident, and lengths without a label',
      document: withDuration(
        '2024-08-10T14:30Z/2024-08-10T16:45Z',
        `Duration: 2 hours 15 minutes\n\n**Time to detect:** 5 min\n\n- Downtime: about 2 hours\n- A timeout of 90 minutes\n\n${entries}`,
      ),
      messages: [],
    },
    {
      name: 'passes lengths from an unknown start',
      document: withDuration(
        '{ start: unknown, end: 2024-08-10T16:45Z }',
        '**Time to detect**: 4 hours\n\n## Timeline\n- 2024-08-10 14:35Z `detected` A\n- 16:45Z `mitigated` B\n',
      ),
      messages: [],
    },
    {
      name: 'ignores code',
      document: withDuration(
        '2024-08-10T14:30Z/2024-08-10T16:45Z',
        `\`\`\`yaml\nduration: 30s\n\`\`\`\n\n    Duration: 7 h\n\nA \`b\nDuration: 7 h\`\n\n<!--\nDuration: 7 h\n-->\n\n${entries}`,
      ),
      messages: [],
    },
    {
      name: 'passes a length in the frontmatter, and one if a single moment is known',
      document: withDuration('2024-08-10T14:30Z\nx_note: |\n  Duration: 7 h', 'Duration: 7 h\n'),
      messages: [],
    },
    {
      name: 'reports a start and an end that the timeline contradicts, in the frontmatter',
      document: withDuration('{ start: 2024-08-10T15:00Z, end: 2024-08-10T16:00Z }', entries),
      messages: [
        '2:20 Unexpected start `2024-08-10T15:00Z` of the duration, expected `14:30`, the time of `started` in the timeline',
        '2:44 Unexpected end `2024-08-10T16:00Z` of the duration, expected `16:45`, the time of `mitigated` in the timeline',
      ],
      notes: [
        '`started` is on line 5. Correct the time that is wrong.',
        '`mitigated` is on line 7. Correct the time that is wrong.',
      ],
    },
    {
      name: 'names the zones if they are the difference',
      document:
        '---\nduration: { start: 2024-08-10 14:30, end: 2024-08-10 18:45 }\n---\n## Timeline\n\n| Time (Europe/Berlin) | What |\n| --- | --- |\n| 14:30 | `started` A |\n| 16:45 | `mitigated` B |\n',
      messages: [
        '2:20 Unexpected start `14:30 UTC` of the duration, expected `14:30 Europe/Berlin`, the time of `started` in the timeline',
        '2:43 Unexpected end `2024-08-10 18:45` of the duration, expected `16:45`, the time of `mitigated` in the timeline',
      ],
      notes: [
        '`started` is on line 8. The zones are the difference: set `timezone` in the frontmatter for both.',
        '`mitigated` is on line 9. Correct the time that is wrong.',
      ],
    },
    {
      name: 'uses the resolution as the end if no entry is a mitigation',
      document: withDuration(
        '{ start: 2024-08-10T14:30Z, end: 2024-08-10T17:00Z }',
        '## Timeline\n- 16:45 `resolved` A\n',
      ),
      messages: [
        '2:44 Unexpected end `2024-08-10T17:00Z` of the duration, expected `16:45`, the time of `resolved` in the timeline',
      ],
    },
    {
      name: 'passes a duration without an end if the timeline has only a resolution',
      document: withDuration('{ start: 2024-08-10T14:30Z }', '## Timeline\n- 16:45 `resolved` A\n'),
      messages: [],
    },
    {
      name: 'passes an end before the start, which `timeline-range` reports',
      document: withDuration('2024-08-10T16:45Z/2024-08-10T14:30Z', '## Timeline\n- 15:00 `regressed` A\n'),
      messages: [],
    },
    {
      name: 'passes an unreadable end, which `schema` reports',
      document: withDuration('{ start: 2024-08-10T14:30Z, end: 16:45Z }', entries),
      messages: [],
    },
    {
      name: 'reports a duration without an end although the timeline has a mitigation',
      document: withDuration('{ start: 2024-08-10T14:30Z }', entries),
      messages: ['2:11 Missing end of the duration, expected `16:45`, the time of `mitigated` in the timeline'],
      notes: ['Write `end: 2024-08-10 16:45`, or add a `regressed` entry if the impact came back.'],
    },
    {
      name: 'reports impact outside the duration',
      document: withDuration(
        '2024-08-10T14:30Z/2024-08-10T16:45Z',
        '## Timeline\n- 14:30 `started` A\n- 16:45 `mitigated` B\n- 18:00 `regressed` C\n',
      ),
      messages: [
        '7:3 Unexpected `regressed` at `18:00` outside the duration, expected it between `2024-08-10T14:30Z` and `2024-08-10T16:45Z`',
      ],
      notes: ['Correct the time of the entry, which is 2024-08-10 18:00 in UTC, or `duration`.'],
    },
    {
      name: 'reports starts and mitigations outside the duration',
      document: withDuration(
        '2024-08-10T14:30Z/2024-08-10T16:45Z',
        '## Timeline\n- 14:00 `mitigated` A\n- 14:30 `started` B\n- 16:45 `mitigated` C\n- 18:00 `started` D\n',
      ),
      messages: [
        '5:3 Unexpected `mitigated` at `14:00` outside the duration, expected it between `2024-08-10T14:30Z` and `2024-08-10T16:45Z`',
        '8:3 Unexpected `started` at `18:00` outside the duration, expected it between `2024-08-10T14:30Z` and `2024-08-10T16:45Z`',
      ],
    },
    {
      name: 'leaves times after a missing date to `timeline-order`',
      document: withDuration(
        '2024-08-10T22:30Z/2024-08-11T01:00Z',
        '## Timeline\n- 22:30 `started` A\n- 23:50 B\n- 00:30 C\n- 01:00 `mitigated` D\n',
      ),
      messages: [],
    },
    {
      name: 'reports a stated length that is not the time between two moments',
      document: withDuration(
        '2024-08-10T14:30Z/2024-08-10T16:45Z',
        `\`a\`\n\n**Duration**: 4 hours\n\nTTD: 2 min\n\n${entries}`,
      ),
      messages: [
        '6:15 Unexpected `Duration` of `4 hours`, expected the time between two moments of this incident',
        '8:6 Unexpected `TTD` of `2 min`, expected the time between two moments of this incident',
      ],
    },
    {
      name: 'compares a length with the moments of the duration, but not with dates',
      document: withDuration(
        '2024-08-10T14:30Z/2024-08-10T16:45Z',
        'Duration: 4 hours\n\n## Timeline\n- 2024-??-?? A\n- 2024-08-?? B\n- 2024-08-10 C\n',
      ),
      messages: ['4:11 Unexpected `Duration` of `4 hours`, expected the time between two moments of this incident'],
    },
  ],
  checkDocument(postmortem, { document, report }) {
    for (const finding of findWrongLengths(postmortem, document)) report(finding);
    // If a date is missing, all times below it are wrong.
    if (!isInOrder(postmortem.timeline)) return;
    const fallback = document.positionAt(0, 0);
    const first = postmortem.duration[0];
    const last = postmortem.duration.at(-1);
    const started = milestoneOf(postmortem, 'started');
    const ended = endOfImpact(postmortem);
    const explained = new Set<unknown>();

    if (started && first?.start && !overlaps(started.moment, first.start)) {
      explained.add(started.entry);
      report({
        ...contradiction('start', first.start, started, 'started'),
        position: placeInDuration(postmortem, first, 'start') ?? fallback,
      });
    }
    if (ended && last?.end && !overlaps(ended.moment, last.end)) {
      explained.add(ended.entry);
      report({
        ...contradiction('end', last.end, ended, ended.kind),
        position: placeInDuration(postmortem, last, 'end') ?? fallback,
      });
    } else if (ended && last?.start && !last.end && !last.endUnreadable && ended.kind === 'mitigated') {
      report({
        reason: `Missing end of the duration, expected \`${ended.moment.text}\`, the time of \`${ended.kind}\` in the timeline`,
        note: `Write \`end: ${formatMoment(ended.moment, { date: true, zone: false })}\`, or add a \`regressed\` entry if the impact came back.`,
        position: postmortem.positions['/duration']?.value ?? fallback,
      });
    }
    for (const finding of outside(postmortem, explained)) report(finding);
  },
});

function contradiction(
  part: string,
  written: Moment,
  { moment, entry }: MilestoneEntry,
  kind: string,
): Omit<Finding, 'position'> {
  const clock = { date: false, zone: false };
  if (written.zone !== moment.zone && formatMoment(written, clock) === formatMoment(moment, clock)) {
    const [ofDuration, ofTimeline] = [written, moment].map((one) => formatMoment(one, { date: false, zone: true }));
    return {
      reason: `Unexpected ${part} \`${ofDuration}\` of the duration, expected \`${ofTimeline}\`, the time of \`${kind}\` in the timeline`,
      note: `\`${kind}\` is on line ${entry.position.start.line}. The zones are the difference: set \`timezone\` in the frontmatter for both.`,
    };
  }
  return {
    reason: `Unexpected ${part} \`${written.text}\` of the duration, expected \`${moment.text}\`, the time of \`${kind}\` in the timeline`,
    note: `\`${kind}\` is on line ${entry.position.start.line}. Correct the time that is wrong.`,
  };
}

/** Impact cannot start, stop or come back outside the duration. */
function outside({ duration, timeline, timezone }: Postmortem, explained: ReadonlySet<unknown>): Finding[] {
  const [first] = duration;
  const last = duration.at(-1);
  if (!first?.start || !last?.end) return [];
  const [start, end] = [first.start, last.end];
  if (isBefore(end, start)) return [];
  return timeline.flatMap((entry) => {
    const kind = entry.kinds.find((name) => ['started', 'mitigated', 'regressed'].includes(name));
    const moment = kind && momentOf(entry, kind);
    if (!moment || explained.has(entry) || !(isBefore(moment, start) || isBefore(end, moment))) return [];
    return [
      {
        reason: `Unexpected \`${kind}\` at \`${moment.text}\` outside the duration, expected it between \`${start.text}\` and \`${end.text}\``,
        note: `Correct the time of the entry, which is ${formatMoment(moment, { date: true, zone: false }, timezone)} in ${timezone}, or \`duration\`.`,
        position: entry.timePosition,
      },
    ];
  });
}

function withDuration(duration: string, body: string): string {
  return `---\nduration: ${duration}\n---\n${body}`;
}

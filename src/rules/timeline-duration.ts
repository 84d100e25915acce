import { visit } from 'unist-util-visit';
import type { MarkdownDocument } from '../markdown/parse.ts';
import { endOfImpact, milestoneOf, momentOf, type MilestoneEntry } from '../analysis/milestones.ts';
import { isInOrder } from '../analysis/order.ts';
import { placeInDuration } from '../postmortem/positions.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import { defineRule, type Finding } from '../rule.ts';
import { formatMoment } from '../time/format.ts';
import { readDuration } from '../time/duration.ts';
import { epochSeconds, isBefore, overlaps, type Moment } from '../time/moment.ts';

const entries = '## Timeline\n- 14:30 `started` A\n- 14:35 `detected` B\n- 16:45 `mitigated` C\n- 17:00 D\n';

export const timelineDuration = defineRule({
  id: 'timeline-duration',
  severity: 'error',
  description: 'The duration, and lengths that the text states under a name, agree with the timeline.',
  reason:
    'Of two numbers for one length a reader believes the wrong one. In one organisation half of the stated durations contradicted the times below them.',
  examples: [
    {
      name: 'passes a duration that the timeline confirms',
      document: withDuration('2024-08-10T14:30Z/2024-08-10T16:45Z', entries),
      messages: [],
    },
    {
      name: 'passes what agrees within its precision',
      document: withDuration('2024-08-10 ~14:35/2024-08-10 16:4?', entries),
      messages: [],
    },
    {
      name: 'passes impact in waves',
      document: withDuration(
        '[2024-08-10T14:30Z/2024-08-10T15:00Z, 2024-08-10T16:00Z/2024-08-10T16:45Z]',
        '## Timeline\n- 14:30 `started` A\n- 15:00 `mitigated` B\n- 16:00 `regressed` C\n- 16:45 `mitigated` D\n- 18:00 `resolved` E\n',
      ),
      messages: [],
    },
    {
      name: 'passes lengths that some pair of moments gives, and lengths without a name',
      document: withDuration(
        '2024-08-10T14:30Z/2024-08-10T16:45Z',
        `Duration: 2 hours 15 minutes\n\n**Time to detect:** 5 min\n\n- Downtime: about 2 hours\n- A timeout of 90 minutes\n\n${entries}`,
      ),
      messages: [],
    },
    {
      name: 'passes lengths from a beginning that nobody can tell',
      document: withDuration(
        '{ start: unknown, end: 2024-08-10T16:45Z }',
        '**Time to detect**: 4 hours\n\n## Timeline\n- 2024-08-10 14:35Z `detected` A\n- 16:45Z `mitigated` B\n',
      ),
      messages: [],
    },
    {
      name: 'leaves code alone',
      document: withDuration(
        '2024-08-10T14:30Z/2024-08-10T16:45Z',
        `\`\`\`yaml\nduration: 30s\n\`\`\`\n\n    Duration: 7 h\n\nA \`b\nDuration: 7 h\`\n\n<!--\nDuration: 7 h\n-->\n\n${entries}`,
      ),
      messages: [],
    },
    {
      name: 'passes a length in the frontmatter, and one where a single moment is known',
      document: withDuration('2024-08-10T14:30Z\nx_note: |\n  Duration: 7 h', 'Duration: 7 h\n'),
      messages: [],
    },
    {
      name: 'reports a start and an end that the timeline contradicts, each in the frontmatter',
      document: withDuration('{ start: 2024-08-10T15:00Z, end: 2024-08-10T16:00Z }', entries),
      messages: [
        '2:20 Unexpected start `2024-08-10T15:00Z` of the duration, expected `14:30`, when the timeline says `started`',
        '2:44 Unexpected end `2024-08-10T16:00Z` of the duration, expected `16:45`, when the timeline says `mitigated`',
      ],
      notes: [
        '`started` stands on line 5. Correct the one that is wrong.',
        '`mitigated` stands on line 7. Correct the one that is wrong.',
      ],
    },
    {
      name: 'takes the resolution for the end where nothing says when it was mitigated',
      document: withDuration(
        '{ start: 2024-08-10T14:30Z, end: 2024-08-10T17:00Z }',
        '## Timeline\n- 16:45 `resolved` A\n',
      ),
      messages: [
        '2:44 Unexpected end `2024-08-10T17:00Z` of the duration, expected `16:45`, when the timeline says `resolved`',
      ],
    },
    {
      name: 'passes a duration that goes on, where only a resolution is told',
      document: withDuration('{ start: 2024-08-10T14:30Z }', '## Timeline\n- 16:45 `resolved` A\n'),
      messages: [],
    },
    {
      name: 'passes an end before the start, which `timeline-range` objects to',
      document: withDuration('2024-08-10T16:45Z/2024-08-10T14:30Z', '## Timeline\n- 15:00 `regressed` A\n'),
      messages: [],
    },
    {
      name: 'passes an end that cannot be read, which the schema objects to',
      document: withDuration('{ start: 2024-08-10T14:30Z, end: 16:45Z }', entries),
      messages: [],
    },
    {
      name: 'reports a duration that goes on though the timeline says that it is over',
      document: withDuration('{ start: 2024-08-10T14:30Z }', entries),
      messages: ['2:11 Missing end of the duration, expected `16:45`, when the timeline says `mitigated`'],
      notes: ['Write `end: 2024-08-10 16:45`, or mark with `regressed` that it came back.'],
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
      notes: ['In UTC that is 2024-08-10 18:00. Correct its time or `duration`.'],
    },
    {
      name: 'reports whatever began or was over outside the duration',
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
      name: 'leaves times below a lost date to the rule for it',
      document: withDuration(
        '2024-08-10T22:30Z/2024-08-11T01:00Z',
        '## Timeline\n- 22:30 `started` A\n- 23:50 B\n- 00:30 C\n- 01:00 `mitigated` D\n',
      ),
      messages: [],
    },
    {
      name: 'reports a stated length that no two moments give',
      document: withDuration(
        '2024-08-10T14:30Z/2024-08-10T16:45Z',
        `\`a\`\n\n**Duration**: 4 hours\n\nTTD: 2 min\n\n${entries}`,
      ),
      messages: [
        '6:15 Unexpected `Duration` of `4 hours`, expected a length that two moments of this incident give',
        '8:6 Unexpected `TTD` of `2 min`, expected a length that two moments of this incident give',
      ],
    },
    {
      name: 'compares it with the two moments of the duration alone, but with no day',
      document: withDuration(
        '2024-08-10T14:30Z/2024-08-10T16:45Z',
        'Duration: 4 hours\n\n## Timeline\n- 2024-??-?? A\n- 2024-08-?? B\n- 2024-08-10 C\n',
      ),
      messages: ['4:11 Unexpected `Duration` of `4 hours`, expected a length that two moments of this incident give'],
    },
  ],
  checkDocument(postmortem, { document, report }) {
    for (const finding of statedLengths(postmortem, document)) report(finding);
    // A lost date moves whatever stands below it.
    if (!isInOrder(postmortem.timeline)) return;
    const fallback = document.positionAt(0, 0);
    const first = postmortem.duration[0];
    const last = postmortem.duration.at(-1);
    const started = milestoneOf(postmortem, 'started');
    const over = endOfImpact(postmortem);
    const explained = new Set<unknown>();

    if (started && first?.start && !overlaps(started.moment, first.start)) {
      explained.add(started.entry);
      report({
        ...contradiction('start', first.start, started, 'started'),
        position: placeInDuration(postmortem, first, 'start') ?? fallback,
      });
    }
    if (over && last?.end && !overlaps(over.moment, last.end)) {
      explained.add(over.entry);
      report({
        ...contradiction('end', last.end, over, over.kind),
        position: placeInDuration(postmortem, last, 'end') ?? fallback,
      });
    } else if (over && last?.start && !last.end && !last.endUnreadable && over.kind === 'mitigated') {
      report({
        reason: `Missing end of the duration, expected \`${over.moment.text}\`, when the timeline says \`${over.kind}\``,
        note: `Write \`end: ${formatMoment(over.moment, { date: true, zone: false })}\`, or mark with \`regressed\` that it came back.`,
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
  return {
    reason: `Unexpected ${part} \`${written.text}\` of the duration, expected \`${moment.text}\`, when the timeline says \`${kind}\``,
    note: `\`${kind}\` stands on line ${entry.position.start.line}. Correct the one that is wrong.`,
  };
}

/** Users cannot have begun or stopped feeling it outside the spans in which they did. */
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
        note: `In ${timezone} that is ${formatMoment(moment, { date: true, zone: false }, timezone)}. Correct its time or \`duration\`.`,
        position: entry.timePosition,
      },
    ];
  });
}

const label = /^[ \t>*_|-]*(Duration|Downtime|Outage|TT[ADIMR]|Time to [a-z]+(?: [a-z]+)?)[*_ \t]*[:|][*_ \t]*/gim;

/** Lengths that the text states under a name: `Duration: 2 h`. Others are timeouts as often as not. */
function statedLengths(postmortem: Postmortem, { text, tree, frontmatter, positionAt }: MarkdownDocument): Finding[] {
  const spans = [...postmortem.timeline, ...postmortem.duration];
  const moments = spans
    .flatMap(({ start, end }) => [start, end])
    // One that is known to the day gives every length up to a day.
    .filter((moment): moment is Moment => moment !== undefined && !['day', 'month', 'year'].includes(moment.precision));
  // A few moments are all pairs; of thousands, not even their author knows.
  if (moments.length < 2 || moments.length > 200) return [];
  // A length that begins when nobody can tell is given by no two moments, and may well be true.
  const isStartKnown = spans.some(({ start, ...span }) => start && (!('kinds' in span) || span.kinds.some(begins)));
  if (!isStartKnown) return [];
  const from = frontmatter?.position.end.offset ?? 0;
  const stated = Array.from(text.slice(from).matchAll(label)).flatMap((match) => {
    const start = from + match.index + match[0].length;
    const length = readDuration(text.slice(start, start + 80));
    return length && !isGiven(length, moments) ? [{ name: match[1], start, length }] : [];
  });
  if (stated.length === 0) return [];
  const code: { start: number; end: number }[] = [];
  visit(tree, ['code', 'inlineCode', 'html'], ({ position }) => {
    if (position) code.push({ start: position.start.offset ?? 0, end: position.end.offset ?? 0 });
  });
  return stated
    .filter(({ start }) => !code.some((stretch) => stretch.start <= start && start < stretch.end))
    .map(({ name, start, length }) => ({
      reason: `Unexpected \`${name}\` of \`${length.text}\`, expected a length that two moments of this incident give`,
      note: 'Correct it, or leave it out: the site computes it.',
      position: positionAt(start, start + length.text.length),
    }));
}

function begins(kind: string): boolean {
  return kind === 'started' || kind === 'triggered';
}

function isGiven(
  { leastSeconds, mostSeconds }: { leastSeconds: number; mostSeconds: number },
  moments: Moment[],
): boolean {
  return moments.some((a) =>
    moments.some((b) => {
      const least = epochSeconds(b.earliest) - epochSeconds(a.latest);
      const most = epochSeconds(b.latest) - epochSeconds(a.earliest);
      return most >= leastSeconds && least <= mostSeconds;
    }),
  );
}

function withDuration(duration: string, body: string): string {
  return `---\nduration: ${duration}\n---\n${body}`;
}

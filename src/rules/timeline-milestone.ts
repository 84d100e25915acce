import { withInferredKinds } from '../analysis/kinds/inferred-kinds.ts';
import { isReviewable } from '../analysis/status.ts';
import type { TimelineEntry } from '../postmortem/postmortem.ts';
import { defineRule } from '../rule.ts';
import { withTimeline } from './examples.ts';
import { markKinds } from '../postmortem/timeline/mark-kinds.ts';

export const timelineMilestone = defineRule({
  id: 'timeline-milestone',
  severity: 'warn',
  description: 'From `in_review` on, a timeline marks the entry of the detection and the entry of the end.',
  reason:
    'Times to detect and to mitigate are measured between these entries. Without them, the incident is missing from the figures.',
  suggestion: 'Marks the entries whose wording says what they are.',
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
    {
      name: 'offers marks for entries whose wording says what they are',
      document: timeline('in_review', '14:30 Alert fires', '14:40 Rolled back', '15:30 Error rate is back to normal'),
      messages: [
        '5:1 info Missing `detected` and `mitigated` in the timeline, expected them as inline code after the times of their entries',
      ],
      notes: [
        'The wording suggests `detected` on line 6, `changed` on line 7, `mitigated` on line 8. Check that, and let `casebook lint --fix --suggested` write it.',
      ],
      suggested: timeline(
        'in_review',
        '14:30 `detected` Alert fires',
        '14:40 `changed` Rolled back',
        '15:30 `mitigated` Error rate is back to normal',
      ),
    },
    {
      name: 'offers marks in a table and after bold times, and warns about what is missing',
      document:
        timeline('in_review', '**14:30** – Customers report timeouts') +
        '\n| Time | Event |\n| - | - |\n| 14:40 | SEV1 declared |\n| 15:30 | Is it over? |\n',
      messages: [
        '5:1 Missing `detected` and `mitigated` in the timeline, expected them as inline code after the times of their entries',
      ],
      suggested:
        timeline('in_review', '**14:30** – `detected` Customers report timeouts') +
        '\n| Time | Event |\n| - | - |\n| 14:40 | `declared` SEV1 declared |\n| 15:30 | Is it over? |\n',
    },
    {
      name: 'offers marks before bold text, and after headings that are times',
      document: timeline('in_review', '14:30 **Alert fires**') + '\n### 15:30\n\nError rate is back to normal.\n',
      messages: [
        '5:1 info Missing `detected` and `mitigated` in the timeline, expected them as inline code after the times of their entries',
      ],
      suggested:
        timeline('in_review', '14:30 `detected` **Alert fires**') +
        '\n### 15:30 `mitigated`\n\nError rate is back to normal.\n',
    },
    {
      name: 'offers no marks in HTML',
      document: timeline('in_review') + '<ul>\n<li>14:30 Alert fires</li>\n<li>15:30 B</li>\n</ul>\n',
      messages: [
        '5:1 Missing `detected` and `mitigated` in the timeline, expected them as inline code after the times of their entries',
      ],
      notes: ['The wording suggests `detected` on line 7. Write the kinds into a list or a table.'],
    },
    {
      name: 'infers nothing when an entry is marked',
      document: timeline('in_review', '14:30 Alert fires', '15:30 `mitigated` B'),
      messages: ['5:1 Missing `detected` in the timeline, expected it as inline code after the time of its entry'],
    },
  ],
  checkDocument(postmortem, { document, report }) {
    const { status, impact, timeline: entries, timelineHeadings } = postmortem;
    const [heading] = timelineHeadings;
    if (!isReviewable(status) || impact.none || entries.length === 0 || !heading) return;
    const missing = milestones.filter((kinds) => !entries.some((entry) => hasOneOf(entry, kinds)));
    if (missing.length === 0) return;
    const { timeline: inferred, kindsInferred } = withInferredKinds(postmortem);
    const suggestion = kindsInferred ? markKinds(document, inferred) : undefined;
    const found = missing.map((kinds) => inferred.find((entry) => hasOneOf(entry, kinds)));
    const names = missing.map(([kind]) => `\`${kind}\``).join(' and ');
    report({
      reason:
        missing.length > 1
          ? `Missing ${names} in the timeline, expected them as inline code after the times of their entries`
          : `Missing ${names} in the timeline, expected it as inline code after the time of its entry`,
      note: kindsInferred
        ? `The wording suggests ${listInferred(inferred)}. ${suggestion ? 'Check that, and let `casebook lint --fix --suggested` write it.' : 'Write the kinds into a list or a table.'}`
        : 'Mark the entry at which the incident was detected as `detected`, and the one at which the impact ended as `mitigated`.',
      position: heading,
      suggestion,
      // Nothing has to be looked for.
      ...(found.every(Boolean) && { severity: 'info' as const }),
    });
  },
});

/** The kinds of which a timeline needs one each. */
const milestones = [['detected'], ['mitigated', 'resolved']] as const;

function hasOneOf(entry: TimelineEntry, kinds: readonly string[]): boolean {
  return kinds.some((kind) => entry.kinds.includes(kind));
}

/** `detected` on line 6, `mitigated` `resolved` on line 9. */
function listInferred(entries: readonly TimelineEntry[]): string {
  return entries
    .filter(({ kinds }) => kinds.length > 0)
    .map(
      ({ kinds, timePosition }) => `${kinds.map((kind) => `\`${kind}\``).join(' ')} on line ${timePosition.start.line}`,
    )
    .join(', ');
}

function timeline(status: string, ...entries: string[]): string {
  return withTimeline(`status: ${status}\nduration: 2024-08-10T14:30Z/2024-08-10T15:30Z`, ...entries);
}

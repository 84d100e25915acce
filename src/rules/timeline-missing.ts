import { isReviewable } from '../analysis/status.ts';
import { defineRule } from '../rule.ts';

export const timelineMissing = defineRule({
  id: 'timeline-missing',
  severity: 'error',
  description: 'From `in_review` on, a postmortem has a timeline with at least one entry.',
  reason: 'Without the order of events, readers cannot tell what was slow: detection, diagnosis or mitigation.',
  examples: [
    { name: 'passes a draft without a timeline', document: '---\ntitle: A\n---\n', messages: [] },
    { name: 'passes a withdrawn postmortem', document: '---\nstatus: withdrawn\n---\n', messages: [] },
    {
      name: 'passes a timeline',
      document: '---\nstatus: in_review\n---\n## Timeline\n- 2024-08-10 14:30 A\n',
      messages: [],
    },
    {
      name: 'leaves unreadable entries to `timeline-entry`',
      document: '---\nstatus: in_review\n---\n## Timeline\n- 25:10 A\n',
      messages: [],
    },
    {
      name: 'reports a missing timeline, at the status',
      document: '---\ntitle: A\nstatus: in_review\n---\n',
      messages: ['3:9 Missing timeline, expected a heading that contains `timeline` and entries below it'],
    },
    {
      name: 'names the configured headings',
      document: '---\ntitle: A\nstatus: in_review\n---\n## Timeline\n',
      settings: { timelineHeadings: ['chronology', 'events'] },
      messages: [
        '3:9 Missing timeline, expected a heading that contains `chronology` or `events` and entries below it',
      ],
    },
    {
      name: 'reports a timeline without entries, at its heading',
      document: '---\nstatus: reviewed\n---\n## Timeline\n\nTo follow.\n',
      messages: ['4:1 Unexpected timeline without entries, expected a list or a table whose items begin with times'],
    },
  ],
  checkDocument({ status, timeline, timelineHeadings, looseItems, positions }, { document, settings, report }) {
    if (!isReviewable(status) || timeline.length > 0) return;
    if (looseItems.some(({ attempt, undated }) => attempt ?? undated)) return;
    const [heading] = timelineHeadings;
    if (heading) {
      report({
        reason: 'Unexpected timeline without entries, expected a list or a table whose items begin with times',
        note: 'Add an item for each event: `- 14:30 UTC The alert fires`.',
        position: heading,
      });
      return;
    }
    report({
      reason: `Missing timeline, expected a heading that contains ${settings.timelineHeadings.map((text) => `\`${text}\``).join(' or ')} and entries below it`,
      note: 'Add `## Timeline` and an item for each event: `- 14:30 UTC The alert fires`.',
      position: positions['/status']?.value ?? document.positionAt(0, 0),
    });
  },
});

import { isReviewable } from '../analysis/status.ts';
import { defineRule } from '../rule.ts';

export const timelineMissing = defineRule({
  id: 'timeline-missing',
  severity: 'error',
  description: 'A write-up has a timeline with at least one entry, from `in_review` on.',
  reason: 'Without the order of events nobody can tell what was slow: noticing, understanding or mending.',
  examples: [
    { name: 'passes a draft without one', document: '---\ntitle: A\n---\n', messages: [] },
    { name: 'passes what was withdrawn', document: '---\nstatus: withdrawn\n---\n', messages: [] },
    {
      name: 'passes a timeline',
      document: '---\nstatus: in_review\n---\n## Timeline\n- 2024-08-10 14:30 A\n',
      messages: [],
    },
    {
      name: 'leaves entries that cannot be read to the rule for them',
      document: '---\nstatus: in_review\n---\n## Timeline\n- 25:10 A\n',
      messages: [],
    },
    {
      name: 'reports a write-up without a timeline at its status',
      document: '---\ntitle: A\nstatus: in_review\n---\n',
      messages: ['3:9 Missing timeline, expected a heading that contains `timeline` and entries below it'],
    },
    {
      name: 'names the headings that the configuration has',
      document: '---\ntitle: A\nstatus: in_review\n---\n## Timeline\n',
      settings: { timelineHeadings: ['chronology', 'events'] },
      messages: [
        '3:9 Missing timeline, expected a heading that contains `chronology` or `events` and entries below it',
      ],
    },
    {
      name: 'reports a timeline without an entry at its heading',
      document: '---\nstatus: reviewed\n---\n## Timeline\n\nTo follow.\n',
      messages: ['4:1 Unexpected timeline without an entry, expected a list or a table that begins with times'],
    },
  ],
  checkDocument({ status, timeline, timelineHeadings, looseItems, positions }, { document, settings, report }) {
    if (!isReviewable(status) || timeline.length > 0) return;
    if (looseItems.some(({ attempt, undated }) => attempt ?? undated)) return;
    const [heading] = timelineHeadings;
    if (heading) {
      report({
        reason: 'Unexpected timeline without an entry, expected a list or a table that begins with times',
        note: 'Write what happened as `- 14:30 UTC The alert fires`, one line for each moment.',
        position: heading,
      });
      return;
    }
    report({
      reason: `Missing timeline, expected a heading that contains ${settings.timelineHeadings.map((text) => `\`${text}\``).join(' or ')} and entries below it`,
      note: 'Add `## Timeline`, and below it what happened: `- 14:30 UTC The alert fires`.',
      position: positions['/status']?.value ?? document.positionAt(0, 0),
    });
  },
});

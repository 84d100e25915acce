import { isReviewable } from '../analysis/status.ts';
import type { Settings } from '../settings.ts';
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
    {
      name: 'notes a timeline under a name that does not say so',
      document: '---\nstatus: in_review\n---\n## Decisions\n- 2024-08-10 14:30 A\n- 14:40 B\n- 14:50 C\n',
      messages: ['4:1 info Unexpected timeline below `Decisions`, expected a heading that contains `timeline`'],
    },
  ],
  checkDocument(
    { status, timeline, timelineHeadings, unnamedTimeline, looseItems, positions },
    { document, settings, report },
  ) {
    if (unnamedTimeline && timeline.length > 0) {
      const { title, position } = unnamedTimeline;
      report({
        reason: `Unexpected timeline below ${title ? `\`${title}\`` : 'no heading'}, expected a heading that contains ${namesOf(settings)}`,
        note: title
          ? 'It is read, since it holds times. Rename the heading, or add it to `timeline_headings` in casebook.yaml.'
          : 'It is read, since it holds times. Write `## Timeline` above it.',
        position,
        severity: 'info',
      });
    }
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
      reason: `Missing timeline, expected a heading that contains ${namesOf(settings)} and entries below it`,
      note: 'Add `## Timeline` and an item for each event: `- 14:30 UTC The alert fires`.',
      position: positions['/status']?.value ?? document.positionAt(0, 0),
    });
  },
});

/** The default names are those of ten languages; the first one is the usual one. */
function namesOf({ timelineHeadings }: Settings): string {
  return timelineHeadings
    .slice(0, timelineHeadings.length > 5 ? 1 : undefined)
    .map((text) => `\`${text}\``)
    .join(' or ');
}

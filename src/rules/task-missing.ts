import { isReviewable } from '../analysis/status.ts';
import { asMap } from '../postmortem/coerce.ts';
import { defineRule } from '../rule.ts';

export const taskMissing = defineRule({
  id: 'task-missing',
  severity: 'warn',
  description: 'From `in_review` on, an incident of the two highest severities has at least one task.',
  reason: 'Incidents without follow-up recur. For the two highest severities, that is too expensive to learn twice.',
  examples: [
    {
      name: 'passes one task',
      document: '---\nstatus: in_review\nseverity: SEV1\ntasks: [{ title: Add a limit }]\n---\n',
      messages: [],
    },
    {
      name: 'passes tasks in the body',
      document: '---\nstatus: in_review\nseverity: SEV1\n---\n## Tasks\n- [ ] Add a limit\n',
      messages: [],
    },
    {
      name: 'passes a draft',
      document: '---\nseverity: SEV1\ntasks: []\n---\n',
      messages: [],
    },
    {
      name: 'passes a withdrawn postmortem',
      document: '---\nstatus: withdrawn\nseverity: SEV1\ntasks: []\n---\n',
      messages: [],
    },
    {
      name: 'passes a lower severity',
      document: '---\nstatus: closed\nseverity: SEV3\ntasks: []\n---\n',
      messages: [],
    },
    {
      name: 'leaves missing tasks, and one without a title, to the schema',
      document: '---\nstatus: in_review\nseverity: SEV1\ntasks: [{ owner: dev-team }]\n---\n',
      messages: [],
    },
    {
      name: 'warns about an empty list, also with an alias of the severity',
      document: '---\nstatus: in_review\nseverity: P2\ntasks: [] # none\n---\n',
      messages: ['4:8 Unexpected empty list of tasks, expected at least one task for an incident of severity `SEV2`'],
    },
  ],
  checkDocument({ status, severity, positions }, { document, settings, report }) {
    const isSevere = settings.severities.slice(0, 2).some(({ name }) => name === severity);
    if (!isReviewable(status) || !isSevere) return;
    const { tasks } = asMap(document.frontmatter?.data);
    const position = positions['/tasks']?.value;
    // `schema` reports a missing key.
    if (!Array.isArray(tasks) || tasks.length > 0 || !position) return;
    report({
      reason: `Unexpected empty list of tasks, expected at least one task for an incident of severity \`${severity}\``,
      note: 'Add a task that would make such incidents shorter, smaller or rarer, even if it is only `proposed`.',
      position,
    });
  },
});

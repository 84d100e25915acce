import { isReviewable } from '../analysis/status.ts';
import { asMap } from '../postmortem/coerce.ts';
import { defineRule } from '../rule.ts';

export const taskMissing = defineRule({
  id: 'task-missing',
  severity: 'warn',
  description: 'A grave incident has a task, from `in_review` on.',
  reason: 'What nothing follows from happens again. In the two gravest severities that is too dear to learn twice.',
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
      name: 'passes what was withdrawn',
      document: '---\nstatus: withdrawn\nseverity: SEV1\ntasks: []\n---\n',
      messages: [],
    },
    {
      name: 'passes what was less grave',
      document: '---\nstatus: closed\nseverity: SEV3\ntasks: []\n---\n',
      messages: [],
    },
    {
      name: 'leaves missing tasks, and one without a title, to the schema',
      document: '---\nstatus: in_review\nseverity: SEV1\ntasks: [{ owner: dev-team }]\n---\n',
      messages: [],
    },
    {
      name: 'warns of an empty list, by whichever name the severity goes',
      document: '---\nstatus: in_review\nseverity: P2\ntasks: [] # none\n---\n',
      messages: ['4:8 Unexpected empty list of tasks, expected at least one after an incident of `SEV2`'],
    },
  ],
  checkDocument({ status, severity, positions }, { document, settings, report }) {
    const grave = settings.severities.slice(0, 2).some(({ name }) => name === severity);
    if (!isReviewable(status) || !grave) return;
    const { tasks } = asMap(document.frontmatter?.data);
    const position = positions['/tasks']?.value;
    // The schema asks for tasks that nobody wrote.
    if (!Array.isArray(tasks) || tasks.length > 0 || !position) return;
    report({
      reason: `Unexpected empty list of tasks, expected at least one after an incident of \`${severity}\``,
      note: 'Write down what would make it shorter, smaller or rarer, even when it is only to be decided on.',
      position,
    });
  },
});

import { placeInTask } from '../postmortem/positions.ts';
import { defineRule } from '../rule.ts';

export const taskOverdue = defineRule({
  id: 'task-overdue',
  severity: 'off',
  description: 'No task that is open or in progress is past its due date.',
  reason:
    'A date that passed in silence is a decision that nobody took. It is off by default: a check that goes by the calendar fails changes that did nothing wrong.',
  examples: [
    {
      name: 'passes what is due today or later, what is done, what is only an idea, and what has no date',
      document:
        '---\ntasks:\n  - { title: A, due: 2024-08-20 }\n  - { title: B, due: 2024-08-12, status: done }\n  - { title: C, due: 2024-08-12, status: proposed }\n  - { title: D }\n---\n',
      messages: [],
    },
    {
      name: 'warns of tasks that are past their date',
      document:
        '---\ntasks:\n  - { title: A, due: 2024-08-19 }\n  - { title: B, due: 2023-08-20, status: in_progress, owner: dev-team }\n---\n',
      messages: [
        '3:22 Unexpected open task past `2024-08-19`, expected it done or declined by then',
        '4:22 Unexpected open task past `2023-08-20`, expected it done or declined by then',
      ],
      notes: [
        'Write what became of it, or another day.',
        'Write what became of it, or agree on another day with `dev-team`.',
      ],
    },
    {
      name: 'warns of a task in the body',
      document: '---\ntitle: A\n---\n## Tasks\n- [x] A (due 2024-08-12)\n- [ ] B (@dev, due 2024-08-12)\n',
      messages: ['6:1 Unexpected open task past `2024-08-12`, expected it done or declined by then'],
    },
  ],
  checkDocument(postmortem, { now, report }) {
    const today = now.slice(0, '2024-08-20'.length);
    for (const task of postmortem.tasks) {
      if (!task.outstanding || task.due === undefined || task.due >= today) continue;
      report({
        reason: `Unexpected open task past \`${task.due}\`, expected it done or declined by then`,
        note: `Write what became of it, or ${task.owner ? `agree on another day with \`${task.owner}\`` : 'another day'}.`,
        position: placeInTask(postmortem, task, 'due'),
      });
    }
  },
});

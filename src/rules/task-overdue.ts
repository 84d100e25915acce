import { placeInTask } from '../postmortem/positions.ts';
import { defineRule } from '../rule.ts';
import { secondsPerDay } from '../time/civil.ts';
import { epochSeconds } from '../time/moment.ts';

export const taskOverdue = defineRule({
  id: 'task-overdue',
  severity: 'off',
  description: 'No task that is open or in progress is past its due date.',
  reason:
    'A missed due date means that a decision is overdue. Off by default, since a check that depends on the calendar fails unrelated changes.',
  examples: [
    {
      name: 'passes tasks that are due today or later, done, only proposed, or without a date',
      document:
        '---\ntasks:\n  - { title: A, due: 2024-08-20 }\n  - { title: B, due: 2024-08-12, status: done }\n  - { title: C, due: 2024-08-12, status: proposed }\n  - { title: D }\n---\n',
      messages: [],
    },
    {
      name: 'warns about tasks past their due date',
      document:
        '---\ntasks:\n  - { title: A, due: 2024-08-19 }\n  - { title: B, due: 2023-08-20, status: in_progress, owner: dev-team }\n---\n',
      messages: [
        '3:22 Unexpected open task after its due date `2024-08-19`, expected it to be done or declined',
        '4:22 Unexpected open task after its due date `2023-08-20`, expected it to be done or declined',
      ],
      notes: [
        'Update its status, or set a new due date.',
        'Update its status, or agree on a new due date with `dev-team`.',
      ],
    },
    {
      name: 'warns about a task in the body',
      document: '---\ntitle: A\n---\n## Tasks\n- [x] A (due 2024-08-12)\n- [ ] B (@dev, due 2024-08-12)\n',
      messages: ['6:1 Unexpected open task after its due date `2024-08-12`, expected it to be done or declined'],
    },
  ],
  checkDocument(postmortem, { hasCome, report }) {
    for (const task of postmortem.tasks) {
      if (!task.outstanding || task.due === undefined || !hasCome(epochSeconds(task.due) + secondsPerDay)) continue;
      report({
        reason: `Unexpected open task after its due date \`${task.due}\`, expected it to be done or declined`,
        note: `Update its status, or ${task.owner ? `agree on a new due date with \`${task.owner}\`` : 'set a new due date'}.`,
        position: placeInTask(postmortem, task, 'due'),
      });
    }
  },
});

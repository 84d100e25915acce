import { milestoneOf } from '../analysis/milestones.ts';
import { placeInTask } from '../postmortem/positions.ts';
import { defineRule } from '../rule.ts';
import { dayOf } from '../time/format.ts';
import { isBefore } from '../time/moment.ts';

export const taskDue = defineRule({
  id: 'task-due',
  severity: 'error',
  description: 'No task is due, or was closed, before the incident started.',
  reason:
    'Such a date is a typo, often last year’s: the task is overdue on the day it is written, and readers stop trusting the other dates.',
  examples: [
    {
      name: 'passes tasks due on the day of the incident and later, and tasks without a date',
      document:
        '---\nduration: 2024-08-10T23:30Z/2024-08-11T01:00Z\ntasks:\n  - { title: A, due: 2024-08-10 }\n  - { title: B, due: 2024-08-17, closed: 2024-08-10 }\n  - { title: C }\n---\n',
      messages: [],
    },
    {
      name: 'compares dates in the time zone of the document',
      document:
        '---\ntimezone: America/Los_Angeles\nduration: { start: 2024-08-10T23:30 }\ntasks: [{ title: A, due: 2024-08-10 }]\n---\n',
      messages: [],
    },
    {
      name: 'passes any date if only the month of the incident is known',
      document: '---\nduration: { start: 2024-08-?? }\ntasks: [{ title: A, due: 2024-08-02 }]\n---\n',
      messages: [],
    },
    {
      name: 'passes tasks closed after the detection but before the impact',
      document:
        '---\nduration: { start: 2024-08-10T14:30Z }\ntasks: [{ title: A, status: done, closed: 2024-08-02 }]\n---\n## Timeline\n- 2024-08-01 09:00 `detected` B\n',
      messages: [],
    },
    {
      name: 'reports a date in the previous year',
      document:
        '---\nduration: { start: 2024-01-02T14:30Z }\ntasks:\n  - owner: dev-team\n  - title: A\n    due: 2023-01-12\n---\n',
      messages: ['6:10 Unexpected due date `2023-01-12`, expected `2024-01-02`, the start of the incident, or later'],
    },
    {
      name: 'reports a task in the body',
      document:
        '---\nduration: [{ start: 2024-08-11T14:30Z }, { start: 2024-08-10T14:30Z }]\n---\n## Tasks\n- [ ] A (@dev-team, due 2024-08-09)\n',
      messages: ['5:1 Unexpected due date `2024-08-09`, expected `2024-08-10`, the start of the incident, or later'],
    },
    {
      name: 'only warns about a task that was closed before, since recurring incidents share tickets',
      document:
        '---\nduration: { start: 2024-08-10T14:30Z }\ntasks: [{ title: A, status: done, closed: 2024-08-01, ticket: AUTH-412 }]\n---\n',
      messages: [
        '3:43 warn Unexpected closing date `2024-08-01`, expected `2024-08-10`, the start of the incident, or later',
      ],
    },
  ],
  checkDocument(postmortem, { report }) {
    const start = postmortem.duration.find((span) => span.start)?.start;
    if (!start) return;
    // If the incident was detected before the impact started, tasks may be due from then on.
    const detected = milestoneOf(postmortem, 'detected')?.moment;
    const began = dayOf(detected && isBefore(detected, start) ? detected : start, postmortem.timezone);
    const expected = `expected \`${began}\`, the start of the incident, or later`;
    for (const task of postmortem.tasks) {
      if (task.due && task.due < began) {
        report({
          reason: `Unexpected due date \`${task.due}\`, ${expected}`,
          note: 'Correct the year, or set a new due date.',
          position: placeInTask(postmortem, task, 'due'),
        });
      }
      if (task.closed && task.closed < began) {
        report({
          reason: `Unexpected closing date \`${task.closed}\`, ${expected}`,
          note: 'The closed task did not prevent the incident. Reopen it, or add a task for what was missing.',
          position: placeInTask(postmortem, task, 'closed'),
          severity: 'warn',
        });
      }
    }
  },
});

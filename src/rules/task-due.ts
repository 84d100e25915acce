import { milestoneOf } from '../analysis/milestones.ts';
import { placeInTask } from '../postmortem/positions.ts';
import { defineRule } from '../rule.ts';
import { dayOf } from '../time/format.ts';
import { isBefore } from '../time/moment.ts';

export const taskDue = defineRule({
  id: 'task-due',
  severity: 'error',
  description: 'No task is due, or was closed, before the incident began.',
  reason:
    'A due date in the past is last year’s, or mistyped: the task is overdue on the day it is written, and nobody believes the next date either.',
  examples: [
    {
      name: 'passes tasks due on the day of the incident and later, and tasks without a date',
      document:
        '---\nduration: 2024-08-10T23:30Z/2024-08-11T01:00Z\ntasks:\n  - { title: A, due: 2024-08-10 }\n  - { title: B, due: 2024-08-17, closed: 2024-08-10 }\n  - { title: C }\n---\n',
      messages: [],
    },
    {
      name: 'goes by the calendar where the incident was',
      document:
        '---\ntimezone: America/Los_Angeles\nduration: { start: 2024-08-10T23:30 }\ntasks: [{ title: A, due: 2024-08-10 }]\n---\n',
      messages: [],
    },
    {
      name: 'passes any date when nobody knows when the incident began, or only the month',
      document: '---\nduration: { start: 2024-08-?? }\ntasks: [{ title: A, due: 2024-08-02 }]\n---\n',
      messages: [],
    },
    {
      name: 'passes what was done once it was known, before users felt it',
      document:
        '---\nduration: { start: 2024-08-10T14:30Z }\ntasks: [{ title: A, status: done, closed: 2024-08-02 }]\n---\n## Timeline\n- 2024-08-01 09:00 `detected` B\n',
      messages: [],
    },
    {
      name: 'reports the year before',
      document:
        '---\nduration: { start: 2024-01-02T14:30Z }\ntasks:\n  - owner: dev-team\n  - title: A\n    due: 2023-01-12\n---\n',
      messages: ['6:10 Unexpected due date `2023-01-12`, expected `2024-01-02`, when the incident began, or later'],
    },
    {
      name: 'reports a task in the body',
      document:
        '---\nduration: [{ start: 2024-08-11T14:30Z }, { start: 2024-08-10T14:30Z }]\n---\n## Tasks\n- [ ] A (@dev-team, due 2024-08-09)\n',
      messages: ['5:1 Unexpected due date `2024-08-09`, expected `2024-08-10`, when the incident began, or later'],
    },
    {
      name: 'only warns of a task that was closed before: incidents that come back share tickets',
      document:
        '---\nduration: { start: 2024-08-10T14:30Z }\ntasks: [{ title: A, status: done, closed: 2024-08-01, ticket: AUTH-412 }]\n---\n',
      messages: [
        '3:43 warn Unexpected closing date `2024-08-01`, expected `2024-08-10`, when the incident began, or later',
      ],
    },
  ],
  checkDocument(postmortem, { report }) {
    const start = postmortem.duration.find((span) => span.start)?.start;
    if (!start) return;
    // What is caught before users feel it is worked on from then on.
    const detected = milestoneOf(postmortem, 'detected')?.moment;
    const began = dayOf(detected && isBefore(detected, start) ? detected : start, postmortem.timezone);
    const expected = `expected \`${began}\`, when the incident began, or later`;
    for (const task of postmortem.tasks) {
      if (task.due && task.due < began) {
        report({
          reason: `Unexpected due date \`${task.due}\`, ${expected}`,
          note: 'Look at the year, or write the day by which it will be done now.',
          position: placeInTask(postmortem, task, 'due'),
        });
      }
      if (task.closed && task.closed < began) {
        report({
          reason: `Unexpected closing date \`${task.closed}\`, ${expected}`,
          note: 'What was closed before did not prevent it: open it again, or say in another task what was missing.',
          position: placeInTask(postmortem, task, 'closed'),
          severity: 'warn',
        });
      }
    }
  },
});

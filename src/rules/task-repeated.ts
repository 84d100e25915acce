import { placeInTask } from '../postmortem/positions.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import { findRepeats, type HeldTask } from '../analysis/repeated-tasks.ts';
import { defineRule } from '../rule.ts';
import { withTasks } from './examples.ts';

export const taskRepeated = defineRule({
  id: 'task-repeated',
  severity: 'info',
  description: 'No task nearly repeats a task of an older incident that is still open, or was declined.',
  reason:
    'A task that was promised after an earlier incident and might have prevented this one is an important finding, and stays invisible while each document mentions only its own tasks.',
  examples: [
    {
      name: 'passes tasks that share some words, and a repetition within one document',
      document: withTasks('Add an alert for the memory of a node', 'Watch disks', 'Watch disks'),
      files: { 'postmortems/2023-02-14-leak.md': withTasks('Add an alert for the disks of a node') },
      messages: [],
    },
    {
      name: 'passes older tasks that are done, proposed or withdrawn, and later ones',
      document: withTasks('Release session objects'),
      files: {
        'postmortems/2023-02-14-leak.md':
          '---\ntasks:\n  - { title: Release session objects, status: done }\n  - { title: Release session objects, status: proposed }\n---\n',
        'postmortems/2023-02-15-leak.md': withTasks('Release session objects').replace(
          '---\n',
          '---\nstatus: withdrawn\n',
        ),
        'postmortems/2025-02-14-leak.md': withTasks('Release session objects'),
      },
      messages: [],
    },
    {
      name: 'passes known repetitions: both tasks share a ticket, or the older one names this incident',
      document:
        '---\ntasks:\n  - { title: Release session objects, ticket: AUTH-412 }\n  - title: Alert on the memory of nodes\n---\n',
      files: {
        'postmortems/2023-02-14-leak.md':
          '---\ntasks:\n  - { title: Release session objects, ticket: AUTH-412 }\n  - { title: Alert on the memory of nodes, would_prevent: [2024-08-10-example] }\n---\n',
      },
      messages: [],
    },
    {
      name: 'notes a task that is open elsewhere in other words, and one that was declined',
      document:
        '---\ntasks:\n  - owner: dev-team\n    title: Release the objects of sessions\n  - { title: Page a second person, owner: dev-team }\n---\n',
      files: {
        'postmortems/2023-02-14-leak.md': withTasks('Release session objects'),
        'postmortems/2023-06-01-outage.md':
          '---\ntasks: [{ title: Page the second person, status: wont_do, decline_reason: Too dear }]\n---\n',
      },
      messages: [
        '4:12 Unexpected repetition of an open task of `2023-02-14-leak`, expected one task for both',
        '5:14 Unexpected repetition of a declined task of `2023-06-01-outage`, expected the decision to be revisited',
      ],
      notes: [
        '`Release session objects` is still open. Give both tasks the same `ticket`, or add this incident to `would_prevent` of the older one.',
        '`Page the second person` was declined: Too dear. Add this incident to its `would_prevent`, and decide again.',
      ],
    },
    {
      name: 'states why the older task was declined, if that is known',
      document: withTasks('Page a second person', 'Watch disks of hosts'),
      files: {
        'postmortems/2023-06-01-outage.md':
          '---\ntasks:\n  - { title: Page a second person, status: wont_do, decline_reason: No. Too dear! }\n  - { title: Watch disks of hosts, status: wont_do }\n---\n',
      },
      messages: [
        '3:12 Unexpected repetition of a declined task of `2023-06-01-outage`, expected the decision to be revisited',
        '4:12 Unexpected repetition of a declined task of `2023-06-01-outage`, expected the decision to be revisited',
      ],
      notes: [
        '`Page a second person` was declined: No. Too dear. Add this incident to its `would_prevent`, and decide again.',
        '`Watch disks of hosts` was declined. Add this incident to its `would_prevent`, and decide again.',
      ],
    },
    {
      name: 'names the oldest of several identical tasks, even with a different ticket',
      document: '---\ntasks: [{ title: Watch disks of hosts, ticket: OPS-2 }]\n---\n',
      files: {
        'postmortems/2023-02-14-leak.md': withTasks('Watch disks of hosts'),
        'postmortems/old/2022-06-01-outage.md': '---\ntasks: [{ title: Watch disks of hosts, ticket: OPS-1 }]\n---\n',
      },
      messages: ['2:18 Unexpected repetition of an open task of `2022-06-01-outage`, expected one task for both'],
    },
    {
      name: 'notes a task in a checklist, and names the most similar older task',
      document:
        '---\ntitle: A\n---\n## Tasks\n- [x] Release session objects\n- [ ] Release old session objects (@dev-team)\n',
      files: {
        'postmortems/2023-02-14-leak.md': withTasks('Release session objects'),
        'postmortems/2023-02-15-leak.md': withTasks('Release old session objects'),
      },
      messages: ['6:1 Unexpected repetition of an open task of `2023-02-15-leak`, expected one task for both'],
    },
  ],
  checkRepository(postmortems, { report }) {
    for (const { holder, task, earlier } of findRepeats(postmortems)) {
      report(holder.path, { ...describe(earlier), position: placeInTask(holder, task, 'title') });
    }
  },
});

function describe({ holder, task }: HeldTask<KnownPostmortem>): { reason: string; note: string } {
  if (!task.outstanding) {
    return {
      reason: `Unexpected repetition of a declined task of \`${holder.id}\`, expected the decision to be revisited`,
      note: `\`${task.title}\` was declined${task.declineReason ? `: ${task.declineReason.replace(/[.!]$/, '')}` : ''}. Add this incident to its \`would_prevent\`, and decide again.`,
    };
  }
  return {
    reason: `Unexpected repetition of an open task of \`${holder.id}\`, expected one task for both`,
    note: `\`${task.title}\` is still open. Give both tasks the same \`ticket\`, or add this incident to \`would_prevent\` of the older one.`,
  };
}

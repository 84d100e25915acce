import { endOfImpact } from '../analysis/milestones.ts';
import { defineRule } from '../rule.ts';

export const statusOpen = defineRule({
  id: 'status-open',
  severity: 'warn',
  description: 'What is `reviewed` has an end of impact, and what is `closed` has no outstanding task.',
  reason: 'A status says that nobody has to come back. Then nobody does.',
  examples: [
    {
      name: 'passes a closed write-up whose tasks are done, declined or only proposed',
      document:
        '---\nstatus: closed\nduration: 2024-08-10T14:30Z/2024-08-10T16:45Z\ntasks:\n  - { title: A, status: verified }\n  - { title: B, status: wont_do }\n  - { title: C, status: proposed }\n---\n',
      messages: [],
    },
    {
      name: 'passes outstanding tasks of what is reviewed',
      document: '---\nstatus: reviewed\nduration: 2024-08-10T14:30Z/2024-08-10T16:45Z\ntasks: [{ title: A }]\n---\n',
      messages: [],
    },
    {
      name: 'passes an end that only the timeline states',
      document:
        '---\nstatus: reviewed\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline\n- 16:45 `mitigated` A\n',
      messages: [],
    },
    {
      name: 'passes impact that goes on while it is written about',
      document: '---\nstatus: in_review\nduration: { start: 2024-08-10T14:30Z }\n---\n',
      messages: [],
    },
    {
      name: 'warns of tasks that a closed write-up leaves open, in the body, too',
      document:
        '---\nstatus: closed\nduration: 2024-08-10T14:30Z/2024-08-10T16:45Z\n---\n## Tasks\n- [x] A\n- [ ] B\n- [ ] C\n',
      messages: ['2:9 Unexpected status `closed` with 2 outstanding tasks, expected `reviewed`'],
      notes: ['Finish or decline `B`, `C` first.'],
    },
    {
      name: 'warns of a single one',
      document:
        '---\nduration: 2024-08-10T14:30Z/2024-08-10T16:45Z\ntasks: [{ title: A, status: in_progress }]\nstatus: closed\n---\n',
      messages: ['4:9 Unexpected status `closed` with 1 outstanding task, expected `reviewed`'],
      notes: ['Finish or decline `A` first.'],
    },
    {
      name: 'names three, and counts the others',
      document:
        '---\nstatus: closed\nduration: 2024-08-10T14:30Z/2024-08-10T16:45Z\n---\n## Tasks\n- [ ] A\n- [ ] B\n- [ ] C\n- [ ] D\n- [ ] E\n',
      messages: ['2:9 Unexpected status `closed` with 5 outstanding tasks, expected `reviewed`'],
      notes: ['Finish or decline `A`, `B`, `C` and 2 more first.'],
    },
    {
      name: 'names three that are all',
      document:
        '---\nstatus: closed\nduration: 2024-08-10T14:30Z/2024-08-10T16:45Z\n---\n## Tasks\n- [ ] A\n- [ ] B\n- [ ] C\n',
      messages: ['2:9 Unexpected status `closed` with 3 outstanding tasks, expected `reviewed`'],
      notes: ['Finish or decline `A`, `B`, `C` first.'],
    },
    {
      name: 'warns of impact that never ended, or began again',
      document:
        '---\nstatus: reviewed\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline\n- 16:45 `mitigated` A\n- 17:00 `regressed` B\n',
      messages: ['3:11 Missing end of the duration, expected one in what is `reviewed`'],
    },
    {
      name: 'warns of one wave out of two that goes on',
      document:
        '---\nstatus: closed\nduration:\n  - { start: 2024-08-10T14:30Z }\n  - 2024-08-10T18:00Z/2024-08-10T19:00Z\n---\n',
      messages: ['4:5 Missing end of the duration, expected one in what is `closed`'],
    },
  ],
  checkDocument(postmortem, { document, report }) {
    const { status, tasks, duration, positions } = postmortem;
    if (status !== 'reviewed' && status !== 'closed') return;
    const top = document.positionAt(0, 0);
    const open = tasks.filter((task) => task.outstanding);
    if (status === 'closed' && open.length > 0) {
      const titles = open.slice(0, 3).map(({ title }) => `\`${title}\``);
      report({
        reason: `Unexpected status \`closed\` with ${open.length} outstanding task${open.length > 1 ? 's' : ''}, expected \`reviewed\``,
        note: `Finish or decline ${titles.join(', ')}${open.length > 3 ? ` and ${open.length - 3} more` : ''} first.`,
        expected: 'reviewed',
        position: positions['/status']?.value ?? top,
      });
    }
    // Where there is no duration at all, another rule asks for it.
    const endless = duration.find(({ end, endUnreadable }) => !end && !endUnreadable);
    if (endless && !endOfImpact(postmortem)) {
      report({
        reason: `Missing end of the duration, expected one in what is \`${status}\``,
        note: 'Write `end:` into `duration`, or set the status back to `in_review` while it goes on.',
        position: positions[endless.pointer]?.value ?? top,
      });
    }
  },
});

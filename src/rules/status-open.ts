import { endOfImpact } from '../analysis/milestones.ts';
import { defineRule } from '../rule.ts';

export const statusOpen = defineRule({
  id: 'status-open',
  severity: 'warn',
  description: 'A `reviewed` postmortem has an end of impact, and a `closed` one also has no outstanding tasks.',
  reason: 'These statuses say that nothing is left to do, so the postmortem is not looked at again.',
  examples: [
    {
      name: 'passes a closed postmortem whose tasks are done, declined or only proposed',
      document:
        '---\nstatus: closed\nduration: 2024-08-10T14:30Z/2024-08-10T16:45Z\ntasks:\n  - { title: A, status: verified }\n  - { title: B, status: wont_do }\n  - { title: C, status: proposed }\n---\n',
      messages: [],
    },
    {
      name: 'passes outstanding tasks of a reviewed postmortem',
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
      name: 'passes ongoing impact in review',
      document: '---\nstatus: in_review\nduration: { start: 2024-08-10T14:30Z }\n---\n',
      messages: [],
    },
    {
      name: 'warns about outstanding tasks of a closed postmortem, also in the body',
      document:
        '---\nstatus: closed\nduration: 2024-08-10T14:30Z/2024-08-10T16:45Z\n---\n## Tasks\n- [x] A\n- [ ] B\n- [ ] C\n',
      messages: ['2:9 Unexpected status `closed` with 2 outstanding tasks, expected `reviewed`'],
      notes: ['Finish or decline `B`, `C` first.'],
    },
    {
      name: 'warns about a single outstanding task',
      document:
        '---\nduration: 2024-08-10T14:30Z/2024-08-10T16:45Z\ntasks: [{ title: A, status: in_progress }]\nstatus: closed\n---\n',
      messages: ['4:9 Unexpected status `closed` with 1 outstanding task, expected `reviewed`'],
      notes: ['Finish or decline `A` first.'],
    },
    {
      name: 'names three tasks and counts the others',
      document:
        '---\nstatus: closed\nduration: 2024-08-10T14:30Z/2024-08-10T16:45Z\n---\n## Tasks\n- [ ] A\n- [ ] B\n- [ ] C\n- [ ] D\n- [ ] E\n',
      messages: ['2:9 Unexpected status `closed` with 5 outstanding tasks, expected `reviewed`'],
      notes: ['Finish or decline `A`, `B`, `C` and 2 more first.'],
    },
    {
      name: 'names all tasks if there are three',
      document:
        '---\nstatus: closed\nduration: 2024-08-10T14:30Z/2024-08-10T16:45Z\n---\n## Tasks\n- [ ] A\n- [ ] B\n- [ ] C\n',
      messages: ['2:9 Unexpected status `closed` with 3 outstanding tasks, expected `reviewed`'],
      notes: ['Finish or decline `A`, `B`, `C` first.'],
    },
    {
      name: 'warns about impact that never ended, or came back',
      document:
        '---\nstatus: reviewed\nduration: { start: 2024-08-10T14:30Z }\n---\n## Timeline\n- 16:45 `mitigated` A\n- 17:00 `regressed` B\n',
      messages: ['3:11 Missing end of the duration, expected one for status `reviewed`'],
    },
    {
      name: 'warns about an ongoing span among several',
      document:
        '---\nstatus: closed\nduration:\n  - { start: 2024-08-10T14:30Z }\n  - 2024-08-10T18:00Z/2024-08-10T19:00Z\n---\n',
      messages: ['4:5 Missing end of the duration, expected one for status `closed`'],
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
    // `schema` reports a missing duration.
    const endless = duration.find(({ end, endUnreadable }) => !end && !endUnreadable);
    if (endless && !endOfImpact(postmortem)) {
      report({
        reason: `Missing end of the duration, expected one for status \`${status}\``,
        note: 'Add `end:` to `duration`, or set the status back to `in_review` until the impact ends.',
        position: positions[endless.pointer]?.value ?? top,
      });
    }
  },
});

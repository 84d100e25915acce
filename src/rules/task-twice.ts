import { findChecklists } from '../postmortem/tasks.ts';
import { asMap } from '../postmortem/coerce.ts';
import { defineRule } from '../rule.ts';

export const taskTwice = defineRule({
  id: 'task-twice',
  severity: 'error',
  description: 'Tasks stand in the frontmatter or in a checklist of the body, not in both.',
  reason:
    'Of two lists one is out of date. Casebook reads that of the frontmatter, and what is only in the other is lost.',
  examples: [
    {
      name: 'passes tasks in the frontmatter, and lists below headings of another kind',
      document:
        '---\ntasks: [{ title: Add a limit }]\n---\n## Resolution\n- [x] Restart the service\n## Action items\n- We met twice.\n',
      messages: [],
    },
    {
      name: 'passes a checklist alone, beside a key without a value, too',
      document: '---\ntitle: A\ntasks:\n---\n## Action items\n- [ ] Add a limit\n',
      messages: [],
    },
    {
      name: 'reports every checklist beside the tasks of the frontmatter',
      document:
        '---\ntasks: [{ title: Add a limit }]\n---\n## Action items\n- [ ] Add a limit\n\n### Later tasks\n1. [x] Add an alert\n',
      messages: [
        '5:1 Unexpected checklist of tasks beside those of the frontmatter, expected one list',
        '8:1 Unexpected checklist of tasks beside those of the frontmatter, expected one list',
      ],
    },
    {
      name: 'reports a checklist beside a list that says there are no tasks',
      document: '---\ntasks: []\n---\n## Tasks\n- [ ] Add a limit\n',
      messages: ['5:1 Unexpected checklist of tasks beside those of the frontmatter, expected one list'],
    },
    {
      name: 'goes by the headings of the team',
      document: '---\ntasks: [{ title: Add a limit }]\n---\n## Verbesserungen\n- [ ] Grenze setzen\n',
      settings: { taskHeadings: ['verbesserungen'] },
      messages: ['5:1 Unexpected checklist of tasks beside those of the frontmatter, expected one list'],
    },
  ],
  checkDocument(_postmortem, { document, settings, report }) {
    if (!Array.isArray(asMap(document.frontmatter?.data).tasks)) return;
    for (const { position } of findChecklists(document.tree.children, settings)) {
      if (!position) continue;
      report({
        reason: 'Unexpected checklist of tasks beside those of the frontmatter, expected one list',
        note: 'Only those of the frontmatter are read. Move what they lack there, or remove `tasks` from the frontmatter.',
        position: document.positionAt(position.start.offset ?? 0, position.end.offset ?? 0),
      });
    }
  },
});

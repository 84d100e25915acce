import { findChecklists } from '../postmortem/tasks.ts';
import { asMap } from '../postmortem/coerce.ts';
import { defineRule } from '../rule.ts';

export const taskTwice = defineRule({
  id: 'task-twice',
  severity: 'error',
  description: 'Tasks are listed in the frontmatter or in a checklist of the body, not in both.',
  reason:
    'One of two lists is always out of date. Casebook reads the one in the frontmatter and ignores the checklist.',
  examples: [
    {
      name: 'passes tasks in the frontmatter, and lists below other headings',
      document:
        '---\ntasks: [{ title: Add a limit }]\n---\n## Resolution\n- [x] Restart the service\n## Action items\n- We met twice.\n',
      messages: [],
    },
    {
      name: 'passes a checklist beside a key without a value',
      document: '---\ntitle: A\ntasks:\n---\n## Action items\n- [ ] Add a limit\n',
      messages: [],
    },
    {
      name: 'reports every checklist in addition to the frontmatter',
      document:
        '---\ntasks: [{ title: Add a limit }]\n---\n## Action items\n- [ ] Add a limit\n\n### Later tasks\n1. [x] Add an alert\n',
      messages: [
        '5:1 Unexpected checklist in addition to the tasks in the frontmatter, expected one list',
        '8:1 Unexpected checklist in addition to the tasks in the frontmatter, expected one list',
      ],
    },
    {
      name: 'reports a checklist in addition to an empty list',
      document: '---\ntasks: []\n---\n## Tasks\n- [ ] Add a limit\n',
      messages: ['5:1 Unexpected checklist in addition to the tasks in the frontmatter, expected one list'],
    },
    {
      name: 'uses the configured headings',
      document: '---\ntasks: [{ title: Add a limit }]\n---\n## Verbesserungen\n- [ ] Grenze setzen\n',
      settings: { taskHeadings: ['verbesserungen'] },
      messages: ['5:1 Unexpected checklist in addition to the tasks in the frontmatter, expected one list'],
    },
  ],
  checkDocument(_postmortem, { document, settings, report }) {
    if (!Array.isArray(asMap(document.frontmatter?.data).tasks)) return;
    for (const { position } of findChecklists(document.tree.children, settings)) {
      if (!position) continue;
      report({
        reason: 'Unexpected checklist in addition to the tasks in the frontmatter, expected one list',
        note: 'Move the tasks of the checklist to the frontmatter, or remove `tasks` from the frontmatter.',
        position: document.positionAt(position.start.offset ?? 0, position.end.offset ?? 0),
      });
    }
  },
});

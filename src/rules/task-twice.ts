import { taskListsOf } from '../postmortem/tasks/tasks-of.ts';
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
  checkDocument(postmortem, { document, settings, report }) {
    const { tasks } = asMap(document.frontmatter?.data);
    if (!Array.isArray(tasks)) return;
    for (const { node, shape } of taskListsOf(postmortem, document, settings)) {
      const { position } = node;
      if (!position) continue;
      const what = { checklist: 'checklist', list: 'list of tasks', table: 'table of tasks', lines: 'tasks' }[shape];
      report({
        reason:
          tasks.length === 0 && shape !== 'checklist'
            ? `Unexpected ${what} below an empty list in the frontmatter, expected one list`
            : `Unexpected ${what} in addition to the tasks in the frontmatter, expected one list`,
        note:
          tasks.length === 0
            ? 'Remove `tasks` from the frontmatter, and the tasks of the body are read.'
            : `Move the tasks of the ${shape === 'lines' ? 'text' : shape} to the frontmatter, or remove \`tasks\` from the frontmatter.`,
        position: document.positionAt(position.start.offset ?? 0, position.end.offset ?? 0),
        // What has no checkboxes may be there for the reader only.
        ...(shape !== 'checklist' && { severity: tasks.length === 0 ? ('warn' as const) : ('info' as const) }),
      });
    }
  },
});

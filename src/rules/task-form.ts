import { asMap } from '../postmortem/coerce.ts';
import { strayTaskLists, taskListsOf } from '../postmortem/tasks/tasks-of.ts';
import type { TaskList } from '../postmortem/tasks/task-list.ts';
import { defineRule, type Finding } from '../rule.ts';

export const taskForm = defineRule({
  id: 'task-form',
  severity: 'info',
  description:
    'Tasks in the body are a checklist below a heading such as `Action items`, with their details in parentheses at the end.',
  reason:
    'A checklist has one form that people and programs read alike. Other forms are read too, but what the reader takes for a task or an owner may differ from what was meant.',
  fix: 'Writes the lists, tables and lines that tasks are read from as checklists: the same words, in the same order.',
  examples: [
    {
      name: 'passes checklists, numbered ones, and lists that tell what was done',
      document:
        '## Action items\n- [ ] Add a limit (@dev-team, due 2024-08-12, #123)\n\n## Next steps\n1. [x] Add an alert (closed 2024-08-11)\n\n## Follow-up\n- We met twice.\n',
      messages: [],
    },
    {
      name: 'passes tasks in the frontmatter, which `task-twice` compares',
      document: '---\ntasks: [{ title: Add a limit }]\n---\n## Action items\n- Add a limit\n',
      messages: [],
    },
    {
      name: 'notes bullets once, and writes checkboxes',
      document:
        '## Action items\n- Add a limit (Assigned to Dev Team, Due: August 12, 2024).\n- ~~Restart [the host](https://example.org)~~\n\n### Later\n1. Watch disks (owner=ops, priority=high)\n',
      messages: ['2:1 Unexpected list of tasks without checkboxes, expected `- [ ] Title (@owner, due 2024-08-12)`'],
      fixed:
        '## Action items\n- [ ] Add a limit (owner: Dev Team, due 2024-08-12)\n- [x] Restart [the host](https://example.org)\n\n### Later\n1. [ ] Watch disks (@ops, priority high)\n',
    },
    {
      name: 'notes a table, and keeps the columns that it does not know',
      document:
        '## Corrective actions\n\n| Action | Owner | Due | Status | Team size |\n| --- | --- | --- | --- | --- |\n| Add `a \\| b` | alice, bob | 12.08.2024 | In progress | 3 |\n| Test it | - | TBD | DONE | |\n',
      messages: ['3:1 Unexpected table of tasks, expected `- [ ] Title (@owner, due 2024-08-12)`'],
      fixed:
        '## Corrective actions\n\n- [ ] Add `a | b` – Team size: 3 (@alice, @bob, due 2024-08-12, in progress)\n- [x] Test it\n',
    },
    {
      name: 'notes lines below a label, and parts the list from the lines around it',
      document:
        'Words.\nTasks:\n\nPatch Code: Release sessions (Assigned to Dev Team, Due: August 12, 2024).\nTest Code: Test them (@qa).\nThis postmortem has no other tasks.\n',
      messages: ['4:1 Unexpected tasks without a list, expected `- [ ] Title (@owner, due 2024-08-12)`'],
      fixed:
        'Words.\nTasks:\n\n- [ ] Patch Code: Release sessions (owner: Dev Team, due 2024-08-12)\n- [ ] Test Code: Test them (@qa)\n\nThis postmortem has no other tasks.\n',
    },
    {
      name: 'notes details in another form',
      document: '## Tasks\n- [ ] **Add** a limit (DONE, @alice @bob; due Aug 12, 2024)\n',
      messages: [
        '2:1 Unexpected form of the details of a task, expected for example `(@owner, due 2024-08-12, #123)` at its end',
      ],
      fixed: '## Tasks\n- [x] **Add** a limit (@alice, @bob, due 2024-08-12)\n',
    },
    {
      name: 'notes open checkboxes and tables of owners below other headings, which are not read as tasks',
      document:
        '## Lessons\n- [ ] Add a limit\n- [x] Test it\n\n## Resolution\n- [x] Restart the host\n\n## Later\n| Item | Owner | Status |\n| --- | --- | --- |\n| A | ann | DONE |\n',
      messages: [
        '2:1 Unexpected checklist below `Lessons`, expected a heading such as `Action items`',
        '9:1 Unexpected table of tasks below `Later`, expected a heading such as `Action items`',
      ],
    },
    {
      name: 'passes a link that is the whole title, on two lines',
      document:
        '## Action items\n- [x] [Follow up on the ticket at\n  Example](https://www.notion.so/follow-up-4c5001)\n',
      messages: [],
    },
  ],
  checkDocument(postmortem, { document, settings, report }) {
    const { tasks } = asMap(document.frontmatter?.data);
    if (Array.isArray(tasks) && tasks.length > 0) return;
    const lists = taskListsOf(postmortem, document, settings);
    const others = lists.filter(({ edits }) => edits.length > 0);
    const [first] = others;
    // `task-twice` reports the lists beside `tasks: []`.
    if (first && !Array.isArray(tasks)) {
      report({
        reason: describe(first),
        note: '`casebook lint --fix` writes all tasks of the document in this form.',
        position: placeOf(first, document),
        fix: others.flatMap(({ edits }) => edits),
      });
    }
    for (const { node, heading } of strayTaskLists(postmortem, document, settings, lists)) {
      const what = node.type === 'table' ? 'table of tasks' : 'checklist';
      report({
        reason: `Unexpected ${what} below \`${heading}\`, expected a heading such as \`Action items\``,
        note: 'It is not read as tasks. Rename the heading, or add it to `task_headings` in `casebook.yaml`.',
        position: placeOf({ node }, document),
      });
    }
  },
});

function describe({ shape }: TaskList): string {
  const form = '`- [ ] Title (@owner, due 2024-08-12)`';
  switch (shape) {
    case 'checklist':
      return 'Unexpected form of the details of a task, expected for example `(@owner, due 2024-08-12, #123)` at its end';
    case 'list':
      return `Unexpected list of tasks without checkboxes, expected ${form}`;
    case 'table':
      return `Unexpected table of tasks, expected ${form}`;
    default:
      return `Unexpected tasks without a list, expected ${form}`;
  }
}

/** The first line: the whole list would be marked from end to end. */
function placeOf(
  { node, edits: [edit] = [], shape }: Pick<TaskList, 'node'> & Partial<Pick<TaskList, 'edits' | 'shape'>>,
  document: Parameters<typeof taskListsOf>[1],
): Finding['position'] {
  const start = (shape === 'lines' ? edit?.start : undefined) ?? node.position?.start.offset ?? 0;
  const lineEnd = document.text.slice(start).search(/\r?\n/);
  return document.positionAt(start, lineEnd < 0 ? document.text.length : start + lineEnd);
}

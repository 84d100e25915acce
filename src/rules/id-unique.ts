import { placeInTask } from '../postmortem/positions.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import { defineRule } from '../rule.ts';

export const idUnique = defineRule({
  id: 'id-unique',
  severity: 'error',
  // The other document with the id is affected too.
  locked: true,
  description: 'No two documents have the same id, and no two tasks of one document.',
  reason: 'Links and `related` refer to the id. If two documents share an id, the site shows only the first by path.',
  examples: [
    {
      name: 'passes documents and tasks with different ids',
      document: '---\ntasks: [{ title: A }, { title: A }, { title: B, id: b }]\n---\n',
      files: { 'postmortems/2024-08-11-example.md': '---\ntitle: B\n---\n' },
      messages: [],
    },
    {
      name: 'reports a document with the id of another one',
      document: '---\ntitle: A\n---\n',
      files: { 'postmortems/2023/2024-08-10-example.md': '---\ntitle: B\n---\n' },
      messages: ['1:1 Unexpected second document with the id `2024-08-10-example`, expected another file name'],
      notes: ['The other one is postmortems/2023/2024-08-10-example.md. Rename one of the two.'],
    },
    {
      name: 'passes the first of two documents by path',
      document: '---\ntitle: A\n---\n',
      files: { 'postmortems/a/2024-08-10-example.md': '---\ntitle: B\n---\n' },
      path: 'postmortems/2024-08-10-example.md',
      messages: [],
    },
    {
      name: 'reports a task with the id of another one, even after a task without a title',
      document: '---\ntasks:\n  - owner: dev-team\n  - title: A\n    id: a\n  - title: B\n    id: a\n---\n',
      messages: ['7:9 Unexpected second task with the id `a`, expected each id once'],
    },
  ],
  checkDocument(postmortem, { report }) {
    const seen = new Set<string>();
    for (const task of postmortem.tasks) {
      if (seen.has(task.id)) {
        report({
          reason: `Unexpected second task with the id \`${task.id}\`, expected each id once`,
          note: 'Change one of the two, or remove it: a task without an `id` gets a unique one from its title.',
          position: placeInTask(postmortem, task, 'id'),
        });
      }
      seen.add(task.id);
    }
  },
  checkRepository(postmortems, { report }) {
    const first = new Map<string, KnownPostmortem>();
    for (const postmortem of postmortems.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
      const other = first.get(postmortem.id);
      if (!other) {
        first.set(postmortem.id, postmortem);
        continue;
      }
      const start = { line: 1, column: 1, offset: 0 };
      report(postmortem.path, {
        reason: `Unexpected second document with the id \`${postmortem.id}\`, expected another file name`,
        note: `The other one is ${other.path}. Rename one of the two.`,
        position: { start, end: start },
      });
    }
  },
});

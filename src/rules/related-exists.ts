import type { Position } from '../position.ts';
import { placeInTask } from '../postmortem/positions.ts';
import type { Postmortem } from '../postmortem/postmortem.ts';
import { defineRule } from '../rule.ts';
import { nearest } from '../text/typo.ts';

const leak = { 'postmortems/2023-02-14-session-leak.md': '---\ntitle: B\naliases: [2023-02-13-leak]\n---\n' };

export const relatedExists = defineRule({
  id: 'related-exists',
  severity: 'error',
  description: 'Ids under `related` and `would_prevent` are those of postmortems that are there.',
  reason: 'An incident that came back is only seen as one by whoever can get from it to the first time.',
  examples: [
    {
      name: 'passes ids, and former ones',
      document:
        '---\nrelated: [2023-02-14-session-leak, { id: 2023-02-13-leak, relation: recurrence_of }]\ntasks: [{ title: A, would_prevent: [2023-02-14-session-leak] }]\n---\n',
      files: leak,
      messages: [],
    },
    {
      name: 'passes an id that tasks of the body cannot have',
      document: '---\ntitle: A\n---\n## Tasks\n- [ ] Prevent 2020-01-01-nothing\n',
      messages: [],
    },
    {
      name: 'reports ids that are not there, in both ways to write them',
      document: '---\nrelated:\n  - 2020-01-01-nothing\n  - id: 2020-01-02-nothing\n    relation: caused_by\n---\n',
      files: leak,
      messages: [
        '3:5 Unexpected id `2020-01-01-nothing`, expected that of a postmortem',
        '4:9 Unexpected id `2020-01-02-nothing`, expected that of a postmortem',
      ],
    },
    {
      name: 'reports a slip, and an id without its date, with the id that was meant',
      document: '---\nrelated: [2023-02-14-sesion-leak, session-leak]\n---\n',
      files: leak,
      messages: [
        '2:11 Unexpected id `2023-02-14-sesion-leak`, expected `2023-02-14-session-leak`',
        '2:35 Unexpected id `session-leak`, expected `2023-02-14-session-leak`',
      ],
    },
    {
      name: 'reports what a task would have prevented, behind one without a title, too',
      document:
        '---\ntasks:\n  - owner: dev-team\n  - title: A\n    would_prevent: [2023-02-14-session-leak, 2020-01-01-nothing]\n---\n',
      files: leak,
      messages: ['5:46 Unexpected id `2020-01-01-nothing`, expected that of a postmortem'],
    },
  ],
  checkRepository(postmortems, { partial, report }) {
    // What is not there may stand in a document that nobody looked at.
    if (partial) return;
    const ids = postmortems.map(({ id }) => id);
    const known = new Set([...ids, ...postmortems.flatMap(({ aliases }) => aliases)]);
    for (const postmortem of postmortems) {
      for (const { id, position } of references(postmortem)) {
        if (known.has(id)) continue;
        const meant = idMeant(id, ids);
        report(postmortem.path, {
          reason: `Unexpected id \`${id}\`, expected ${meant === undefined ? 'that of a postmortem' : `\`${meant}\``}`,
          note: 'An id is the name of a file without `.md`. What is elsewhere belongs under `links`.',
          expected: meant,
          position,
        });
      }
    }
  },
});

function references(postmortem: Postmortem): { id: string; position: Position }[] {
  const { related, tasks, positions } = postmortem;
  return [
    ...related.flatMap(({ id }, index) => {
      const position = (positions[`/related/${index}/id`] ?? positions[`/related/${index}`])?.value;
      return position ? [{ id, position }] : [];
    }),
    ...tasks.flatMap((task) =>
      task.wouldPrevent.map((id, index) => ({ id, position: placeInTask(postmortem, task, `would_prevent/${index}`) })),
    ),
  ];
}

/** The only id that holds what was written, or the nearest. */
function idMeant(written: string, ids: readonly string[]): string | undefined {
  const holding = ids.filter((id) => id.includes(written));
  return holding.length === 1 ? holding[0] : nearest(written, ids);
}

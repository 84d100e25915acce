import type { Position } from '../position.ts';
import { placeInTask } from '../postmortem/positions.ts';
import type { KnownPostmortem } from '../postmortem/known-part.ts';
import { defineRule } from '../rule.ts';
import { nearest } from '../text/typo.ts';

const leak = { 'postmortems/2023-02-14-session-leak.md': '---\ntitle: B\naliases: [2023-02-13-leak]\n---\n' };

export const relatedExists = defineRule({
  id: 'related-exists',
  severity: 'error',
  description: 'Ids under `related` and `would_prevent` are ids of existing postmortems.',
  reason: 'Readers recognise a recurring incident only if they can get from it to the earlier ones.',
  examples: [
    {
      name: 'passes ids and aliases',
      document:
        '---\nrelated: [2023-02-14-session-leak, { id: 2023-02-13-leak, relation: recurrence_of }]\ntasks: [{ title: A, would_prevent: [2023-02-14-session-leak] }]\n---\n',
      files: leak,
      messages: [],
    },
    {
      name: 'passes an id in a checklist, which has no such field',
      document: '---\ntitle: A\n---\n## Tasks\n- [ ] Prevent 2020-01-01-nothing\n',
      messages: [],
    },
    {
      name: 'reports unknown ids in both notations',
      document: '---\nrelated:\n  - 2020-01-01-nothing\n  - id: 2020-01-02-nothing\n    relation: caused_by\n---\n',
      files: leak,
      messages: [
        '3:5 Unexpected id `2020-01-01-nothing`, expected the id of a postmortem',
        '4:9 Unexpected id `2020-01-02-nothing`, expected the id of a postmortem',
      ],
    },
    {
      name: 'reports a typo, and an id without its date, and suggests the id that was meant',
      document: '---\nrelated: [2023-02-14-sesion-leak, session-leak]\n---\n',
      files: leak,
      messages: [
        '2:11 Unexpected id `2023-02-14-sesion-leak`, expected `2023-02-14-session-leak`',
        '2:35 Unexpected id `session-leak`, expected `2023-02-14-session-leak`',
      ],
    },
    {
      name: 'reports an id of a task, even after a task without a title',
      document:
        '---\ntasks:\n  - owner: dev-team\n  - title: A\n    would_prevent: [2023-02-14-session-leak, 2020-01-01-nothing]\n---\n',
      files: leak,
      messages: ['5:46 Unexpected id `2020-01-01-nothing`, expected the id of a postmortem'],
    },
  ],
  checkRepository(postmortems, { partial, report }) {
    // The id may belong to a document that is not among those checked.
    if (partial) return;
    const ids = postmortems.map(({ id }) => id);
    const known = new Set([...ids, ...postmortems.flatMap(({ aliases }) => aliases)]);
    // The id of a document that was renamed may be missing in many.
    const meantById = new Map<string, string | undefined>();
    for (const postmortem of postmortems) {
      for (const { id, position } of references(postmortem)) {
        if (known.has(id)) continue;
        if (!meantById.has(id)) meantById.set(id, idMeant(id, ids));
        const meant = meantById.get(id);
        report(postmortem.path, {
          reason: `Unexpected id \`${id}\`, expected ${meant === undefined ? 'the id of a postmortem' : `\`${meant}\``}`,
          note: 'Write the file name of a postmortem without `.md`. Put addresses of other documents under `links`.',
          expected: meant,
          position,
        });
      }
    }
  },
});

function references(postmortem: KnownPostmortem): { id: string; position: Position }[] {
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

/** The only id that contains the written text, or else the nearest. */
function idMeant(written: string, ids: readonly string[]): string | undefined {
  const holding = ids.filter((id) => id.includes(written));
  return holding.length === 1 ? holding[0] : nearest(written, ids);
}

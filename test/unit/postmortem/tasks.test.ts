import { defaultSettings } from 'casebook';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { readPostmortem } from '../../../src/postmortem/read-postmortem.ts';
import { taskListsOf } from '../../../src/postmortem/tasks/tasks-of.ts';

function read(body: string) {
  const text = `---\nduration: { start: 2024-08-10T14:30Z }\n---\n${body}`;
  const document = parseMarkdown({ path: 'postmortems/2024-08-10-a.md', text });
  const { postmortem, prose } = readPostmortem(document, defaultSettings);
  return { postmortem, prose, lists: taskListsOf(postmortem, document, defaultSettings) };
}

/** `title; status; owners; due; ticket` of each task, without what is absent. */
function tasksOf(body: string): string[] {
  return read(body).postmortem.tasks.map(({ title, status, owner, owners, due, ticket, priority }) =>
    [title, status, owners?.join(' + ') ?? owner, due, ticket, priority]
      .filter((value) => value !== undefined)
      .join('; '),
  );
}

test.each([
  'Action items',
  'Corrective and preventative measures',
  'Next Steps:',
  'Follow-up tasks',
  ':ballot_box_with_check: To-do',
  'Prevention',
  'Folgemaßnahmen',
  'Nächste Schritte',
  'Actions correctives',
  'Prochaines étapes',
  'Acciones correctivas',
  'Próximos passos',
  'Azioni correttive',
  'Vervolgacties',
  'Działania naprawcze',
  'Корректирующие действия',
  '改进措施',
  '後續行動',
  '再発防止策',
  '후속 조치',
])('reads bullets below "%s"', (heading) => {
  expect(tasksOf(`## ${heading}\n- Add a limit\n`)).toEqual(['Add a limit; open']);
});

test.each([
  'Lessons learned',
  'What went well',
  'Actions taken',
  'Ergriffene Maßnahmen',
  'Failed transactions',
  'Impact',
])('reads no bullets below "%s"', (heading) => {
  expect(tasksOf(`## ${heading}\n- Add a limit\n`)).toEqual([]);
});

test('reads bullets below a heading in a section of tasks, and not below a lesson in it', () => {
  expect(
    tasksOf('## Action items\n### Deployment\n1. Test it\n### What went well\n- Alerts\n### Done\n- Add a limit\n'),
  ).toEqual(['Test it; open', 'Add a limit; done']);
});

test('takes the first heading of the document for its title', () => {
  expect(tasksOf('# Action items are lost\n## Cause\n- A loop\n')).toEqual([]);
});

test('reads lists below labels, up to the next label of that kind', () => {
  expect(tasksOf('**Action items**\n\n- Add a limit\n\n**Thanks**\n\n- Ann\n')).toEqual(['Add a limit; open']);
  expect(tasksOf('Root cause:\n\n- A loop\n\nTasks:\n\n- Add a limit\n')).toEqual(['Add a limit; open']);
});

test('reads lines below labels that end a paragraph, and proposals below improvements', () => {
  const body = `The service was restarted.
Corrective and Preventative Measures:

Improvements:

Reviews: Review limits of sessions.
Tests: Test them in staging.
Tasks:

Patch Code: Release sessions (Assigned to Dev Team, Due: August 12, 2024).
Update Alerts: Watch the memory (Assigned to QA Team and ann, Due: August 15).
This postmortem lists all tasks.
`;
  expect(tasksOf(body)).toEqual([
    'Reviews: Review limits of sessions.; proposed',
    'Tests: Test them in staging.; proposed',
    'Patch Code: Release sessions; open; Dev Team; 2024-08-12',
    'Update Alerts: Watch the memory; open; QA Team + ann; 2024-08-15',
  ]);
});

test('reads no prose below a heading of tasks', () => {
  expect(
    tasksOf('## Next steps\n\nWe are looking at the logs. More will follow.\n\nThe cause is still unknown.\n'),
  ).toEqual([]);
  expect(tasksOf('## Remediation\n- Restarted the pods\n- We rolled back the deploy\n')).toEqual([]);
  expect(tasksOf('## Action items\n- None\n- TBD\n')).toEqual([]);
});

test('reads tables by their headers, and by what is in their cells', () => {
  expect(
    tasksOf(
      '## Maßnahmen\n\n| Nr. | Maßnahme | Verantwortlich | Frist | Status |\n| --- | --- | --- | --- | --- |\n| 1 | Grenze setzen | Anna, Bert | 12.09.2024 | in Arbeit |\n',
    ),
  ).toEqual(['Grenze setzen; in_progress; Anna + Bert; 2024-09-12']);
  expect(
    tasksOf(
      '## Tasks\n\n| | A | B | C |\n| - | - | - | - |\n| #12 | Add a limit | @ann | 2024-09-12 |\n| #13 | Test it | @bob | |\n',
    ),
  ).toEqual(['Add a limit; open; ann; 2024-09-12; #12', 'Test it; open; bob; #13']);
});

test('reads a bug and a state from the column of bugs', () => {
  expect(
    tasksOf(
      '## Action items\n| Action Item | Type | Owner | Bug |\n| --- | --- | --- | --- |\n| Add a limit | mitigate | ann | n/a **DONE** |\n| Test it | prevent | bob | Bug 5554823 |\n',
    ),
  ).toEqual(['Add a limit; done; ann', 'Test it; open; bob; Bug 5554823']);
});

test('reads owner, due date and ticket from what is below a task', () => {
  expect(
    tasksOf(
      '## Tasks\n- Add a limit\n  - **Owner:** ann\n  - Due: Sep 3\n- Test it\n  - See https://github.com/a/b/issues/3\n',
    ),
  ).toEqual(['Add a limit; open; ann; 2024-09-03', 'Test it; open; https://github.com/a/b/issues/3']);
  expect(tasksOf('## Tasks\n- Backend:\n  - Add a limit\n  - Test it\n')).toEqual([
    'Add a limit; open',
    'Test it; open',
  ]);
});

test('takes a link to an issue as the ticket, and leaves it in the title', () => {
  expect(
    tasksOf(
      '## Tasks\n- Add a limit [issue][1]\n- Read [the manual](https://example.org/a)\n\n[1]: https://github.com/a/b/issues/3\n',
    ),
  ).toEqual(['Add a limit issue; open; https://github.com/a/b/issues/3', 'Read the manual; open']);
});

test.each([
  ['DevEx will update the accounts', 'DevEx'],
  ['The platform team will add a limit', 'platform team'],
  ['@ann to add a limit', 'ann'],
  ['Discuss limits (Anna call for a meeting)', 'Anna'],
  ['We will add a limit', undefined],
  ['Kubernetes will restart pods', undefined],
  ['Need to add a limit', undefined],
  ['Our team should add a limit', undefined],
  ['Talk to @ann', undefined],
  ['Add a limit (Phase two)', undefined],
])('reads the owner of "%s"', (title, owner) => {
  expect(read(`## Tasks\n- ${title}\n`).postmortem.tasks[0]?.owner).toBe(owner);
});

test('keeps a due date that has two readings in the title, and reports its place', () => {
  const { postmortem, lists } = read('## Tasks\n- Add a limit (@ann, due 03/04/2024)\n');
  expect(postmortem.tasks).toMatchObject([{ title: 'Add a limit (due 03/04/2024)', owner: 'ann' }]);
  expect(lists[0]?.tasks[0]?.faults).toMatchObject([
    { key: 'due', text: '03/04/2024', position: { start: { line: 5, column: 26 } } },
  ]);
});

test('leaves on the page what the tasks do not hold', () => {
  const bodies = [
    '- Add a limit\n\n  Since there is none.',
    '- Read [the manual](https://example.org)',
    '- Add ![a graph](a.png)',
    '- None\n- Add a limit',
    '| Task | Owner | Colour |\n| - | - | - |\n| Add a limit | ann | red |',
  ];
  for (const body of bodies) {
    const { prose, postmortem } = read(`## Tasks\n\n${body}\n`);
    expect(postmortem.tasks, body).toHaveLength(1);
    expect(prose.length, body).toBe(2);
  }
  expect(read('## Tasks\n\n- Add a limit (#12)\n').prose).toEqual([]);
});

test.each([
  ['* **Add an alert** - Assignee: Alice Smith', ['Add an alert; open; Alice Smith']],
  ['- Add an alert – Owner: alice Due: 2024-08-12', ['Add an alert; open; alice; 2024-08-12']],
  ['- アラートを追加する。**担当: platform、期限: 2024-08-20**', ['アラートを追加する。; open; platform; 2024-08-20']],
  ['- Add an alert (@alice, status: Done (git 4f2a))', ['Add an alert; done; alice']],
  ['- Add an alert (@alice, status: DONE（レビュー済み）)', ['Add an alert; done; alice']],
  ['| アクション | 担当 |\n| - | - |\n| アラートを追加 | 要アサイン |', ['アラートを追加; open']],
  ['Add an alert.\n\n**Author:** @alice', ['Add an alert.; open']],
  ['Add an alert: soon.\n\nFinal thoughts\nWe learned a lot here.', ['Add an alert: soon.; open']],
  ['| Metric | Before | Target |\n| - | - | - |\n| Latency of the first page | 5 s | < 2 s |', []],
  ['- Add an alert `@alice` [detect]', ['Add an alert (detect); open; alice']],
  [
    '| Action | Owner | Status |\n| - | - | - |\n| Add an alert | alice | Done (git 4f2a) |',
    ['Add an alert; done; alice'],
  ],
])('reads what stands behind a task: %s', (body, expected) => {
  expect(tasksOf(`## Action items\n\n${body}\n`)).toEqual(expected);
});

test('writes a task with a dash before its owner without the dash', () => {
  const { lists } = read('## Action items\n\n* **Add an alert** - Assignee: Alice Smith\n');
  expect(lists[0]?.edits[0]?.text).toBe('[ ] **Add an alert** (owner: Alice Smith)');
});

test.each([
  'うまくいかなかった点',
  '改善が必要なこと',
  '教訓',
  'O que deu errado',
  'Ce qui a bien fonctionné',
  'カテゴリの説明',
  'Legend',
])('there are no tasks below %s inside a section of tasks', (title) => {
  expect(tasksOf(`## Action items\n\n- Add an alert\n\n### ${title}\n\n- A: something\n`)).toEqual([
    'Add an alert; open',
  ]);
});

test('reads a plan of improvements in French', () => {
  expect(tasksOf("## Plan d'amélioration pour éviter la récurrence\n\n1. Ajouter une alerte\n")).toEqual([
    'Ajouter une alerte; proposed',
  ]);
});

test('reads numbered headings below a heading of tasks', () => {
  const body =
    '# A\n\n## Action items\n\n### 1) Add an alert `@alice` [detect]\n\nIt is due.\n\n### 2) Write it down\n\nText.\n';
  expect(tasksOf(body)).toEqual(['Add an alert (detect); open; alice', 'Write it down; open']);
  expect(read(body).lists.flatMap(({ edits }) => edits)).toEqual([]);
});

test('reads the lists below numbered headings instead', () => {
  const body = '# A\n\n## Action items\n\n### 1. Alerts\n\n- Add an alert\n\n### 2. Texts\n\n- Write it down\n';
  expect(tasksOf(body)).toEqual(['Add an alert; open', 'Write it down; open']);
});

import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/message.ts';
import { newMessages } from '../../../src/review/compare-messages.ts';
import { countMovedBack } from '../../../src/review/count-moved-back.ts';
import { pairDocuments } from '../../../src/review/pair-documents.ts';
import { compareVersions, reviewPostmortem } from '../../../src/review/review-postmortem.ts';
import { sideOf } from '../../support/review.ts';

function postmortem(frontmatter: string, body = ''): string {
  return `---\ntitle: A\n${frontmatter}\n---\n\n${body}`;
}

function tasksOf(...tasks: string[]): string {
  return postmortem(`tasks:\n${tasks.map((task) => `  - { ${task} }\n`).join('')}`);
}

function compare(before: string, after: string) {
  return compareVersions(sideOf(before), sideOf(after));
}

describe('facts', () => {
  test.each([
    ['severity: SEV1', 'severity: SEV2', ['Severity: SEV1 → SEV2']],
    ['severity: SEV1', 'severity: P1', []],
    ['services: [a, b]', 'services: [b, a, c]', ['Services: a, b → a, b, c']],
    [
      'impact: { users_affected: 1200 }',
      'impact: { users_affected: { value: 1200, estimate: true } }',
      ['Users affected: 1,200 → about 1,200'],
    ],
    ['impact: None of it', 'impact: { summary: None  of it }', []],
    ['root_cause: A', 'status: in_review', ['Status: draft → in review', 'Root cause: A → –']],
    [
      'duration: { start: 2024-08-10T14:30Z, end: 2024-08-10T15:30Z }',
      'duration: { start: 2024-08-10 16:30 +02:00, end: 2024-08-10T15:30:00Z }',
      [],
    ],
    [
      'duration: { start: 2024-08-10T14:30Z, end: 2024-08-10T15:30Z }',
      'duration: { start: 2024-08-10T14:30Z, end: 2024-08-11T15:30Z }',
      [
        'Period of impact: 2024-08-10 14:30 – 15:30 UTC → 2024-08-10 14:30 – 2024-08-11 15:30 UTC',
        'Duration of impact: 1 h → 1 d 1 h',
        'Time to mitigate: 1 h → 1 d 1 h',
      ],
    ],
  ])('%s → %s', (before, after, expected) => {
    const { changes } = compare(postmortem(before), postmortem(after));
    const shown = changes.map((one) => `${one.label}: ${one.before ?? '–'} → ${one.after ?? '–'}`);
    expect(shown.map((line) => line.replaceAll('\u00A0', ' '))).toEqual(expected);
  });
});

describe('tasks', () => {
  const shown = (before: string, after: string): string[] =>
    compare(before, after).tasks.map(({ change, title, changes }) =>
      [change, title, ...changes.map((one) => `${one.name} ${one.before ?? '–'} → ${one.after ?? '–'}`)].join('; '),
    );

  test('are told apart by ticket, title and words', () => {
    expect(
      shown(
        tasksOf(
          'title: Add an alert, ticket: OPS-1',
          'title: Write tests',
          'title: Rotate the keys of all hosts',
          'title: Done, status: done',
        ),
        tasksOf(
          'title: Rotate keys of hosts, owner: a',
          'title: Page earlier, ticket: OPS-1',
          'title: write  tests, due: 2024-09-01',
        ),
      ),
    ).toEqual([
      'changed; Page earlier; title Add an alert → Page earlier',
      'changed; Rotate keys of hosts; owner – → a; title Rotate the keys of all hosts → Rotate keys of hosts',
      'changed; write tests; due – → 2024-09-01; title Write tests → write tests',
      'removed; Done',
    ]);
  });

  test('of similar words are two', () => {
    expect(shown(tasksOf('title: Add alert for memory'), tasksOf('title: Add alert for disks'))).toEqual([
      'dropped; Add alert for memory',
      'added; Add alert for disks',
    ]);
  });

  test('that were postponed are counted through new titles, back to where they were added', () => {
    const versions = ['2024-01-01', '2024-02-01', '2024-01-15', '2024-03-01'].map(
      (due, index) =>
        sideOf(tasksOf(`title: ${index > 1 ? 'Write more tests' : 'Write some tests'}, ticket: A-1, due: ${due}`))
          .incident.tasks,
    );
    expect(countMovedBack(versions, 'Write more tests')).toBe(2);
    expect(countMovedBack(versions, 'Another task')).toBe(0);
  });
});

test('entries that moved, were marked, reworded, added and removed', () => {
  const timeline = (...lines: string[]): string =>
    `${postmortem('timezone: UTC')}## Timeline\n\n${lines.map((line) => `- ${line}\n`).join('')}`;
  expect(
    compare(
      timeline(
        '2024-08-10 14:30 `detected` An alert fires',
        '14:40 Somebody looks',
        '14:50 Restart',
        '15:00 All is well',
      ),
      timeline(
        '2024-08-10 14:35 `detected` An alert fires',
        '14:40 `acknowledged` Somebody looks',
        '14:50 A restart',
        '15:10 Tests pass',
      ),
    ),
  ).toMatchObject({
    reworded: 1,
    timeline: [
      { change: 'changed', formerTime: '14:30 UTC', time: '14:35 UTC', kinds: ['detected'] },
      { change: 'changed', formerKinds: [], time: '14:40 UTC', kinds: ['acknowledged'] },
      { change: 'removed', time: '15:00 UTC', text: 'All is well' },
      { change: 'added', time: '15:10 UTC', text: 'Tests pass' },
    ],
  });
});

test('prose by words and sections', () => {
  const { prose } = compare(postmortem('', '## One\n\nA b c d.\n'), postmortem('', '## Two\n\nd *c* b e\n'));
  expect(prose).toEqual({ wordsAdded: 2, wordsRemoved: 2, sectionsAdded: ['Two'], sectionsRemoved: ['One'] });
});

test('a version that cannot be read is not compared', () => {
  const before = sideOf(postmortem('severity: SEV1'));
  const after = sideOf(postmortem('severity: [SEV1'));
  expect(reviewPostmortem({ before, after }, () => 0)).toMatchObject({ isUnreadable: true, changes: [], tasks: [] });
});

test('messages are known by rule and reason, as often as they occur', () => {
  const place = sideOf('# A\n').document.positionAt(0, 1);
  const [a, b] = ['A', 'B'].map((reason): Message => ({ ruleId: 'schema', severity: 'error', reason, place }));
  if (!a || !b) return;
  expect(newMessages([a, b], [b, a, { ...a, place: { ...place } }])).toEqual([a]);
  expect(newMessages([a, b], [b])).toEqual([]);
});

test.each([
  ['content', 'x', 'title: Disks are full', 'title: Disks are full'],
  ['the id', 'b', 'title: Disks are full', 'title: Something else'],
  ['an alias', 'x', 'title: Disks are full', 'title: Something else\naliases: [b]'],
  ['words', 'x', 'title: Disks of all hosts are full of logs', 'title: The disks of hosts are full of logs'],
])('a postmortem is known again by %s', (_name, name, before, after) => {
  const was = sideOf(`---\n${before}\n---\n`, 'a/b.md');
  const is = sideOf(`---\n${after}\n---\n`, `c/${name}.md`);
  expect(pairDocuments([was], [is])).toEqual([{ before: was, after: is }]);
});

test('a postmortem of the same template is another one', () => {
  const text = (title: string): string =>
    postmortem(`status: draft\nservices: [a]`, '## Summary\n\n## Timeline\n\n## Impact\n').replace('A', title);
  const was = sideOf(text('Disks are full'), 'b.md');
  const is = sideOf(text('Keys have expired'), 'c.md');
  expect(pairDocuments([was], [is])).toEqual([{ before: was }, { after: is }]);
});

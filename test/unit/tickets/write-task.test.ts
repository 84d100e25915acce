import { defaultSettings } from 'casebook';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { readPostmortem } from '../../../src/postmortem/read-postmortem.ts';
import { writeTask, type ReadText, type TaskChange } from '../../../src/tickets/write-task.ts';

function read(text: string): ReadText {
  const document = parseMarkdown({ path: 'postmortems/2024-08-10-a.md', text });
  return { document, postmortem: readPostmortem(document, defaultSettings).postmortem };
}

const done: TaskChange = { status: 'done', closed: '2024-08-11' };
const declined: TaskChange = { status: 'wont_do', closed: '2024-08-11', declineReason: 'Closed: not planned' };

function frontmatter(tasks: string): string {
  return `---\ntitle: A\ntasks:\n${tasks}---\n`;
}

describe('in the frontmatter', () => {
  test.each<[string, TaskChange, string]>([
    [
      '  - title: A # why\n    status: open # still\n    owner: b\n',
      done,
      '  - title: A # why\n    closed: 2024-08-11\n    status: done # still\n    owner: b\n',
    ],
    ['  - title: A\n    "status": "in_progress"\n', { status: 'done' }, '  - title: A\n    "status": "done"\n'],
    [
      "  - owner: b\n    title: 'A'\n    status: 'open'\n",
      { status: 'done' },
      "  - owner: b\n    title: 'A'\n    status: 'done'\n",
    ],
    ['  - { title: A, owner: b } # c\n', done, '  - { title: A, status: done, closed: 2024-08-11, owner: b } # c\n'],
    [
      '  - title: >-\n      A\n      b\n    owner: c\n',
      { status: 'done' },
      '  - title: >-\n      A\n      b\n    status: done\n    owner: c\n',
    ],
    ['  - title: A\n    status:\n', { status: 'done' }, '  - title: A\n    status: done\n'],
    [
      '  - title: A\n',
      declined,
      '  - title: A\n    status: wont_do\n    closed: 2024-08-11\n    decline_reason: "Closed: not planned"\n',
    ],
    ['  - title: A\n', { ticket: '#12' }, '  - title: A\n    ticket: "#12"\n'],
    [
      '  - title: A\n',
      { ticket: 'https://github.com/a/b/issues/1' },
      '  - title: A\n    ticket: https://github.com/a/b/issues/1\n',
    ],
  ])('%j with %j is %j', (before, change, after) => {
    expect(writeTask(frontmatter(before), 0, change, read)).toBe(frontmatter(after));
    const crlf = (text: string): string => frontmatter(text).replaceAll('\n', '\r\n');
    expect(writeTask(crlf(before), 0, change, read)).toBe(crlf(after));
  });

  test('of the second task', () => {
    expect(writeTask(frontmatter('  - title: A\n  - title: B\n'), 1, { status: 'done' }, read)).toBe(
      frontmatter('  - title: A\n  - title: B\n    status: done\n'),
    );
  });

  test('not where another value would change: an alias', () => {
    const text = '---\ntitle: A\nx_a: &s open\ntasks: [{ title: A, status: *s }]\n---\n';
    const after = writeTask(text, 0, { status: 'done' }, read);
    expect(after === undefined || after.includes('status: done')).toBe(true);
  });
});

describe('in the body', () => {
  const body = (items: string): string => `# A\n\n## Action items\n\n${items}`;

  test.each<[string, TaskChange, string | undefined]>([
    ['- [ ] Add an alert (@ops, #12)\n', done, '- [x] Add an alert (@ops, #12, closed 2024-08-11)\n'],
    ['- [ ] Add an alert\n', done, '- [x] Add an alert (closed 2024-08-11)\n'],
    [
      '1. [ ] **Add** an alert (@ops, #12).\n2. [ ] Test\n',
      { status: 'done' },
      '1. [x] **Add** an alert (@ops, #12).\n2. [ ] Test\n',
    ],
    [
      '* [ ] Add an alert (@ops)\n  - see [x](https://a.example)\n',
      done,
      '* [x] Add an alert (@ops, closed 2024-08-11)\n  - see [x](https://a.example)\n',
    ],
    [
      '- [ ] Add an alert on the\n  memory (@ops, in progress)\n',
      { status: 'done' },
      '- [x] Add an alert on the\n  memory (@ops, in progress)\n',
    ],
    ['- [ ] Add an alert (@ops)\n', declined, "- [ ] Add an alert (@ops, won't do, closed 2024-08-11)\n"],
    ['- [ ] Add an alert (@ops)\n', { ticket: '#12' }, '- [ ] Add an alert (@ops, #12)\n'],
    ['- Add an alert (@ops)\n', done, undefined],
    ['| Action | Owner |\n| - | - |\n| Add an alert | ops |\n', done, undefined],
  ])('%j with %j is %j', (before, change, after) => {
    expect(writeTask(body(before), 0, change, read)).toBe(after === undefined ? undefined : body(after));
    const crlf = (text: string): string => body(text).replaceAll('\n', '\r\n');
    expect(writeTask(crlf(before), 0, change, read)).toBe(after === undefined ? undefined : crlf(after));
  });
});

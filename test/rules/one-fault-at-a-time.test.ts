import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintText } from '../support/lint-text.ts';
import { root } from '../support/cli.ts';

// The first incident as it is, and with one fault at a time.
const clean = await readFile(path.join(root, 'postmortems/2024-08-10-authentication-outage.md'), 'utf8');

function change(...changes: [from: string | RegExp, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${from} is not in the document`);
    return changed;
  }, clean);
}

function lineOf(text: string, start: string): number {
  return text.split('\n').findIndex((line) => line.trimStart().startsWith(start)) + 1;
}

const entry = (start: string) => new RegExp(`- ${start} UTC[^]*?\\n(?=-|\\n)`).exec(clean)?.[0] ?? '';
const swapped = change([entry('14:40') + entry('14:50'), entry('14:50') + entry('14:40')]);

const faults: [name: string, text: string, message: string][] = [
  [
    'two swapped entries',
    swapped,
    `${lineOf(swapped, '- 14:40')}:3 error timeline-order: Unexpected \`14:40 UTC\` after \`14:50 UTC\`, expected the entries in order of time`,
  ],
  [
    'a mistyped date',
    change(['- 14:40 UTC', '- 2023-08-10 14:40 UTC'], ['- 14:50 UTC', '- 2024-08-10 14:50 UTC']),
    `${lineOf(clean, '- 14:40')}:3 error timeline-date: Unexpected date \`2023-08-10\`, expected \`2024-08-10\`, which is in order`,
  ],
  [
    'a mistyped date at the end of the timeline',
    change(['- 16:45 UTC', '- 2023-08-10 16:45 UTC']),
    `${lineOf(clean, '- 16:45')}:3 error timeline-date: Unexpected date \`2023-08-10\`, expected \`2024-08-10\`, which is in order`,
  ],
  [
    'a time that does not exist',
    change(['- 14:40 UTC', '- 25:10 UTC']),
    `${lineOf(clean, '- 14:40')}:3 error timeline-entry: Unexpected \`25:10 UTC\`, expected a time that exists`,
  ],
  [
    'a task without an owner',
    change(['    owner: qa-team\n', '']),
    `${lineOf(clean, '- title: Add')}:5 error schema: Missing \`owner\` of task 2, expected for example \`dev-team\``,
  ],
  [
    'a misspelled key',
    change(['severity: SEV1', 'serverity: SEV1']),
    '4:1 error schema: Unexpected key `serverity`, expected `severity`',
  ],
  [
    'a span that ends before it starts',
    change(['- 15:10 UTC', '- 15:10–15:05 UTC']),
    `${lineOf(clean, '- 15:10')}:3 error timeline-range: Unexpected end \`15:05 UTC\` before its start \`15:10\`, expected an end after the start`,
  ],
  [
    'a gap of an hour',
    change([entry('14:40') + entry('14:50') + entry('15:10'), '']),
    `${lineOf(clean, '- 14:40')}:3 warn timeline-gap: Unexpected gap of 55 min before \`15:30 UTC\`, expected at most 30 min`,
  ],
  [
    'an end that disagrees with `mitigated`',
    change(['end: 2024-08-10T16:45Z', 'end: 2024-08-10T17:45Z']),
    `${lineOf(clean, 'end:')}:8 error timeline-duration: Unexpected end \`2024-08-10T17:45Z\` of the duration, expected \`16:45 UTC\`, the time of \`mitigated\` in the timeline`,
  ],
  [
    'a ticket that YAML reads as a comment',
    change(['    owner: qa-team\n', '    ticket: #123\n']),
    `${lineOf(clean, 'owner: qa')}:13 error frontmatter: Unexpected comment \`#123\` as a value, expected quotes around it`,
  ],
  [
    'a duplicate key',
    change(['services: [', 'status: draft\nservices: [']),
    `${lineOf(clean, 'services:')}:1 error frontmatter: Unexpected second \`status\`, expected each key once`,
  ],
  [
    'a link to a missing file',
    change(['clears its memory.', 'clears its memory ([graph](graph.png)).']),
    `${lineOf(clean, '- 16:00')}:97 error link-target: Unexpected link to \`graph.png\`, expected a file that exists`,
  ],
  [
    'unclosed frontmatter',
    change([/\n---\n/, '\n']),
    '1:1 error frontmatter: Missing end of the frontmatter, expected `---` on a line of its own',
  ],
];

describe.each(faults)('reports %s once, by the right rule and at the right position', (_name, text, message) => {
  test.each([
    ['LF', text],
    ['CRLF', text.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${text}`],
  ])('with %s', (_ending, source) => {
    expect(lintText(source)).toEqual([message]);
  });
});

test('reports nothing about the unchanged incident', () => {
  expect(lintText(clean)).toEqual([]);
});

import { Buffer } from 'node:buffer';
import { check } from 'casebook';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casebook, folderWith } from '../support/cli.ts';

function messagesOf(text: string | Uint8Array): string[] {
  return check({ path: '2024-08-10-a.md', text }).messages.map(
    ({ ruleId, severity, reason }) => `${severity} ${ruleId}: ${reason}`,
  );
}

describe('a document that cannot be read gets one message', () => {
  test.each([
    ['an empty file', '', 'Missing frontmatter, expected `---` on the first line'],
    ['spaces', ' \n\t\n', 'Missing frontmatter, expected `---` on the first line'],
    ['prose', '# Sign-ins fail\n\nNobody could sign in.\n', 'Missing frontmatter, expected `---` on the first line'],
    ['half a frontmatter', '---\ntitle: A\n', 'Missing end of the frontmatter, expected `---` on a line of its own'],
    ['a binary file', 'PNG\0\0\0', 'Unexpected binary file, expected Markdown'],
    ['over 1 MiB', 'a '.repeat(600_000), 'Unexpected length of 2 MiB, expected at most 1 MiB'],
    [
      'quotations in each other',
      '> '.repeat(3000),
      'Unexpected depth of nesting, expected a document that people can read',
    ],
    ['lists in each other', '+ '.repeat(3000), 'Unexpected depth of nesting, expected a document that people can read'],
    [
      'brackets in each other',
      `---\na: ${'['.repeat(20_000)}\n---\n`,
      'Unexpected depth of nesting, expected YAML that people can read',
    ],
    [
      'an alias bomb',
      `---\na: &a [x]\n${['b', 'c', 'd', 'e'].map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcd'[index]}`).join()}]\n`).join('')}---\n`,
      'Unexpected YAML alias `*a`, expected the value itself',
    ],
  ])('%s', (_name, text, reason) => {
    expect(messagesOf(text)).toEqual([`error frontmatter: ${reason}`]);
  });

  test.each([
    ['Latin-1', Buffer.from('---\ntitle: Störung\n---\n', 'latin1'), 'Unexpected bytes, expected UTF-8'],
    ['UTF-16', Buffer.from('\uFEFF---\ntitle: A\n---\n', 'utf16le'), 'Unexpected bytes, expected UTF-8'],
    ['half a character', Buffer.from('---\ntitle: é\n---\n').subarray(0, 12), 'Unexpected bytes, expected UTF-8'],
  ])('%s', (_name, bytes, reason) => {
    expect(messagesOf(bytes)).toEqual([`error frontmatter: ${reason}`]);
  });
});

test('a file with unusual characters is read', () => {
  expect(messagesOf('---\ntitle: What � is\n---\n')).toEqual([]);
});

test('returns a postmortem for incomplete documents', () => {
  const whole = `---
title: Orders wait
status: in_review
duration: { start: 2024-03-01T09:50Z, end: 2024-03-01T10:20Z }
tasks:
  - title: Alert when an order waits
    due: 2024-03-15
---
## Timeline

- 09:50 UTC \`started\` The deploy ends.
- **10:05–10:10 UTC** \`detected\` A customer asks.

| Time | Event |
| --- | --- |
| 10:12 | Half of the workers are gone |
`;
  for (let length = 0; length <= whole.length; length += 1) {
    expect(() => check({ path: 'a.md', text: whole.slice(0, length) })).not.toThrow();
  }
});

test('reading never throws', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '---\n',
      'title: ',
      'duration: ',
      'tasks:\n',
      '  - title: ',
      'status: in_review\n',
      '# ',
      '## Timeline\n',
      '- ',
      '* [ ] ',
      '| ',
      '|\n',
      '| --- |\n',
      '14:30',
      '25:10',
      '–',
      '~',
      '?',
      ' UTC',
      '2024-08-10',
      '`detected`',
      '**',
      '_',
      '`',
      '[',
      '](',
      ')',
      '<!-- ',
      '-->',
      '<b>',
      '> ',
      '    ',
      '\t',
      '\n',
      '\r\n',
      '\r',
      '\uFEFF',
      '\\',
      '&amp;',
      '*a',
      '&a ',
      '{',
      '}',
      ': ',
      '#',
      '"',
      "'",
      '>-\n',
      '@x',
      '[^1]',
      '[^1]: ',
      'https://a.b',
      '__proto__: ',
      'null\n',
    ),
    fc.string({ maxLength: 4 }),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
      (text) => {
        const { postmortem, messages } = check({ path: 'a.md', text });
        expect(JSON.parse(JSON.stringify({ postmortem, messages }))).toEqual({ postmortem, messages });
      },
    ),
    { numRuns: 2000 },
  );
});

test('stops reading a document that would take forever, and continues with the next', async () => {
  const folder = await folderWith({
    'postmortems/2024-01-01-a.md': `---\ntitle: A\n---\n${'*a_'.repeat(20_000)}`,
    'postmortems/2024-01-02-b.md': '---\ntitle: B\n---\n',
    // Suspicious, and harmless.
    'postmortems/2024-01-03-c.md': `---\ntitle: C\n---\n${'a\n'.repeat(6000)}`,
  });
  const { exitCode, stdout } = await casebook(folder, ['lint']);
  expect(stdout).toBe(`postmortems/2024-01-01-a.md:1:1
  error  Unexpected text that takes more than 5 s or 1024 MiB to read, expected prose  frontmatter
  1 │ ---
    │ ^
  Look for long runs of \`*\`, \`_\`, \`[\` or \`>\`, and move anything that is not prose into a code block or a separate file.

✖ 3 documents checked: 1 error
  read: 0 entries, 0 tasks; nothing from postmortems/2024-01-01-a.md, postmortems/2024-01-02-b.md, postmortems/2024-01-03-c.md
`);
  expect(exitCode).toBe(1);
});

test('reports what a document without frontmatter says in the same run', () => {
  expect(messagesOf('# Sign-ins fail\n\n## Timeline\n\n- 14:40 A\n- 14:30 B\n')).toEqual([
    'error frontmatter: Missing frontmatter, expected `---` on the first line',
    'info timeline-time-zone: Unexpected time without a zone, expected `timezone` in the frontmatter',
    'warn timeline-order: Unexpected `14:30` after `14:40`, expected the entries in order of time',
  ]);
});

test('builds a page for a document that cannot be read', async () => {
  const folder = await folderWith({ 'postmortems/2024-01-01-a.md': '> '.repeat(3000) });
  expect(await casebook(folder, ['build'])).toMatchObject({ exitCode: 0, stderr: '' });
});

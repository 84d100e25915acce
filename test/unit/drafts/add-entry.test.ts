import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../src/config/defaults.ts';
import { addEntry } from '../../../src/drafts/add-entry.ts';
import { readGivenTime } from '../../../src/drafts/given-time.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { readPostmortem } from '../../../src/postmortem/read-postmortem.ts';

const head = '---\ntitle: A\ntimezone: UTC\n---\n';

interface Given {
  at?: string;
  kinds?: string[];
  text?: string;
  frontmatter?: string;
  now?: string;
}

/** The body with one entry more: `B` at 14:35, unless it says something else. */
function added(
  body: string,
  { at = '14:35', kinds = [], text = 'B', frontmatter = head, now = '2024-08-10T16:00:00Z' }: Given = {},
) {
  const document = parseMarkdown({ path: 'postmortems/2024-08-10-a.md', text: frontmatter + body });
  const { timezone: zone } = readPostmortem(document, defaultSettings).postmortem;
  const moment = readGivenTime(at, '--at', { now, zone });
  const addition = addEntry(document, { at: moment, kinds, text }, defaultSettings);
  return addition?.text.slice(frontmatter.length);
}

describe('in a list', () => {
  test('writes the entry below the last one', () => {
    expect(added('## Timeline\n\n- 14:30 A\n', { kinds: ['changed'] })).toBe(
      '## Timeline\n\n- 14:30 A\n- 14:35 `changed` B\n',
    );
  });
  test('writes it in order of time', () => {
    expect(added('## Timeline\n\n- 14:30 A\n- 14:40 C\n\n## Lessons\n')).toBe(
      '## Timeline\n\n- 14:30 A\n- 14:35 B\n- 14:40 C\n\n## Lessons\n',
    );
  });
  test('writes it above the first entry', () => {
    expect(added('## Timeline\n\n- 14:40 C\n')).toBe('## Timeline\n\n- 14:35 B\n- 14:40 C\n');
  });
  test('writes it below entries of the same minute', () => {
    expect(added('## Timeline\n\n- 14:35 A\n- 14:35 C\n- 14:36 D\n')).toBe(
      '## Timeline\n\n- 14:35 A\n- 14:35 C\n- 14:35 B\n- 14:36 D\n',
    );
  });
  test('writes it at the top where the newest entry is', () => {
    expect(added('## Timeline\n\n- 14:33 C\n- 14:32 A\n- 14:30 A\n')).toBe(
      '## Timeline\n\n- 14:35 B\n- 14:33 C\n- 14:32 A\n- 14:30 A\n',
    );
    expect(added('## Timeline\n\n- 14:43 C\n- 14:32 A\n- 14:30 A\n')).toBe(
      '## Timeline\n\n- 14:43 C\n- 14:35 B\n- 14:32 A\n- 14:30 A\n',
    );
    expect(added('## Timeline\n\n- 14:43 C\n- 14:42 A\n- 14:40 A\n')).toBe(
      '## Timeline\n\n- 14:43 C\n- 14:42 A\n- 14:40 A\n- 14:35 B\n',
    );
  });
  test.each([
    ['* **14:30 UTC** – A', '* **14:35 UTC** – B'],
    ['1. 14:30: A', '2. 14:35: B'],
    ['- `14:30` A', '- `14:35` B'],
    ['- **14:30** - A', '- **14:35** - B'],
    ['- **14:30: Alert** fires', '- 14:35 B'],
    ['- 14:30Z A', '- 14:35Z B'],
    ['- 16:30 +02:00 A', '- 16:35 +02:00 B'],
    ['- 16:30 Europe/Amsterdam A', '- 16:35 Europe/Amsterdam B'],
    ['- 14:30 — `detected` A', '- 14:35 — B'],
    ['- [14:30] A', '- [14:35] B'],
    ['- 14:30–14:33 A\n\n  More.', '- 14:35 B'],
    ['- 14:30 A\n\n- 14:32 A', '\n- 14:35 B'],
    ['- ~14:30 **Alert** fires', '- 14:35 B'],
    ['- 2024-08-10 14:30 A\n- 2024-08-10 14:31 A', '- 2024-08-10 14:35 B'],
    ['- 2024-08-10T14:30Z A\n- 2024-08-10T14:31Z A', '- 2024-08-10T14:35Z B'],
    ['  - 14:30 A', '  - 14:35 B'],
  ])('writes it like %j', (item, line) => {
    expect(added(`## Timeline\n\n${item}\n\n## Lessons\n`)).toBe(`## Timeline\n\n${item}\n${line}\n\n## Lessons\n`);
  });
  test('keeps the line endings', () => {
    expect(added('## Timeline\r\n\r\n- 14:30 A\r\n- 14:40 C\r\n', { frontmatter: head.replaceAll('\n', '\r\n') })).toBe(
      '## Timeline\r\n\r\n- 14:30 A\r\n- 14:35 B\r\n- 14:40 C\r\n',
    );
  });
  test('ends a file without a line break as it was', () => {
    expect(added('## Timeline\n\n- 14:30 A')).toBe('## Timeline\n\n- 14:30 A\n- 14:35 B');
  });
});

describe('on another day', () => {
  const later = { at: '00:10', now: '2024-08-11T00:10:00Z' };
  test('writes the date when the day changes', () => {
    expect(added('## Timeline\n\n- 23:50 A\n', later)).toBe('## Timeline\n\n- 23:50 A\n- 2024-08-11 00:10 B\n');
  });
  test('writes no second date on the same day', () => {
    expect(added('## Timeline\n\n- 23:50 A\n- 2024-08-11 00:05 A\n', later)).toBe(
      '## Timeline\n\n- 23:50 A\n- 2024-08-11 00:05 A\n- 00:10 B\n',
    );
  });
  test('gives the entry below its date', () => {
    expect(added('## Timeline\n\n- 14:40 C\n', { at: '2024-08-09 23:00' })).toBe(
      '## Timeline\n\n- 2024-08-09 23:00 B\n- 2024-08-10 14:40 C\n',
    );
  });
  test('writes a heading where days have headings', () => {
    expect(added('## Timeline\n\n### 2024-08-10\n\n- 23:50 A\n\n## Lessons\n', later)).toBe(
      '## Timeline\n\n### 2024-08-10\n\n- 23:50 A\n\n### 2024-08-11\n\n- 00:10 B\n\n## Lessons\n',
    );
    expect(added('## Timeline\n\n### 2024-08-10\n\n- 23:50 A\n\n### 2024-08-11\n\n- 00:20 C\n', later)).toBe(
      '## Timeline\n\n### 2024-08-10\n\n- 23:50 A\n\n### 2024-08-11\n\n- 00:10 B\n- 00:20 C\n',
    );
  });
  test('writes an item where lists are nested by day', () => {
    expect(added('## Timeline\n\n- **August 10**\n  - 23:50 A\n', later)).toBe(
      '## Timeline\n\n- **August 10**\n  - 23:50 A\n- **2024-08-11**\n  - 00:10 B\n',
    );
    expect(added('## Timeline\n\n- August 10\n  - 14:30 A\n- August 11\n  - 00:05 A\n', {})).toBe(
      '## Timeline\n\n- August 10\n  - 14:30 A\n  - 14:35 B\n- August 11\n  - 00:05 A\n',
    );
  });
  test('fills the column of dates', () => {
    expect(
      added('## Timeline\n\n| Date | Time | What |\n| --- | --- | --- |\n| 2024-08-10 | 23:50 | A |\n', later),
    ).toBe(
      '## Timeline\n\n| Date | Time | What |\n| --- | --- | --- |\n| 2024-08-10 | 23:50 | A |\n| 2024-08-11 | 00:10 | B |\n',
    );
  });
});

describe('in a table', () => {
  test('writes a row', () => {
    expect(
      added(
        '## Timeline\n\n| Time (UTC) | What happened |\n| ---------- | ------------- |\n| 14:30      | Alert         |\n',
        { kinds: ['changed'], text: 'a|b' },
      ),
    ).toBe(
      '## Timeline\n\n| Time (UTC) | What happened |\n| ---------- | ------------- |\n| 14:30      | Alert         |\n| 14:35      | `changed` a\\|b |\n',
    );
  });
  test('writes it in the zone of the column, and in order', () => {
    expect(
      added('## Timeline\n\n|Time (Europe/Berlin)|Who|Event|\n|-|-|-|\n|**16:30**|bob|A|\n|**16:40**|ann|C|\n'),
    ).toBe(
      '## Timeline\n\n|Time (Europe/Berlin)|Who|Event|\n|-|-|-|\n|**16:30**|bob|A|\n|**16:35**||B|\n|**16:40**|ann|C|\n',
    );
  });
  test('fills the column of kinds', () => {
    expect(
      added('## Timeline\n\n| Time | Type | Description |\n| - | - | - |\n| 14:30 | detected | A |\n', {
        kinds: ['changed'],
      }),
    ).toBe(
      '## Timeline\n\n| Time | Type | Description |\n| - | - | - |\n| 14:30 | detected | A |\n| 14:35 | changed  | B |\n',
    );
  });
  test('begins an empty table', () => {
    expect(added('## Timeline\n\n| Time | What |\n| ---- | ---- |\n')).toBe(
      '## Timeline\n\n| Time | What |\n| ---- | ---- |\n| 14:35 | B |\n',
    );
  });
});

test.each([
  ['lines of a paragraph', '14:30 A\n14:40 C\n', '14:30 A\n14:35 B\n14:40 C\n'],
  ['lines with hard breaks', '**14:30** A\\\n**14:32** C\n', '**14:30** A\\\n**14:32** C\\\n**14:35** B\n'],
  ['paragraphs', '**14:30** A\n\n**14:40** C\n', '**14:30** A\n\n**14:35** B\n\n**14:40** C\n'],
  ['headings', '### 14:30 A\n\nIt fires.\n\n### 14:40 C\n', '### 14:30 A\n\nIt fires.\n\n### 14:35 B\n\n### 14:40 C\n'],
  ['a list of definitions', '14:30\n: A\n\n14:40\n: C\n', '14:30\n: A\n\n14:35\n: B\n\n14:40\n: C\n'],
  [
    'a list of definitions in HTML',
    '<dl>\n<dt>14:30</dt><dd>A</dd>\n</dl>\n',
    '<dl>\n<dt>14:30</dt><dd>A</dd>\n<dt>14:35</dt><dd>B</dd>\n</dl>\n',
  ],
  [
    'a list in HTML',
    '<ul><li>14:30 A</li><li>14:40 C</li></ul>\n',
    '<ul><li>14:30 A</li><li>14:35 B</li><li>14:40 C</li></ul>\n',
  ],
  [
    'a table in HTML',
    '<table><tr><td>14:30</td><td>A</td></tr></table>\n',
    '<table><tr><td>14:30</td><td>A</td></tr><tr><td>14:35</td><td>B</td></tr></table>\n',
  ],
  ['a quotation', '> 14:30 A\n> 14:40 C\n', '> 14:30 A\n> 14:35 B\n> 14:40 C\n'],
  ['code', '```\n14:30 A\n14:40 C\n```\n', '```\n14:30 A\n14:35 B\n14:40 C\n```\n'],
  [
    'phases',
    '- Detection\n  - 14:30 A\n- Response\n  - 14:40 C\n',
    '- Detection\n  - 14:30 A\n  - 14:35 B\n- Response\n  - 14:40 C\n',
  ],
])('writes it into %s', (_name, before, after) => {
  expect(added(`## Timeline\n\n${before}`)).toBe(`## Timeline\n\n${after}`);
});

describe('without entries', () => {
  test('writes a list below the comments of the section', () => {
    expect(added('## Timeline\n\n<!-- One line an entry. -->\n\n## Lessons\n')).toBe(
      '## Timeline\n\n<!-- One line an entry. -->\n\n- 14:35 B\n\n## Lessons\n',
    );
    expect(added('## Timeline\n')).toBe('## Timeline\n\n- 14:35 B\n');
  });
  test('states the zone where no zone is stated', () => {
    expect(added('## Timeline\n', { frontmatter: '---\ntitle: A\n---\n' })).toBe('## Timeline\n\n- 14:35 UTC B\n');
  });
  test('writes a section above the tasks, and at the end of a document without any', () => {
    expect(added('# A\n\n## Summary\n\nS.\n\n## Action items\n\n- [ ] Do\n')).toBe(
      '# A\n\n## Summary\n\nS.\n\n## Timeline\n\n- 14:35 B\n\n## Action items\n\n- [ ] Do\n',
    );
    expect(added('# A\n\nText.\n')).toBe('# A\n\nText.\n\n## Timeline\n\n- 14:35 B\n');
    expect(added('')).toBe('\n## Timeline\n\n- 14:35 B\n');
  });
});

test('a clock time without a date is the last one that has come', () => {
  const clock = { now: '2024-08-11T00:10:00Z', zone: 'UTC' };
  expect(readGivenTime('23:50', '--at', clock).earliest).toBe('2024-08-10T23:50:00Z');
  expect(readGivenTime('00:05', '--at', clock).earliest).toBe('2024-08-11T00:05:00Z');
  expect(readGivenTime('2024-08-09 14:32 +02:00', '--at', clock).earliest).toBe('2024-08-09T12:32:00Z');
  for (const wrong of ['25:10', 'soon', '14:30–14:40', '14:30 PST', '03/04/2024', '14:30 or so', '']) {
    expect(() => readGivenTime(wrong, '--at', clock)).toThrow(`Unexpected time ${wrong} of --at`);
  }
});

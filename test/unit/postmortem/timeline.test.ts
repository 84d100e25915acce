import { check, createCatalog } from 'casebook';
import { expect, test } from 'vitest';
import { epochSeconds } from '../../../src/time/moment.ts';

function read(body: string, frontmatter = 'duration: { start: 2024-08-10T14:30Z }') {
  return check({ path: 'a.md', text: `---\ntitle: A\n${frontmatter}\n---\n${body}` }).postmortem;
}

/** `08-10 14:30 kinds: text` of every entry. */
function told(body: string, frontmatter?: string): string[] {
  return read(body, frontmatter).timeline.map(({ start, end, kinds, text }) => {
    const at = (instant: string) => instant.slice(5, 16).replace('T', ' ');
    return `${at(start.earliest)}${end ? `–${at(end.earliest)}` : ''} ${kinds.join(' ')}: ${text}`;
  });
}

test('reads lists of any mark, at any depth of heading', () => {
  expect(told('# Timeline of events\n* 14:30 A\n* 14:35: B\n\n1. 14:40 - C\n2) 14:45 — D\n')).toEqual([
    '08-10 14:30 : A',
    '08-10 14:35 : B',
    '08-10 14:40 : C',
    '08-10 14:45 : D',
  ]);
  expect(told('#### The TIMELINE\n+ 14:30 A\n')).toEqual(['08-10 14:30 : A']);
});

test('reads a time that is set in bold, in code or in both voices', () => {
  expect(
    told(
      [
        '## Timeline',
        '- **14:30 UTC** A',
        '- **14:31**: B',
        '- **14:32:** C',
        '- __14:33__ – D',
        '- `14:34` E',
        '- **14:35 UTC F** G',
        '- *14:36* `detected` **H** I',
        '- \\~14:47 J',
        '- [ ] 14:48 K',
        '- 14:50 detected',
      ].join('\n'),
    ),
  ).toEqual([
    '08-10 14:30 : A',
    '08-10 14:31 : B',
    '08-10 14:32 : C',
    '08-10 14:33 : D',
    '08-10 14:34 : E',
    '08-10 14:35 : F G',
    '08-10 14:36 detected: H I',
    '08-10 14:37 : J',
    '08-10 14:48 : K',
    '08-10 14:50 : detected',
  ]);
});

test('takes known kinds from inline code behind the time, and leaves other code in the text', () => {
  expect(
    told(
      '## Timeline\n- 14:30 `mitigated` `resolved` A\n- 14:31: `detected`, `declared`: B\n- 14:32 `kubectl` hangs\n- 14:33 A `detected` B\n',
    ),
  ).toEqual([
    '08-10 14:30 mitigated resolved: A',
    '08-10 14:31 detected declared: B',
    '08-10 14:32 : kubectl hangs',
    '08-10 14:33 detected: A detected B',
  ]);
});

test('reads a table whose first column holds times, in the zone of its header', () => {
  expect(
    told(
      '## Timeline\n| Time (Europe/Amsterdam) | Event | Who |\n| :-- | --- | --- |\n| 14:30 | `detected` Alert **fires** | bot |\n| 14:35 `acknowledged` | On-call | |\n| | reads it | |\n| 16:00 UTC | Restart | ops |\n',
    ),
  ).toEqual([
    '08-10 12:30 detected: Alert fires · bot',
    '08-10 12:35 acknowledged: On-call',
    '08-10 16:00 : Restart · ops',
  ]);
  const { timeline } = read(
    '## Timeline\n- 14:30 A\n\n| Time (Europe/Amsterdam) | Event |\n| - | - |\n| 14:30 | B |\n',
  );
  expect(timeline.map(({ start, sequence }) => [start.zone, start.zoneAssumed, sequence])).toEqual([
    ['UTC', true, 0],
    ['Europe/Amsterdam', false, 1],
  ]);
});

test('takes the date from headings, from the entry above, and from the duration', () => {
  expect(
    told(
      '## Timeline\n- 14:30 A\n- 2024-08-11 09:00 B\n- 09:30 C\n### 2024-08-12, Monday\n- 08:00 D\n### 2024-08-13\n| When | What |\n| --- | --- |\n| 07:00 | E |\n',
    ),
  ).toEqual(['08-10 14:30 : A', '08-11 09:00 : B', '08-11 09:30 : C', '08-12 08:00 : D', '08-13 07:00 : E']);
  expect(told('## Timeline 2024-09-01\n- 14:30 A\n')).toEqual(['09-01 14:30 : A']);
});

test('never lets a date roll over by itself', () => {
  expect(told('## Timeline\n- 23:50 A\n- 00:10 B\n- 23:50–00:20 C\n')).toEqual([
    '08-10 23:50 : A',
    '08-10 00:10 : B',
    '08-10 23:50–08-10 00:20 : C',
  ]);
});

test('reads parallel threads and several sections as one timeline', () => {
  const body = `## Timeline
- 14:30 A
- 2024-08-11 15:00 B
### Network
- 14:40 C
#### 2024-08-12
- 09:00 D
### Database
- 14:35 E
### 2024-08-14
- 11:00 G
## Impact
- 14:30 is not an entry
## Timeline, continued
- 2024-08-13 10:00 F
`;
  expect(
    read(body).timeline.map(({ start, thread, sequence, text }) => [
      text,
      start.earliest.slice(8, 16),
      thread,
      sequence,
    ]),
  ).toEqual([
    ['A', '10T14:30', undefined, 0],
    ['B', '11T15:00', undefined, 0],
    ['C', '10T14:40', 'Network', 1],
    ['D', '12T09:00', 'Network', 2],
    ['E', '10T14:35', 'Database', 3],
    ['G', '14T11:00', undefined, 4],
    ['F', '13T10:00', undefined, 5],
  ]);
  expect(read(body).timelineHeadings).toHaveLength(2);
});

test('lists items without a time, with the part that looks like one', () => {
  const { timeline, looseItems } = read(
    '## Timeline\n- First words\n- 14:30 A\n- And more\n- 25:10 B\n- 31 June C\n- 14:40 D\n',
  );
  expect(timeline.map(({ text }) => text)).toEqual(['A', 'D']);
  expect(looseItems.map(({ text, attempt, position }) => [text, attempt?.text, position.start.line])).toEqual([
    ['First words', undefined, 6],
    ['And more', undefined, 8],
    ['25:10 B', '25:10', 9],
    ['31 June C', '31 June', 10],
  ]);
});

test('reports a time of an unknown day instead of guessing the day', () => {
  const { timeline, looseItems } = read('## Timeline\n- 14:30 A\n- 2024-08-10 14:35 B\n- 14:40 C\n', 'status: draft');
  expect(timeline.map(({ text }) => text)).toEqual(['B', 'C']);
  expect(looseItems).toMatchObject([{ text: '14:30 A', undated: true }]);
});

test('reads times in the zone of the document', () => {
  expect(
    told('## Timeline\n- 14:30 A\n- 14:40 UTC B\n', 'timezone: America/New_York\nduration: 2024-08-10 14:30/'),
  ).toEqual(['08-10 18:30 : A', '08-10 14:40 : B']);
  expect(read('', 'timezone: CET')).toMatchObject({ timezone: 'UTC', timezoneAssumed: true });
});

test('keeps the paragraphs that continue an entry', () => {
  expect(told('## Timeline\n- 14:30 A\n\n  B\n\n  - C\n\n  ```\n  D\n  ```\n- 14:35 E\n\nF\n')).toEqual([
    '08-10 14:30 : A B C D',
    '08-10 14:35 : E',
  ]);
});

test('reads tasks from a checklist, with the owner and date in the last brackets', () => {
  const { tasks } = read(`## Action items
Some words.
- [ ] Release sessions (@dev-team, due 2024-08-12, #123, P1)
- [x] Test them (AUTH-412, closed 2024-08-11)
- [ ] Release sessions
- [ ] Look at the logs (all of them, due 2024-08-12)
- [ ] Alert (due 2024-08-32)
- Another task
`);
  expect(
    tasks.map(({ position, wouldPrevent: _none, outstanding, ...task }) => [position.start.line, outstanding, task]),
  ).toEqual([
    [
      7,
      true,
      {
        id: 'release-sessions',
        title: 'Release sessions',
        status: 'open',
        owner: 'dev-team',
        due: '2024-08-12',
        ticket: '#123',
        priority: 'P1',
      },
    ],
    [8, false, { id: 'test-them', title: 'Test them', status: 'done', ticket: 'AUTH-412', closed: '2024-08-11' }],
    [9, true, { id: 'release-sessions-2', title: 'Release sessions', status: 'open' }],
    [
      10,
      true,
      {
        id: 'look-at-the-logs-all-of-them',
        title: 'Look at the logs (all of them)',
        status: 'open',
        due: '2024-08-12',
      },
    ],
    [11, true, { id: 'alert-due-2024-08-32', title: 'Alert (due 2024-08-32)', status: 'open' }],
    [12, true, { id: 'another-task', title: 'Another task', status: 'open' }],
  ]);
});

test('prefers the tasks of the frontmatter', () => {
  const { tasks } = read('## Tasks\n- [ ] B\n', 'tasks: [{ title: A, id: a1, owner: "@dev", status: in_progress }]');
  expect(tasks).toMatchObject([{ id: 'a1', title: 'A', owner: 'dev', status: 'in_progress', outstanding: true }]);
});

test('lists the headings, and marks those without content', () => {
  expect(
    read('# A\n## B\nText\n## C\n### D\n').sections.map(({ title, depth, empty }) => [title, depth, empty]),
  ).toEqual([
    ['A', 1, false],
    ['B', 2, false],
    ['C', 2, true],
    ['D', 3, true],
  ]);
});

test('reads a checklist once, though two headings above it name tasks', () => {
  expect(read('## Action items\n### Tasks of the week\n- [ ] A\n').tasks).toHaveLength(1);
});

test('recognises a table of times by cells that look like times', () => {
  const { looseItems } = read('## Timeline\n| Time | Event |\n| --- | --- |\n| 20240-08-10 12:00 | A |\n');
  expect(looseItems.map(({ attempt }) => attempt?.text)).toEqual(['20240-08-10 12:00']);
  expect(read('## Timeline\n| Who | What |\n| --- | --- |\n| ops | A |\n').looseItems).toEqual([]);
});

test('moving a document to another offset changes no length, only the clock of the day', () => {
  const body = '## Timeline\n- 14:30 `started` A\n- 15:10–15:20 B\n- ~16:45 `mitigated` C\n';
  const lengths = ['UTC', '+05:45', '-03:00', 'Asia/Tokyo'].map((zone) => {
    const postmortem = read(body, `timezone: ${zone}\nduration: 2024-08-10 14:30/2024-08-10 ~16:45`);
    const { metrics } = createCatalog([postmortem]).incidents[0] ?? {};
    const first = epochSeconds(postmortem.timeline[0]?.start.earliest ?? '');
    return [metrics, ...postmortem.timeline.map(({ start }) => epochSeconds(start.latest) - first)];
  });
  expect(lengths[0]).toEqual([
    { impactSeconds: { least: 7500, most: 8700 }, timeToMitigateSeconds: { least: 7500, most: 8700 } },
    0,
    2400,
    8700,
  ]);
  for (const length of lengths) expect(length).toEqual(lengths[0]);
});

test('keeps all of a text that begins on the line below its time', () => {
  expect(told('## Timeline\n- 14:30\n  Alert fires\n- 14:40 –\n  Bravo charlie\n')).toEqual([
    '08-10 14:30 : Alert fires',
    '08-10 14:40 : Bravo charlie',
  ]);
  expect(told('## Timeline\r\n- 14:40 –\r\n  Bravo charlie\r\n')).toEqual(['08-10 14:40 : Bravo charlie']);
});

test('reads a title that names a timeline as the title if another heading names one', () => {
  const body = '# Timeline service fails\n\nWords.\n\n## Timeline\n- 14:30 A\n\n## Tasks\n- [ ] B\n';
  expect(read(body)).toMatchObject({ timeline: [{ text: 'A' }], looseItems: [], tasks: [{ title: 'B' }] });
  expect(read('# Timeline\nThis timeline is short:\n- 14:30 A\n').timeline).toHaveLength(1);
});

test('puts waves in order, however they are written', () => {
  const { duration } = read('', 'duration: [2024-08-10T16:00Z/2024-08-10T16:45Z, 2024-08-10T14:30Z/2024-08-10T15:00Z]');
  expect(duration.map(({ start, pointer }) => [start?.earliest.slice(11, 16), pointer])).toEqual([
    ['14:30', '/duration/1'],
    ['16:00', '/duration/0'],
  ]);
});

test('counts no impact if users were not affected', () => {
  const { metrics } =
    createCatalog([read('', 'impact: none\nduration: 2024-08-10T14:30Z/2024-08-10T15:00Z')]).incidents[0] ?? {};
  expect(metrics).toEqual({});
});

test('accepts spaces after the closing fence, and an empty list of tasks', () => {
  expect(check({ path: '2024-08-10-a.md', text: '---\ntitle: B\n---  \t\n' })).toMatchObject({
    messages: [],
    postmortem: { title: 'B' },
  });
  expect(read('## Tasks\n- [ ] B\n', 'tasks: []').tasks).toEqual([]);
  expect(read('## Tasks\n- [ ] B\n', 'tasks:').tasks).toHaveLength(1);
});

test('reads a day that a dash or a colon parts from its text, beside paragraphs with clocks', () => {
  const body = '## Timeline\n\n2024-08-10\n\n14:30 A\n\n08-12-2024 - Version 2 is out\n\n**August 13th 2024:** B\n';
  expect(told(body)).toEqual(['08-10 14:30 : A', '08-12 00:00 : Version 2 is out', '08-13 00:00 : B']);
  expect(read(body).timeline[1]?.start.approximate).toBe(false);
});

test('goes on with a timeline at a heading of the same depth that begins with a clock', () => {
  expect(told('## Timeline\n\n### 14:30\n\nA\n\n## Aug 11, 13:00\n\nB\n\n## Conclusions\n\nC\n')).toEqual([
    '08-10 14:30 : A',
    '08-11 13:00 : B',
  ]);
});

test('reads a date without its clock, and a colon between both', () => {
  expect(told('## Timeline\n- 2024-08-10 HH:mm A\n- August 10, 2024: 2:30 PM B\n')).toEqual([
    '08-10 00:00 : HH:mm A',
    '08-10 14:30 : B',
  ]);
});

test('keeps a lead-up on a 12-hour clock in the morning when an entry has the clock of the impact', () => {
  const frontmatter = 'duration: { start: "2024-08-10 06:39" }\ntimezone: UTC';
  expect(told('## Timeline\n- 4:19 A\n- 6:39 B\n', frontmatter)).toEqual(['08-10 04:19 : A', '08-10 06:39 : B']);
});

test('ignores items above entries that are headings', () => {
  const { looseItems } = read('## Timeline\n\n- [Overview](https://example.org)\n\n### 14:30\n\nA\n');
  expect(looseItems).toEqual([]);
});

test.each([
  ['the day first, where that puts days beside each other', ['06/02/2023 23:45', '07/02/2023 00:12'], '2023-02-06'],
  ['the month first, likewise', ['02/06/2023 23:45', '02/07/2023 00:12'], '2023-02-06'],
  ['the day first, where one day has no other reading', ['06/02/2023 23:45', '13/02/2023 10:00'], '2023-02-06'],
])('reads %s', (_, times, date) => {
  const list = times.map((time) => `- ${time} UTC A\n`).join('');
  // The date of a label is the same in both orders, and says nothing.
  for (const duration of ['', 'duration: { start: 2023-06-02 }\n']) {
    const text = `---\ntitle: A\n${duration}---\n## Timeline\n\n${list}`;
    const { postmortem } = check({ path: 'postmortems/a.md', text });
    expect(postmortem.timeline[0]?.start.earliest.slice(0, 10)).toBe(date);
  }
});

test('keeps words apart that line breaks and list items part', () => {
  const text =
    '---\ntitle: A\n---\n## Timeline\n\n| Time | What |\n| --- | --- |\n| 2024-03-01 10:00 UTC | writes fail<br>see *chat*<br/>and log |\n';
  const { postmortem } = check({ path: 'postmortems/a.md', text });
  expect(postmortem.timeline.map((entry) => entry.text)).toEqual(['writes fail see chat and log']);
});

import { check, defaultSettings } from 'casebook';
import { toString } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { readPostmortem } from '../../../src/postmortem/read-postmortem.ts';

function source(body: string) {
  return {
    path: 'a.md',
    text: `---\ntitle: A\nduration: { start: 2024-08-10T09:00Z }\ntimezone: UTC\n---\n## Timeline\n\n${body}\n`,
  };
}

/** `10 09:00 text` of every entry. */
function told(body: string): string[] {
  return check(source(body)).postmortem.timeline.map(
    ({ start, text }) => `${start.earliest.slice(8, 16).replace('T', ' ')} ${text}`,
  );
}

test.each<[name: string, body: string, expected: string[]]>([
  [
    'names before the time',
    '- alice (09:05): sees it\n- bob (09:07): looks',
    ['10 09:05 alice sees it', '10 09:07 bob looks'],
  ],
  [
    'mentions before the time',
    '- @alice 09:05 sees it\n- @bob 09:07 looks',
    ['10 09:05 @alice sees it', '10 09:07 @bob looks'],
  ],
  ['a chat', 'alice  9:05 AM\nsees it\n\nbob (9:07 AM)\nlooks', ['10 09:05 alice sees it', '10 09:07 bob looks']],
  ['labels', '- **Start:** 2024-08-10 09:00 UTC\n- Detected: 09:10', ['10 09:00 Start:', '10 09:10 Detected:']],
  [
    'times at the end',
    '- Alert fired at 09:10 UTC\n- Rolled back (09:30)',
    ['10 09:10 Alert fired at', '10 09:30 Rolled back'],
  ],
  ['emoji', '- 🔴 09:00 Down\n- ✅ **09:30** Up', ['10 09:00 🔴 Down', '10 09:30 ✅ Up']],
  ['T0', 'T0 = 09:00 UTC\n\n- T0: deploy\n- T+15 min: alert', ['10 09:00 deploy', '10 09:15 alert']],
  [
    'definitions in HTML',
    '<dl>\n<dt>09:00</dt><dd>Down</dd>\n<dt>09:10</dt><dd>Up</dd>\n</dl>',
    ['10 09:00 Down', '10 09:10 Up'],
  ],
  ['hard breaks', '**09:00** Down\\\n**09:10** Up', ['10 09:00 Down', '10 09:10 Up']],
  ['headings', '### 09:00 – Down\n\nAll of it.\n\n### 09:10 – Up', ['10 09:00 Down All of it.', '10 09:10 Up']],
  ['days with words', '- August 11 – the fix\n  - 09:00 Down\n  - 09:10 Up', ['11 09:00 Down', '11 09:10 Up']],
  [
    'a column for each zone',
    '| Time (CEST) | Time (UTC) | Event |\n| --- | --- | --- |\n| 11:00 | 09:00 | Down |',
    ['10 09:00 Time (CEST): 11:00 · Down'],
  ],
  [
    'short halves of the day',
    '| Time | Event |\n| --- | --- |\n| 9:00a | Down |\n| 1:10p | Up |',
    ['10 09:00 Down', '10 13:10 Up'],
  ],
  [
    'words in a column of ends',
    '| Start | End | Event |\n| --- | --- | --- |\n| 09:00 | 09:10 | Down |\n| 09:20 | ongoing | Slow |\n| 09:30 | – | Up |',
    ['10 09:00 Down', '10 09:20 End: ongoing · Slow', '10 09:30 Up'],
  ],
  ['days as rows', '| Time | Event |\n| --- | --- |\n| **Aug 11** | |\n| 09:00 | Down |', ['11 09:00 Down']],
])('reads %s', (_name, body, expected) => {
  expect(told(body)).toEqual(expected);
});

test('reads the words below a bold name with a remark in brackets', () => {
  const text = '---\ntitle: A\nduration: { start: 2024-08-10 }\n---\n**Timeline** (all in UTC)\n- 09:00 A\n';
  expect(check({ path: 'a.md', text }).postmortem.timeline).toHaveLength(1);
});

test.each([
  [
    '## Timeline (frontend)',
    '## Timeline (backend)',
    ['Timeline (frontend)', 'Timeline (frontend)', 'Timeline (backend)'],
  ],
  ['## Timeline: web', '**Timeline: db**', ['Timeline: web', 'Timeline: web', 'Timeline: db']],
  ['## Timeline', '## Timeline – backend', [undefined, undefined, 'Timeline – backend']],
  ['## Timeline (frontend)', '## Timeline (frontend)', [undefined, undefined, undefined]],
  ['## Timeline (UTC)', '## Timeline (continued)', [undefined, undefined, undefined]],
])('reads %s and %s as one timeline, with a thread for each part', (first, second, threads) => {
  const body = `- 09:00 A\n- 2024-08-11 00:10 B\n\n${second}\n\n- 09:05 C`;
  const text = source(body).text.replace('## Timeline', first);
  const { timeline } = check({ path: 'a.md', text }).postmortem;
  expect(timeline.map(({ thread }) => thread)).toEqual(threads);
  const day = threads.at(-1) === undefined ? '11' : '10';
  expect(timeline.at(-1)?.start.earliest).toBe(`2024-08-${day}T09:05:00Z`);
});

test('keeps links in the heading of a thread', () => {
  const text = source('- 09:00 A\n\n## Timeline: [backend](b.md)\n\n- 09:05 B').text;
  const { entryContents } = readPostmortem(parseMarkdown({ path: 'a.md', text }), defaultSettings);
  expect(JSON.stringify(entryContents[1])).toContain('b.md');
});

test('reads no entries from numbers with a label', () => {
  expect(told('- Ratio: 10:1\n- Port: 8080:80\n- Version: 12.04\n- See host:8080\n- Servers: 3')).toEqual([]);
});

test.each([
  [
    'HTML around a list',
    '<h4>Phase</h4>\n<p>Intro</p>\n<ol>\n<li>09:00 Down <ul><li>inner</li></ul></li>\n<li>09:10 Up</li>\n</ol>\n<p>Closing</p>',
    'Phase Intro inner Closing',
  ],
  [
    'a caption',
    '<table><caption>Local</caption>\n<tr><td>09:00</td><td>Down</td></tr>\n<tr><td></td><td>unsure</td></tr>\n</table>',
    'Local Down unsure',
  ],
  [
    'headings without a time',
    '### 25:10 Odd\nbelow\n### 09:10 Up\n### Conclusion\nlast',
    '25 Odd below Conclusion last',
  ],
])('keeps every word of %s', (_name, body, words) => {
  const { entryContents, timelineNotes } = readPostmortem(parseMarkdown(source(body)), defaultSettings);
  const page = [...timelineNotes, ...entryContents.flat()].map((node) => toString(node)).join(' ');
  for (const word of words.split(' ')) expect(page).toContain(word);
});

test('keeps pictures at the end of lines', () => {
  const body = '**09:00** Down ![one](a.png)\n**09:10** Up ![two](b.png)';
  const { entryContents } = readPostmortem(parseMarkdown(source(body)), defaultSettings);
  expect(JSON.stringify(entryContents[0])).toContain('a.png');
  expect(JSON.stringify(entryContents[1])).toContain('b.png');
});

test.each([
  ['Timeline\n\n9:05 AM: Down\n\n9:10 AM: Up\n\nRoot cause and resolution\n\nA full disk.', ['09:05 Down', '09:10 Up']],
  ['Some words.\n\nTimeline of events\n09:05 UTC: Down\n09:10 UTC: Up', ['09:05 Down', '09:10 Up']],
  ['Timeline\n\n- 09:05 Down\n- 09:10 Up', ['09:05 Down', '09:10 Up']],
  ['Timeline\n\n<!-- checked -->\n- 09:05 Down\n\nRoot cause and resolution\nRoot cause: a full disk', ['09:05 Down']],
  // A sentence, and a line that says more.
  ['Timeline\n\nNothing is known.', []],
  ['Timeline slips in the team\n\n09:05 Down', []],
])('reads a title without any mark: %s', (body, expected) => {
  const text = `---\ntitle: A\nduration: { start: 2024-08-10T09:00Z }\ntimezone: UTC\n---\n${body}\n`;
  const { timeline } = readPostmortem(parseMarkdown({ path: 'a.md', text }), defaultSettings).postmortem;
  expect(timeline.map((entry) => `${entry.start.earliest.slice(11, 16)} ${entry.text}`)).toEqual(expected);
});

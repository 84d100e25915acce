import { defaultSettings, type Settings } from 'casebook';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/edit.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { checkDocuments } from '../../../src/lint/check-documents.ts';
import type { Message } from '../../../src/message.ts';
import { rules } from '../../../src/rules/index.ts';

const path = 'postmortems/2024-08-10-a.md';

// Running the other rules as well takes three times as long.
const settings: Settings = {
  ...defaultSettings,
  rules: Object.fromEntries(
    rules.filter(({ id }) => id !== 'timeline-order').map(({ id }) => [id, { severity: 'off' }]),
  ),
};

function messagesOf(text: string) {
  return read(text).messages;
}

function read(text: string) {
  const [checked] = checkDocuments([parseMarkdown({ path, text })], settings, { now: '2024-08-20T09:12:00Z' });
  if (!checked) throw new Error('nothing was checked');
  return checked;
}

function fix(text: string): string {
  return applyFixes(text, messagesOf(text));
}

function applyFixes(text: string, messages: readonly Message[]): string {
  return applyEdits(
    text,
    messages.flatMap((message) => message.fix ?? []),
  );
}

function document(body: string, duration = '2024-08-10T14:30Z/2024-08-10T16:45Z'): string {
  return `---\nduration: ${duration}\n---\n## Timeline\n\n${body}`;
}

/** Items a minute apart, in order or with each pair swapped. */
function pairs(count: number, changed: boolean): string {
  const item = (minute: number) => `- 14:${String(minute + 10)} ${minute}\n`;
  return Array.from({ length: count }, (_, pair) => {
    const [first, second] = [item(2 * pair), item(2 * pair + 1)];
    return changed ? second + first : first + second;
  }).join('');
}

describe('fixes', () => {
  test.each([
    [
      'whole items with their content, and without a line end at the end',
      '* 14:30 A\n\n  more\n\n* 14:50 C\n  - 14:00 nested\n\n      code\n* 14:40 **B**\n  lazy',
      '* 14:30 A\n\n  more\n\n* 14:40 **B**\n  lazy\n* 14:50 C\n  - 14:00 nested\n\n      code',
    ],
    [
      'an item that belongs further down',
      '  - 14:30 A\n  - 15:10 E\n\n    more\n  - 14:40 B\n  - 14:50 C\n  - 15:00 D\n  - 15:20 F\n',
      '  - 14:30 A\n  - 14:40 B\n  - 14:50 C\n  - 15:00 D\n  - 15:10 E\n\n    more\n  - 15:20 F\n',
    ],
    [
      'two swapped pairs',
      '- 14:40 B\n- 14:30 A\n- 14:50 C\n- 15:10 E\n- 15:00 D\n- 15:20 F\n',
      '- 14:30 A\n- 14:40 B\n- 14:50 C\n- 15:00 D\n- 15:10 E\n- 15:20 F\n',
    ],
    [
      'rows of a table',
      '| Time | What |\n|:-|-|\n| 14:30 | A |\n| **14:50** |  C |\n|14:40|B|\n| 15:00 | D |\n\nafter\n',
      '| Time | What |\n|:-|-|\n| 14:30 | A |\n|14:40|B|\n| **14:50** |  C |\n| 15:00 | D |\n\nafter\n',
    ],
    [
      'a list with the newest item first, but not the text between its items',
      '- 14:50 C\n\n  more\n- 14:40 B\n\n- 14:30 A\n',
      '- 14:30 A\n- 14:40 B\n\n- 14:50 C\n\n  more\n',
    ],
    [
      'a list with the newest item first and two identical items',
      '- 14:50 C\n- 14:40 B\n- 14:40 B\n- 14:30 A\n',
      '- 14:30 A\n- 14:40 B\n- 14:40 B\n- 14:50 C\n',
    ],
    [
      'a list between others',
      '- A\n\n***\n\n- 14:30 A\n- 14:50 C\n- 14:40 B\n- 15:00 D\n\n***\n\n- 14:30 A\n',
      '- A\n\n***\n\n- 14:30 A\n- 14:40 B\n- 14:50 C\n- 15:00 D\n\n***\n\n- 14:30 A\n',
    ],
    ['ten swapped pairs', pairs(10, true), pairs(10, false)],
    [
      'one list, but not the thread beside it',
      '- 14:30 A\n- 14:50 C\n- 14:40 B\n- 15:00 D\n\n### Network\n\n- 14:35 E\n- 14:45 F\n',
      '- 14:30 A\n- 14:40 B\n- 14:50 C\n- 15:00 D\n\n### Network\n\n- 14:35 E\n- 14:45 F\n',
    ],
  ])('%s', (_name, body, fixed) => {
    for (const lineEnd of ['\n', '\r\n']) {
      const text = document(body).replaceAll('\n', lineEnd);
      expect(fix(text)).toBe(document(fixed).replaceAll('\n', lineEnd));
      expect(messagesOf(fix(text))).toEqual([]);
    }
  });

  test.each([
    [
      'each midnight',
      '- 23:30 A\n- 00:10 B\n- 23:00 C\n- 00:30 D\n',
      '- 23:30 A\n- 2024-08-11 00:10 B\n- 23:00 C\n- 2024-08-12 00:30 D\n',
    ],
    [
      'dates that were repeated after midnight, including those of ends',
      '- 2024-08-10 23:30 A\n- 2024-08-10T00:10 B\n- 2024-08-10 00:30–2024-08-10 00:40 C\n- 00:50 D\n',
      '- 2024-08-10 23:30 A\n- 2024-08-11T00:10 B\n- 2024-08-11 00:30–2024-08-11 00:40 C\n- 00:50 D\n',
    ],
  ])('%s', (_name, body, fixed) => {
    const duration = '2024-08-10T23:30Z/2024-08-12T00:30Z';
    expect(fix(document(body, duration))).toBe(document(fixed, duration));
  });
});

describe('does not fix', () => {
  test.each([
    ['a time that may be mistyped, since it would move to the end', '- 14:30 A\n- 18:35 B\n- 14:40 C\n- 14:50 D\n'],
    ['two entries, either of which may have to move', '- 14:40 A\n- 14:30 B\n'],
    ['an entry that may go above or below one at the same minute', '- 14:30 A\n- 14:40 B\n- 14:50 C\n- 14:40 D\n'],
    ['an entry that may go above or below a vague one', '- 14:30 A\n- 14:5? B\n- 15:00 C\n- 14:55 D\n- 15:10 E\n'],
    ['entries whose moves cross', '- 14:10 A\n- 14:50 E\n- 14:20 B\n- 15:00 F\n- 14:30 C\n- 14:40 D\n- 15:10 G\n'],
    ['items that refer to each other by position', '- 14:50 C\n- 14:40 B, see above\n- 14:30 A\n'],
    ['numbered items that begin with the newest', '1. 14:50 C\n2. 14:40 B\n3. 14:30 A\n'],
    ['numbered items', '1. 14:30 A\n2. 14:50 C\n3. 14:40 B\n4. 15:00 D\n'],
    ['items with one in between that continues the one above it', '- 14:30 A\n- 14:50 C\n- so\n- 14:40 B\n- 15:00 D\n'],
    ['items with different indentation', '- 14:30 A\n- 14:50 C\n - 14:40 B\n   - x\n- 15:00 D\n'],
    [
      'an entry from which those below inherit their date',
      '- 14:30 A\n- 2024-08-11 14:50 C\n- 2024-08-10 14:40 B\n- 15:30 D\n',
    ],
    ['a midnight that the duration does not reach', '- 23:30 A\n- 00:10 B\n- 00:30 C\n'],
  ])('%s', (_name, body) => {
    expect(messagesOf(document(body))).not.toEqual([]);
    expect(fix(document(body))).toBe(document(body));
  });

  test.each([
    ['begins after midnight', '2024-08-11T00:10Z/2024-08-11T01:00Z', '- 23:30 A\n- 00:10 `started` B\n- 00:30 C\n'],
    [
      'ends at another time than `mitigated`',
      '2024-08-10T23:30Z/2024-08-11T02:00Z',
      '- 23:30 A\n- 00:10 `mitigated` B\n',
    ],
    ['has no end', '{ start: 2024-08-10T23:30Z }', '- 23:30 A\n- 00:10 B\n'],
    [
      'ends before a mitigation does',
      '2024-08-10T23:30Z/2024-08-11T00:20Z',
      '- 23:30 `started` A\n- 00:10 B\n- 00:15–00:40 `mitigated` C\n- 00:50 `regressed` D\n',
    ],
    [
      'begins after a regression',
      '2024-08-11T00:05Z/2024-08-11T01:00Z',
      '- 23:30 A\n- 23:40 `regressed` B\n- 00:10 C\n',
    ],
    [
      'would change the date of a list below',
      '2024-08-10T23:30Z/2024-08-11T02:00Z',
      '- 23:30 A\n- 00:10 B\n\nThen:\n\n- 23:40 C\n',
    ],
  ])('a midnight of a duration that %s', (_name, duration, body) => {
    expect(messagesOf(document(body, duration)).map((message) => message.fix)).toEqual([undefined]);
  });
});

test('fixes one list beside another that refers to its own items', () => {
  const above = '- 14:50 C\n- 14:40 B, see above\n- 14:30 A\n\n### Network\n\n';
  expect(fix(document(`${above}- 14:30 D\n- 14:50 F\n- 14:40 E\n- 15:00 G\n`))).toBe(
    document(`${above}- 14:30 D\n- 14:40 E\n- 14:50 F\n- 15:00 G\n`),
  );
});

test('does not fix eleven swapped pairs, since such a list was never in order', () => {
  expect(fix(document(pairs(11, true)))).toBe(document(pairs(11, true)));
});

test('no fix changes the text or the time of an entry', () => {
  const clock = fc
    .integer({ min: 0, max: 47 })
    .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
  const date = fc.constantFrom('', '', '', '', '', '2024-08-10 ', '2024-08-11 ', '~');
  const tail = fc.constantFrom('', '\n  more', '\n\n  more\n', '\n  - nested', ' `code');
  const entriesOf = ({ reading }: ReturnType<typeof read>) =>
    reading.postmortem.timeline.map(({ start, text: event }) => `${start.earliest} ${event}`).toSorted();
  // Two neighbours change places: times at random are seldom put in order.
  const items = fc.array(fc.tuple(date, clock, tail), { minLength: 2, maxLength: 6 });
  let fixed = 0;
  fc.assert(
    fc.property(items, fc.nat(4), fc.boolean(), (unsorted, at, crlf) => {
      const sorted = unsorted.toSorted(([, a], [, b]) => a.localeCompare(b));
      const changed = [...sorted.slice(0, at), ...sorted.slice(at, at + 2).toReversed(), ...sorted.slice(at + 2)];
      const body = changed.map(([day, start, end], index) => `- ${day}${start} ${index}${end}\n`).join('');
      const text = document(body, '2024-08-10').replaceAll('\n', crlf ? '\r\n' : '\n');
      const before = read(text);
      const fixedText = applyFixes(text, before.messages);
      if (fixedText === text) return;
      fixed += 1;
      const after = read(fixedText);
      expect(entriesOf(after)).toEqual(entriesOf(before));
      expect(applyFixes(fixedText, after.messages)).toBe(fixedText);
    }),
    { numRuns: 200 },
  );
  expect(fixed).toBeGreaterThan(30);
}, 30_000);

test('no fix changes the time of another entry, even if an editor applies it alone', () => {
  const day = fc.constantFrom('', '', '2024-08-10 ');
  const clock = fc.integer({ min: 10, max: 55 }).map((minute) => `14:${minute}`);
  // In order but for two neighbours that change places, and an entry of another day.
  const list = fc
    .tuple(fc.array(fc.tuple(day, clock), { minLength: 2, maxLength: 5 }), fc.nat(4), fc.nat(5), fc.boolean())
    .map(([entries, swapped, at, isOther]) => {
      const sorted = entries.toSorted(([, a], [, b]) => a.localeCompare(b)).map(([date, time]) => date + time);
      const changed = [
        ...sorted.slice(0, swapped),
        ...sorted.slice(swapped, swapped + 2).toReversed(),
        ...sorted.slice(swapped + 2),
      ];
      return ['2024-08-10 14:05', ...changed].toSpliced(at, 0, ...(isOther ? ['2023-08-30 14:00'] : []));
    });
  const between = fc.constantFrom('', '\n### Network\n\n', '\nThen:\n\n', '\n## Timeline of the vendor\n\n');
  let applied = 0;
  fc.assert(
    fc.property(list, list, between, fc.boolean(), (first, second, middle, isTable) => {
      const write = (times: readonly string[], from: number): string =>
        isTable
          ? `| Time | What |\n| - | - |\n${times.map((time, index) => `| ${time} | ${from + index} |\n`).join('')}`
          : times.map((time, index) => `- ${time} ${from + index}\n`).join('');
      const text = document(write(first, 0) + middle + (middle === '' ? '' : write(second, 100)), '2024-08-10T14:30Z');
      const before = read(text);
      const timesOf = ({ reading }: typeof before) =>
        reading.postmortem.timeline.map(({ start, text: event }) => `${event} ${start.earliest} ${start.latest}`);
      for (const message of before.messages) {
        if (!message.fix || /next day/.test(message.reason)) continue;
        applied += 1;
        expect(timesOf(read(applyFixes(text, [message]))).toSorted()).toEqual(timesOf(before).toSorted());
      }
    }),
    { numRuns: 300 },
  );
  expect(applied).toBeGreaterThan(20);
}, 30_000);

test('moves an entry that another inherits its date from, and then the other', () => {
  const body = '- 2024-08-10 14:30 A\n- 2023-08-30 14:35 B\n- 2024-08-10 14:50 D\n- 14:40 C\n';
  const once = '- 2023-08-30 14:35 B\n- 2024-08-10 14:30 A\n- 2024-08-10 14:50 D\n- 14:40 C\n';
  const twice = '- 2023-08-30 14:35 B\n- 2024-08-10 14:30 A\n- 14:40 C\n- 2024-08-10 14:50 D\n';
  expect(fix(document(body))).toBe(document(once));
  expect(fix(document(once))).toBe(document(twice));
});

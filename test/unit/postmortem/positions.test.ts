import { check } from 'casebook';
import { describe, expect, test } from 'vitest';

const text = `---
title: "Auth: sessions leak" # quoted
services: [ login, 'sign-up' ]
duration: { start: 2024-08-10T14:30Z,
  end: 2024-08-10T16:45Z }
impact:
  summary: >-
    Sign-ins failed
    for an hour.

  percent_affected: {value: 60, estimate: true}
roles:
  "on call/first": [alice]
severity:
tasks:
  - title: Release sessions
    due: 2024-08-12
  - {title: Test them, owner: qa}
x_note: |
  Two
  lines
---

## Timeline

-	14:30 UTC A tab after the dash
- **14:35 UTC** \`detected\` Bold
`;

/** What stands at each pointer, cut out of the source by line and column as an editor would. */
function cut(source: string): Record<string, { key: string | undefined; value: string }> {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\n/);
  const between = ({
    start,
    end,
  }: {
    start: { line: number; column: number };
    end: { line: number; column: number };
  }) => {
    const taken = lines.slice(start.line - 1, end.line);
    taken[taken.length - 1] = taken.at(-1)?.slice(0, end.column - 1) ?? '';
    taken[0] = taken[0]?.slice(start.column - 1) ?? '';
    return taken.join('\n');
  };
  const { positions } = check({ path: 'a.md', text: source }).postmortem;
  return Object.fromEntries(
    Object.entries(positions).map(([pointer, { key, value }]) => [
      pointer,
      { key: key && between(key), value: between(value) },
    ]),
  );
}

describe.each([
  ['LF', text],
  ['CRLF', text.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\uFEFF${text}`],
  ['a byte order mark and CRLF', `\uFEFF${text.replaceAll('\n', '\r\n')}`],
  ['no final newline', text.trimEnd()],
])('with %s', (_name, source) => {
  test('every key and value has a position', () => {
    expect(cut(source)).toMatchObject({
      '/title': { key: 'title', value: '"Auth: sessions leak"' },
      '/services': { key: 'services', value: "[ login, 'sign-up' ]" },
      '/services/1': { key: undefined, value: "'sign-up'" },
      '/duration/start': { key: 'start', value: '2024-08-10T14:30Z' },
      '/duration/end': { key: 'end', value: '2024-08-10T16:45Z' },
      '/impact/summary': { key: 'summary', value: '>-\n    Sign-ins failed\n    for an hour.' },
      '/impact/percent_affected/estimate': { key: 'estimate', value: 'true' },
      '/roles/on call~1first/0': { value: 'alice' },
      '/severity': { key: 'severity', value: '' },
      '/tasks/0': { value: 'title: Release sessions\n    due: 2024-08-12' },
      '/tasks/0/due': { key: 'due', value: '2024-08-12' },
      '/tasks/1': { value: '{title: Test them, owner: qa}' },
      '/tasks/1/owner': { key: 'owner', value: 'qa' },
      '/x_note': { value: '|\n  Two\n  lines' },
    });
  });

  test('every time has a position', () => {
    const { timeline } = check({ path: 'a.md', text: source }).postmortem;
    expect(timeline.map(({ timePosition: { start, end } }) => `${start.line}:${start.column}-${end.column}`)).toEqual([
      '26:3-12',
      '27:5-14',
    ]);
  });

  test('offsets count from after the byte order mark', () => {
    const plain = source.replace(/^\uFEFF/, '');
    const { timeline, positions } = check({ path: 'a.md', text: source }).postmortem;
    expect(timeline.map(({ timePosition }) => plain.slice(timePosition.start.offset, timePosition.end.offset))).toEqual(
      ['14:30 UTC', '14:35 UTC'],
    );
    const due = positions['/tasks/0/due']?.value;
    expect(plain.slice(due?.start.offset, due?.end.offset)).toBe('2024-08-12');
  });
});

import { location } from 'vfile-location';
import { describe, expect, test } from 'vitest';
import type { Position } from '../../../src/position.ts';
import { readAnyYaml } from '../../../src/markdown/yaml.ts';
import { readSimpleYaml } from '../../../src/markdown/yaml-simple.ts';
import { mulberry32 } from '../../support/mulberry32.ts';

function placesIn(text: string): (start: number, end: number) => Position {
  const places = location(text);
  const pointAt = (offset: number) => ({ line: 1, column: 1, ...places.toPoint(offset), offset });
  return (start, end) => ({ start: pointAt(start), end: pointAt(end) });
}

function isRead(text: string): boolean {
  return readSimpleYaml(text, placesIn(text)) !== undefined;
}

test('reads what postmortems hold', () => {
  const text = [
    'title: "Sign-ins fail: some of them"',
    "services: [mail, 'sign in']",
    'duration: { start: 2024-01-02T14:30Z, end: "2024-01-02T15:00Z" }',
    'impact:',
    '  summary: >-',
    '    Nobody could sign in',
    '    for half an hour.',
    '  users: 1200',
    '  note:',
    'tasks:',
    '- title: Alert on latency',
    '  done: true',
  ].join('\n');
  expect(readSimpleYaml(text, placesIn(text))?.data).toEqual({
    title: 'Sign-ins fail: some of them',
    services: ['mail', 'sign in'],
    duration: { start: '2024-01-02T14:30Z', end: '2024-01-02T15:00Z' },
    impact: { summary: 'Nobody could sign in for half an hour.', users: 1200, note: null },
    tasks: [{ title: 'Alert on latency', done: true }],
  });
});

describe('leaves to yaml', () => {
  test.each([
    ['a comment', 'a: b # c\n'],
    ['a value of two lines', 'a: b\n  c\n'],
    ['an alias', 'a: &b c\nd: *b\n'],
    ['a duplicate key', 'a: b\na: c\n'],
    ['a second colon', 'a: b: c\n'],
    ['an escape', String.raw`a: "b\n"`],
    ['another kind of number', 'a: 0x1F\n'],
    ['an open bracket', 'a: [b\n'],
    ['deep lists', `${'- '.repeat(10_000)}a\n`],
    ['nothing', '\n'],
  ])('%s', (_name, text) => {
    expect(isRead(text)).toBe(false);
  });
});

test('gives what yaml gives, positions included', { timeout: 20_000 }, () => {
  const texts = Array.from({ length: 3000 }, (_, seed) => inventYaml(seed));
  const read = texts.filter((text) => isRead(text));
  expect(read.length / texts.length).toBeGreaterThan(0.2);
  for (const text of read) {
    const simple = { ...readSimpleYaml(text, placesIn(text)), faults: [] };
    expect(simple, text).toEqual(readAnyYaml(text, placesIn(text)));
  }
});

/** YAML put together at random, some of it broken. */
function inventYaml(seed: number): string {
  const random = mulberry32(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const chance = (share: number): boolean => random() < share;
  const isWild = chance(0.3);
  const value = (): string => (chance(isWild ? 0.5 : 0.1) ? pick(rareValues) : pick(values));
  const indented = (depth: number): string =>
    ' '.repeat(Math.max(0, depth + (chance(isWild ? 0.1 : 0) ? pick([-1, 1]) : 0)));
  const mapping = (depth: number, lead = indented(depth)): string[] =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, (_, index) => {
      const start = `${index === 0 ? lead : indented(depth)}${isWild ? pick(rareKeys) : `${pick(keys)}${index}`}:`;
      const kind = depth > 8 ? 0 : random();
      if (kind < 0.65) return [`${start}${chance(0.05) ? '  ' : ' '}${value()}`];
      if (kind < 0.7)
        return [`${start} ${pick(['>-', '|-', '>'])}`, ...pick(folded).map((line) => `${indented(depth + 2)}${line}`)];
      return kind < 0.85 ? [start, ...mapping(depth + 2)] : [start, ...list(depth + pick([0, 2]))];
    }).flat();
  const list = (depth: number): string[] =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
      const dash = `${indented(depth)}- `;
      return depth > 8 || chance(0.5) ? [dash + value()] : mapping(dash.length, dash);
    }).flat();
  const lines = chance(0.9) ? mapping(0) : list(0);
  const more = isWild && chance(0.3) ? [pick(['# a', '---', '...', '  more', '\tx', '', '   '])] : [];
  return [...lines, ...more, ''].join(chance(0.9) ? '\n' : '\r\n');
}

const keys = ['title', 'due_date', 'x-y', 'a'];
const rareKeys = ['true', 'null', '"q"', 'constructor', 'a b', 'é', 'a.b', 'a', 'b', '1'];
const values = [
  'text',
  'two words',
  '12',
  '"q: r"',
  "'s'",
  '[a, b]',
  '{ a: 1, b: "x" }',
  '2024-01-02',
  '',
  'https://a.b',
  'é 😀',
];
const folded = [['one line'], ['two', 'lines'], ['a: b', '- c'], ['a', '', 'b'], ['a', '  b'], ['a ', 'b']];
const rareValues = [
  ...'007 1.5 -3 .5 0x1F 1e3 True null ~ [] {} [a,b,] {a:1} @x &a *a !t | x: :y a"b .inf 12:30 +12 - -a 1.2.3 %x ? ?a'.split(
    ' ',
  ),
  'a: b',
  '"a\\n"',
  "'it''s'",
  '[a, [b]]',
  '[ a ]',
  'a #b',
  '- x',
  'a, b',
  '[a: b]',
  '"a" b',
  '[a] b',
  '{ a: [b], c: d }',
  '{ a: , b: 1 }',
  '{ "a": b }',
  '[https://a:1]',
  '{a: b:}',
  '[,]',
  '[a b]',
  'a]',
  '  ',
  '[{ a: b }, c]',
  '\u00A0',
];

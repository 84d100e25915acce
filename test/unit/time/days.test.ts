import { expect, test } from 'vitest';
import { readWrittenDay, resolveDay } from '../../../src/time/days.ts';
import { readTime } from '../../../src/time/parse.ts';

/** The date, and the text behind it. */
function told(text: string, near?: string): string {
  const day = readWrittenDay(text);
  return day ? `${resolveDay(day, near) ?? 'ambiguous'}|${text.slice(day.length)}` : 'none';
}

test.each([
  ['Friday, 21 March 2025', '2025-03-21|'],
  ['Dec 16th **', '2024-12-16| **'],
  ['Feb 04, 2021, 21:45', '2021-02-04|, 21:45'],
  ['September 17: first report', '2024-09-17|: first report'],
  ['28-02-2024', '2024-02-28|'],
  ['10/08 à 9h00', '2024-08-10| à 9h00'],
  ['8/10 at 9:00', '2024-08-10| at 9:00'],
  ['Sat 09:00 start', '2024-08-10| 09:00 start'],
  ['Mon., 09:00 start', '2024-08-12|, 09:00 start'],
  ['Samstag, 10. August 2024', '2024-08-10|'],
  ['10 de agosto de 2024, fin', '2024-08-10|, fin'],
  ['10 sierpnia 2024 r., koniec', '2024-08-10|, koniec'],
  ['10 августа 2024 г. в 10:00', '2024-08-10| в 10:00'],
  ['8月10日（土）10:00', '2024-08-10|10:00'],
  ['2024. 8. 10. 15:00', '2024-08-10| 15:00'],
  ['2024-08-xx', '2024-08-??|'],
])('reads the day of %s', (text, expected) => {
  expect(told(text, '2024-08-11')).toBe(expected);
});

test('leaves two readings open where nothing is near', () => {
  expect(told('03/04/2024')).toBe('ambiguous|');
  expect(told('03/04/2024', '2024-03-05')).toBe('2024-03-04|');
  expect(told('03/04/2024', '2024-04-02')).toBe('2024-04-03|');
});

test.each([
  '3 may fail',
  '12 out of 15',
  '3/5 nodes',
  '24/7 support',
  'sun servers fail',
  'mar 09 alerts',
  '10.0.0.1 is gone',
  '7.30.2 is out',
])('reads no day in %s', (text) => {
  expect(told(text, '2024-08-10')).toBe('none');
});

test.each(
  'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ').map((name, index) => [name, index + 1] as const),
)('reads %s as a month in every order', (name, month) => {
  const date = `2024-${String(month).padStart(2, '0')}-12`;
  const context = { date, zone: 'UTC', zoneAssumed: false };
  const written = [
    `${name} 12, 2024 2:05 PM`,
    `${name} 12, 2:05 PM - a`,
    `12 ${name} 2024 14:05`,
    `12-${name}-2024 14:05`,
    `12/${name}/24 2:05 PM a`,
  ];
  expect(written.map((text) => readTime(text, context)?.start.earliest)).toEqual(
    written.map(() => `${date}T14:05:00Z`),
  );
  expect(readTime(`${name} 12`, context)?.start.earliest).toBe(`${date}T00:00:00Z`);
});

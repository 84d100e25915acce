import { expect, test } from 'vitest';
import { defaultSettings } from '../../../src/config/defaults.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { readPostmortem } from '../../../src/postmortem/read-postmortem.ts';
import { readTime } from '../../../src/time/parse.ts';

const context = { date: '2024-08-10', zone: 'UTC', zoneAssumed: true };

/** `14:30`, `14:30–15:00`, with `~` in front when it is approximate, and the text behind it. */
function told(text: string): string {
  const match = readTime(text, context);
  if (!match) return 'none';
  const clock = ({ earliest, approximate }: { earliest: string; approximate: boolean }) =>
    new Date(Date.parse(earliest) + (approximate ? 600_000 : 0)).toISOString().slice(11, 16);
  const { start, end } = match;
  const span = end ? `–${clock(end)}` : '';
  return `${start.approximate ? '~' : ''}${clock(start)}${span}|${text.slice(match.length)}`;
}

test.each([
  // English
  ['9:00a start', '09:00| start'],
  ['1:10p, end', '13:10|, end'],
  ['Just after 10:10 the graphs fall', '~10:10| the graphs fall'],
  ['shortly before 10:20 UTC', '~10:20|'],
  ['between 10:30 and 11:00 pages', '10:30–11:00| pages'],
  ['From 10:00 until 10:30 we wait', '10:00–10:30| we wait'],
  ['From 9 to 10 AM errors', '09:00–10:00| errors'],
  ['9-10 pm errors', '21:00–22:00| errors'],
  ['From 11 to 1 PM errors', '11:00–13:00| errors'],
  // German
  ['Von 9 bis 10 Uhr Ausfall', '09:00–10:00| Ausfall'],
  ['9–10:30 Uhr Ausfall', '09:00–10:30| Ausfall'],
  ['9.15 Uhr – Alarm', '09:15| – Alarm'],
  ['12 Uhr 15: Ende', '12:15|: Ende'],
  ['zwischen 10:30 und 11:00 Uhr Ruhe', '10:30–11:00| Ruhe'],
  ['kurz nach 11 Uhr ok', '~11:00| ok'],
  // French, Spanish, Portuguese, Italian
  ['De 10h à 10h30 : arrêt', '10:00–10:30| : arrêt'],
  ['De 9 à 10h : arrêt', '09:00–10:00| : arrêt'],
  ['Entre 10h30 et 11h00 : essai', '10:30–11:00| : essai'],
  ['Sobre las 09:15 h llegan', '~09:15| llegan'],
  ['12:00 hs cierre', '12:00| cierre'],
  ['Às 10h, fim', '10:00|, fim'],
  ['ore 9.30: allarme', '09:30|: allarme'],
  ['Alle ore 10:00 riparte', '10:00| riparte'],
  // Dutch, Polish, Swedish, Turkish, Russian
  ['09:20u melding', '09:20| melding'],
  ['van 9 tot 10.30 uur storing', '09:00–10:30| storing'],
  ['om 10.15 hersteld', '10:15| hersteld'],
  ['godz. 9:15 alarm', '09:15| alarm'],
  ['kl 10.15 larm', '10:15| larm'],
  ["Saat 09:15'te alarm", '09:15| alarm'],
  ['в 09:15 сбой', '09:15| сбой'],
  ['09:15 (мск) сбой', '09:15| сбой'],
  ['09:15 по МСК сбой', '09:15| сбой'],
  // East Asian
  ['９：５５ 検知', '09:55| 検知'],
  ['09:00 ~ 09:30 배포', '09:00–09:30| 배포'],
  ['09:40～10:00 恢复', '09:40–10:00| 恢复'],
  ['下午1点半 恢复', '13:30| 恢复'],
  ['오후 1시 5분 복구', '13:05| 복구'],
])('reads the clock of %s', (text, expected) => {
  expect(told(text)).toBe(expected);
});

test.each([
  '3 nodes are down',
  '3 to 5 h of outage',
  '3-5 h later',
  'From 3 to 5 hours',
  'From 9 to 25 PM',
  '3 to 4 users',
  '24/7 support',
  '12.04 LTS hosts',
  '10:1 reads to writes',
  '8080:80 is mapped',
  '10.20.30.40 is gone',
  '1430 users',
  '2 h of downtime',
  'De 3 nodes',
  'om 9 nodes',
  'by 2024 users',
])('reads no clock in %s', (text) => {
  expect(told(text)).toBe('none');
});

test('takes no year in a row of times for a clock', () => {
  const times = '| Time | What |\n| - | - |\n| 14:30 | A |\n| 2021/22 | B |\n| 2021-??-?? | C |\n| 1445 | D |\n';
  const text = `---\nduration: { start: 2024-08-10 }\n---\n## Timeline\n\n${times}`;
  const { timeline } = readPostmortem(parseMarkdown({ path: 'a.md', text }), defaultSettings).postmortem;
  expect(timeline.map(({ text: words, start }) => `${start.earliest.slice(0, 16)} ${words}`)).toEqual([
    '2024-08-10T14:30 A',
    '2021-01-01T00:00 C',
    '2021-01-01T00:00 D',
  ]);
});

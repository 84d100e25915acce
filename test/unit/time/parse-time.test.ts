import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockAt } from '../../../src/time/calendar.ts';
import { formatMoment } from '../../../src/time/format.ts';
import { readDuration } from '../../../src/time/duration.ts';
import { epochSeconds, isBefore, overlaps } from '../../../src/time/moment.ts';
import { readDate } from '../../../src/time/civil.ts';
import { looksLikeTime, readMoment, readSpan, readTime, type TimeContext } from '../../../src/time/parse.ts';
import { resolveZone, zoneAbbreviations } from '../../../src/time/zone.ts';

const utc: TimeContext = { date: '2024-08-10', zone: 'UTC', zoneAssumed: false };
const amsterdam: TimeContext = { ...utc, zone: 'Europe/Amsterdam' };

/** `earliest/latest [–earliest/latest] |rest|`, on the day of the context where nothing else is said. */
function told(text: string, context = utc): string {
  const match = readTime(text, context);
  if (!match) return 'no time';
  const interval = ({ earliest, latest }: { earliest: string; latest: string }) => {
    const [from, to] = [earliest, latest].map((instant) => instant.replace(/^2024-08-10T/, '').replace(/Z$/, ''));
    return from === to ? from : `${from}/${to}`;
  };
  const end = match.end ? ` – ${interval(match.end)}` : '';
  return `${interval(match.start)}${end} |${text.slice(match.length)}|`;
}

describe('reads what the manual says', () => {
  test.each([
    ['14:30', '14:30:00 ||'],
    ['14:30 The alert fires', '14:30:00 | The alert fires|'],
    ['9:05 a', '09:05:00 | a|'],
    ['14:30:15 UTC', '14:30:15 ||'],
    ['14:30:15.250Z', '14:30:15 ||'],
    ['14:30–14:45 a', '14:30:00 – 14:45:00 | a|'],
    ['14:30 - 14:45', '14:30:00 – 14:45:00 ||'],
    ['14:30-15:00', '14:30:00 – 15:00:00 ||'],
    ['14:30 — a', '14:30:00 | — a|'],
    ['23:50–00:10', '23:50:00 – 00:10:00 ||'],
    ['22:00–24:00', '22:00:00 – 2024-08-11T00:00:00 ||'],
    ['14:30 UTC – 2024-08-11 00:10', '14:30:00 – 2024-08-11T00:10:00 ||'],
    ['~14:30', '14:20:00/14:40:00 ||'],
    ['~ 14:30', '14:20:00/14:40:00 ||'],
    ['2024-08-10 ~14:30', '14:20:00/14:40:00 ||'],
    ['~2024-08-10 14:30', '14:20:00/14:40:00 ||'],
    ['14:30–~15:00', '14:30:00 – 14:50:00/15:10:00 ||'],
    ['14:3?', '14:30:00/14:39:00 ||'],
    ['14:??', '14:00:00/14:59:00 ||'],
    ['1?:??', '10:00:00/19:59:00 ||'],
    ['2?:??', '20:00:00/23:59:00 ||'],
    ['??:??', '00:00:00/23:59:00 ||'],
    ['14:30:1?', '14:30:10/14:30:19 ||'],
    ['14:30:??', '14:30:00 ||'],
    ['2024-08-10', '00:00:00/23:59:00 ||'],
    ['2024-08-10 UTC a', '00:00:00/23:59:00 | a|'],
    ['2024-08-10 (UTC) a', '00:00:00/23:59:00 | a|'],
    ['2024-08-10 UTC: a', '00:00:00/23:59:00 |: a|'],
    ['2024-08-10 Europe/Berlin a', '2024-08-09T22:00:00/21:59:00 | a|'],
    ['2024-08-10 +02:00 a', '2024-08-09T22:00:00/21:59:00 | a|'],
    // Behind a day, letters may as well begin what happened.
    ['2024-08-10 MST answers nothing', '00:00:00/23:59:00 | MST answers nothing|'],
    ['2024-08-10 Client/Server restarts', '00:00:00/23:59:00 | Client/Server restarts|'],
    ['2022-05-?? a', '2022-05-01T00:00:00/2022-05-31T23:59:00 | a|'],
    ['2022-??-??', '2022-01-01T00:00:00/2022-12-31T23:59:00 ||'],
    ['2022-05-?? 14:30', '2022-05-01T00:00:00/2022-05-31T23:59:00 ||'],
    ['2:30 PM a', '14:30:00 | a|'],
    ['2:30p.m. a', '14:30:00 | a|'],
    ['12:05 AM', '00:05:00 ||'],
    ['12:05 PM', '12:05:00 ||'],
    ['13:55 PM', '13:55:00 ||'],
    ['08:09 AM UTC a', '08:09:00 | a|'],
    ['14:30 GMT', '14:30:00 ||'],
    ['14:30Z a', '14:30:00 | a|'],
    ['14:30 +02:00', '12:30:00 ||'],
    ['14:30 UTC+2: a', '12:30:00 |: a|'],
    ['14:30 -05:00 a', '19:30:00 | a|'],
    ['2024-08-10T14:30-05:00', '19:30:00 ||'],
    ['14:30–15:00 -05:00', '19:30:00 – 20:00:00 ||'],
    ['14:30 Europe/Amsterdam a', '12:30:00 | a|'],
    ['14:30 Europe/Amsterdam–15:00', '12:30:00 – 13:00:00 ||'],
    ['14:30–15:00 Europe/Amsterdam', '12:30:00 – 13:00:00 ||'],
    ['14:30 America/Argentina/Buenos_Aires', '17:30:00 ||'],
    ['14:30 Client/Server restarts', '14:30:00 | Client/Server restarts|'],
    ['14:30 PST a', '14:30:00 | a|'],
    ['12:48 (6:48 PDT): a', '12:48:00 | (6:48 PDT): a|'],
    ['14:30, then', '14:30:00 |, then|'],
    ['14:30 utc a', '14:30:00 | a|'],
    ['14:30z', '14:30:00 ||'],
    ['14:30 (UTC) a', '14:30:00 | a|'],
    ['14:30 GMT-0500', '19:30:00 ||'],
    ['14:30 Etc/GMT-5', '09:30:00 ||'],
    ['2:30–3:30 pm', '14:30:00 – 15:30:00 ||'],
    ['11:30 am–1:30 pm', '11:30:00 – 13:30:00 ||'],
    ['12:30–1:30 am', '00:30:00 – 01:30:00 ||'],
    ['23:00–1:30 am', '23:00:00 – 01:30:00 ||'],
    ['22:00–24:?? a', '22:00:00 |–24:?? a|'],
    ['14:30–15:00-15:30', '14:30:00 – 15:00:00 |-15:30|'],
  ])('%s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  test.each([
    '25:10',
    '24:00',
    '14:60',
    '1?:30',
    '14:301',
    '14:30.5',
    '2024-06-31',
    '2024-08-10 25:10',
    'HH:MM',
    '',
    'a 14:30',
    '13:55 am',
    '1?:?? pm',
  ])('no time in %j', (text) => {
    expect(told(text)).toBe('no time');
  });

  test.each([
    ['25:10 a', 5],
    ['31 June: a', 7],
    ['HH:mm a', 5],
    ['2024-06-31 10:00', 16],
    ['20202-01-16 12:00', 17],
    ['2024-06-31: a', 10],
    ['2024-06-30  25:10:00 a', 20],
    ['YYYY-MM-DD HH:MM a', 16],
    ['~25:10 a', 6],
    ['~ 25:10 a', 7],
    ['25:10:00 a', 8],
    ['at 25:10', 8],
    ['1?:30', 5],
    ['A sentence', 0],
    ['3 nodes', 0],
    ['31 Junebugs', 0],
    ['3 may still be broken', 0],
  ])('of %j, which is none, this much looks like a time: %d', (text, length) => {
    expect(looksLikeTime(text)).toBe(length);
  });
});

test('reads a date only where one is written', () => {
  expect(readTime('14:30', { ...utc, date: undefined })).toBeUndefined();
  expect(readTime('2024-08-11 14:30', { ...utc, date: undefined })?.date).toBe('2024-08-11');
  expect(readTime('14:30', utc)?.date).toBe('2024-08-10');
});

test('recognises clock times that daylight saving skips or repeats', () => {
  const at = (text: string) => readTime(text, amsterdam)?.start;
  expect(at('2024-03-31 02:30')).toMatchObject({ clockChange: 'skipped', earliest: '2024-03-31T01:30:00Z' });
  expect(at('2024-10-27 02:30')).toMatchObject({
    clockChange: 'repeated',
    earliest: '2024-10-27T00:30:00Z',
    latest: '2024-10-27T01:30:00Z',
  });
  expect(at('2024-10-27 03:00')).not.toHaveProperty('clockChange');
  expect(at('2024-10-27')).toMatchObject({ earliest: '2024-10-26T22:00:00Z', latest: '2024-10-27T22:59:00Z' });
});

test('records where the zone of a moment comes from', () => {
  const assumed = { ...utc, zoneAssumed: true };
  expect(readTime('14:30', assumed)?.start).toMatchObject({ zone: 'UTC', zoneAssumed: true });
  expect(readTime('14:30 UTC', assumed)?.start).toMatchObject({ zone: 'UTC', zoneAssumed: false });
  expect(readTime('14:30 PST', utc)?.start).toMatchObject({ zone: 'UTC', unknownZone: 'PST' });
  expect(readTime('14:30 America/La_Paz', utc)?.start).toMatchObject({ zone: 'America/La_Paz' });
});

test('accepts the names that mean one zone', () => {
  expect(['Z', 'GMT', '+00:00', '+05:30', 'UTC-7', 'Asia/Tokyo'].map(resolveZone)).toEqual([
    'UTC',
    'UTC',
    'UTC',
    '+05:30',
    '-07:00',
    'Asia/Tokyo',
  ]);
  for (const name of ['CET', 'EST', 'MST', 'PST', 'UC/Pacific', '+15:00', '+05:75', '+05:30h', 'Etc', '']) {
    expect(resolveZone(name)).toBeUndefined();
  }
  for (const zone of Object.values(zoneAbbreviations).flat()) expect(resolveZone(zone)).toBe(zone);
});

test('reads a span in one text, a zone in it included', () => {
  const span = readSpan('2024-08-10 14:30 Europe/Amsterdam/2024-08-10 16:45 Europe/Amsterdam', utc);
  expect([span?.start.earliest, span?.end?.earliest]).toEqual(['2024-08-10T12:30:00Z', '2024-08-10T14:45:00Z']);
  expect(readSpan('2024-08-10T14:30Z', utc)).not.toHaveProperty('end');
  expect(readSpan('2024-08-10T14:30Z/', utc)).not.toHaveProperty('end');
  for (const text of [
    '14:30Z/16:45Z',
    '2024-08-10T14:30Z/later',
    '2024-08-10T14:30Z 2024-08-10T16:45Z',
    'yesterday',
    '',
  ])
    expect(readSpan(text, utc)).toBeUndefined();
});

test('reads a moment of the frontmatter only with a date, and with nothing after it', () => {
  expect(readMoment('2024-08-10 14:30-05:00', utc)?.earliest).toBe('2024-08-10T19:30:00Z');
  expect(readMoment('2024-08-10', utc)?.precision).toBe('day');
  for (const text of ['14:30', '2024-08-10T14:30Z or so', '2024-08-10T24:00Z'])
    expect(readMoment(text, utc)).toBeUndefined();
  expect(readDate('2024-02-29')).toBe('2024-02-29');
  for (const text of ['2023-02-29', '2024-2-1', '2024-02-29T14:30Z', 'on 2024-02-29'])
    expect(readDate(text), text).toBeUndefined();
});

test('accepts the last minute of a day, and no minute that no clock shows', () => {
  expect(
    ['23:59:59', '22:00–24:00', '24:00', '22:00–24:01', '22:00–24:00:01', '14:30:60'].map((text) => told(text)),
  ).toEqual([
    '23:59:59 ||',
    '22:00:00 – 2024-08-11T00:00:00 ||',
    'no time',
    '22:00:00 |–24:01|',
    '22:00:00 |–24:00:01|',
    'no time',
  ]);
  const noMoments = ['2024-00-10', '2024-13-10', '2024-08-00', '2024-13-??', '2024-00-??'];
  for (const text of noMoments) expect(readMoment(text, utc), text).toBeUndefined();
});

test('accepts offsets up to those in force somewhere, and none beyond', () => {
  const names = [
    '+14:00',
    '+14:01',
    '-12:00',
    '-12:01',
    '−12:00',
    '+13:45',
    '+05:59',
    '+05:60',
    '+01:00',
    '+00:30',
    'GMT+2',
  ];
  expect(names.map(resolveZone)).toEqual([
    '+14:00',
    undefined,
    '-12:00',
    undefined,
    '-12:00',
    '+13:45',
    '+05:59',
    undefined,
    '+01:00',
    '+00:30',
    '+02:00',
  ]);
});

test.each([
  ['ACDT', 'Australia/Adelaide', '2024-01-15', 10.5],
  ['ACST', 'Australia/Darwin', '2024-07-15', 9.5],
  ['AEDT', 'Australia/Sydney', '2024-01-15', 11],
  ['AEST', 'Australia/Brisbane', '2024-07-15', 10],
  ['AKDT', 'America/Anchorage', '2024-07-15', -8],
  ['AKST', 'America/Anchorage', '2024-01-15', -9],
  ['AWST', 'Australia/Perth', '2024-07-15', 8],
  ['BRT', 'America/Sao_Paulo', '2024-07-15', -3],
  ['BST', 'Europe/London', '2024-07-15', 1],
  ['CDT', 'America/Chicago', '2024-07-15', -5],
  ['CEST', 'Europe/Berlin', '2024-07-15', 2],
  ['CET', 'Europe/Paris', '2024-01-15', 1],
  ['CST', 'Asia/Shanghai', '2024-01-15', 8],
  ['CT', 'America/Chicago', '2024-01-15', -6],
  ['EDT', 'America/New_York', '2024-07-15', -4],
  ['EEST', 'Europe/Helsinki', '2024-07-15', 3],
  ['EET', 'Europe/Kyiv', '2024-01-15', 2],
  ['EST', 'America/New_York', '2024-01-15', -5],
  ['ET', 'America/New_York', '2024-01-15', -5],
  ['HKT', 'Asia/Hong_Kong', '2024-07-15', 8],
  ['HST', 'Pacific/Honolulu', '2024-07-15', -10],
  ['IST', 'Asia/Kolkata', '2024-07-15', 5.5],
  ['JST', 'Asia/Tokyo', '2024-07-15', 9],
  ['KST', 'Asia/Seoul', '2024-07-15', 9],
  ['MDT', 'America/Denver', '2024-07-15', -6],
  ['MSK', 'Europe/Moscow', '2024-07-15', 3],
  ['MST', 'America/Phoenix', '2024-07-15', -7],
  ['MT', 'America/Denver', '2024-01-15', -7],
  ['NZDT', 'Pacific/Auckland', '2024-01-15', 13],
  ['NZST', 'Pacific/Auckland', '2024-07-15', 12],
  ['PDT', 'America/Los_Angeles', '2024-07-15', -7],
  ['PKT', 'Asia/Karachi', '2024-07-15', 5],
  ['PST', 'Asia/Manila', '2024-01-15', 8],
  ['PT', 'America/Los_Angeles', '2024-01-15', -8],
  ['SAST', 'Africa/Johannesburg', '2024-07-15', 2],
  ['SGT', 'Asia/Singapore', '2024-07-15', 8],
  ['WEST', 'Europe/Lisbon', '2024-07-15', 1],
  ['WET', 'Europe/Lisbon', '2024-01-15', 0],
])('%s may be the clock of %s, which on %s is ahead of UTC by %d hours', (abbreviation, zone, date, hours) => {
  expect(zoneAbbreviations[abbreviation]).toContain(zone);
  expect(clockAt(epochSeconds(`${date}T00:00:00Z`), zone).offsetSeconds).toBe(hours * 3600);
});

describe('a length that somebody wrote', () => {
  test.each([
    ['2 h 15 min', '2 h 15 min', '134–136 min'],
    ['2 hours and 15 minutes, we think', '2 hours and 15 minutes', '134–136 min'],
    ['1 day, 2 hrs', '1 day, 2 hrs', '1500–1620 min'],
    ['about 3 hours', 'about 3 hours', '60–300 min'],
    ['~45m', '~45m', '43–47 min'],
    ['≈ 45 mins', '≈ 45 mins', '43–47 min'],
    ['less than 30 s', 'less than 30 s', `${28 / 60}–${32 / 60} min`],
    ['1.5 hours', '1.5 hours', '84–96 min'],
    ['1.25 hours', '1.25 hours', '69–81 min'],
    ['approx 3 hours', 'approx 3 hours', '60–300 min'],
    ['ca 3 hours', 'ca 3 hours', '60–300 min'],
    ['2 hours and\n15 minutes', '2 hours and\n15 minutes', '134–136 min'],
    ['  2 days.', '2 days', '1440–4320 min'],
    ['90 seconds', '90 seconds', `${89 / 60}–${91 / 60} min`],
    ['1 h', '1 h', '0–120 min'],
    ['about 1 h', 'about 1 h', '0–180 min'],
    ['15 min 2 h', '15 min', '14–16 min'],
    ['15 min 20 min', '15 min', '14–16 min'],
    ['2 h in 15 zones', '2 h', '60–180 min'],
    ['~2 weeks (since March)', '~2 weeks', '0–40320 min'],
    ['2 Stunden und 15 Minuten', '2 Stunden und 15 Minuten', '134–136 min'],
    ['environ 2 heures', 'environ 2 heures', '0–240 min'],
    ['約 58 分（復旧まで）', '約 58 分', '56–60 min'],
    ['2小时15分钟', '2小时15分钟', '134–136 min'],
  ])('%j is as long as it says, to its smallest unit', (text, read, range) => {
    const length = readDuration(text);
    expect(length?.text).toBe(read);
    expect(length && `${length.leastSeconds / 60}–${length.mostSeconds / 60} min`).toBe(range);
  });

  test.each(['', 'about', 'hours', '15', '15 monkeys', 'three hours', 'for 3 hours'])('%j is none', (text) => {
    expect(readDuration(text)).toBeUndefined();
  });
});

test('writes a moment as imprecise as it was read', () => {
  const ways = [
    '2024-08-10',
    '2024-08-??',
    '2024-??-??',
    '2024-08-10 14:3?',
    '2024-08-10 14:??',
    '2024-08-10 14:30:1?',
    '2024-08-10 ~14:30',
  ];
  const written = (parts: { date: boolean; zone: boolean }) =>
    ways.map((text) => {
      const moment = readMoment(text, utc);
      return moment && formatMoment(moment, parts);
    });
  expect(written({ date: true, zone: false })).toEqual(ways);
  expect(written({ date: false, zone: false })).toEqual([
    '??:??',
    '2024-08-??',
    '2024-??-??',
    '14:3?',
    '14:??',
    '14:30:1?',
    '~14:30',
  ]);
  expect(written({ date: true, zone: true })).toEqual([
    '2024-08-10 ??:?? UTC',
    '2024-08-?? ??:?? UTC',
    '2024-??-?? ??:?? UTC',
    '2024-08-10 14:3? UTC',
    '2024-08-10 14:?? UTC',
    '2024-08-10 14:30:1? UTC',
    '2024-08-10 ~14:30 UTC',
  ]);
});

const pad = (number: number) => String(number).padStart(2, '0');
const someDate = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const someClock = fc
  .tuple(fc.nat(23), fc.nat(59), fc.option(fc.nat(59)), fc.nat(5))
  .map(([hour, minute, second, unknown]) => {
    const clock = `${pad(hour)}:${pad(minute)}${second === null ? '' : `:${pad(second)}`}`;
    // From the right, and never into the last digit of the hour alone.
    let left = second === null ? Math.min(unknown, 4) : 0;
    return clock
      .split('')
      .toReversed()
      .map((character) => (character !== ':' && left-- > 0 ? '?' : character))
      .toReversed()
      .join('');
  });
const someZone = fc.constantFrom(
  'UTC',
  'Europe/Amsterdam',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  '+05:45',
  '-03:00',
);
const someTime = fc.tuple(fc.option(someDate), fc.boolean(), someClock, someZone).map(([date, tilde, clock, zone]) => ({
  text: `${date ? `${date} ` : ''}${tilde ? '~' : ''}${clock} ${zone}`,
  date,
  clock,
  zone,
}));

describe('whatever time is written', () => {
  test('text gives a time, and the time gives a text that means the same', () => {
    fc.assert(
      fc.property(someTime, ({ text }) => {
        const match = readTime(text, utc);
        expect(match?.length).toBe(text.length);
        if (!match || match.start.clockChange === 'skipped') return;
        const { text: _text, statedDate: _date, ...start } = match.start;
        const again = formatMoment(match.start, { date: true, zone: true });
        const {
          text: _again,
          statedDate: _again2,
          ...reread
        } = readTime(again, { ...utc, date: undefined })?.start ?? match.start;
        expect({ ...reread, zoneAssumed: false }, again).toEqual({ ...start, zoneAssumed: false });
        expect(readTime(again, { ...utc, date: undefined })?.length).toBe(again.length);
      }),
      { numRuns: 1000 },
    );
  }, 30_000);

  test('the interval is never empty', () => {
    fc.assert(
      fc.property(someTime, ({ text }) => {
        const start = readTime(text, utc)?.start;
        expect(epochSeconds(start?.earliest ?? '')).toBeLessThanOrEqual(epochSeconds(start?.latest ?? ''));
      }),
    );
  });

  test('order does not depend on how a moment is written', () => {
    fc.assert(
      fc.property(someDate, someClock, someClock, someZone, (date, first, second, zone) => {
        const ways = [
          [{ ...utc, date, zone }, (clock: string) => clock],
          [{ ...utc, date: undefined }, (clock: string) => `${date} ${clock} ${zone}`],
          [{ ...utc, date: undefined, zone }, (clock: string) => `${date}T${clock}`],
        ] as const;
        const orders = ways.map(([context, write]) => {
          const [a, b] = [readTime(write(first), context)?.start, readTime(write(second), context)?.start];
          return a && b ? [isBefore(a, b), isBefore(b, a), overlaps(a, b)] : [];
        });
        expect(orders[1]).toEqual(orders[0]);
        expect(orders[2]).toEqual(orders[0]);
        expect(orders[0]?.filter(Boolean)).toHaveLength(1);
      }),
    );
  });

  test('a minute is as wide as a minute when moments are put in order', () => {
    const at = (text: string) => {
      const match = readTime(text, utc);
      if (!match) throw new Error(`no time in ${text}`);
      return match.start;
    };
    expect(isBefore(at('14:30'), at('14:30:15'))).toBe(false);
    expect(isBefore(at('14:30:15'), at('14:30'))).toBe(false);
    expect(isBefore(at('14:30'), at('14:31'))).toBe(true);
    expect(isBefore(at('14:30:15'), at('14:30:16'))).toBe(true);
    expect(isBefore(at('~14:30'), at('14:39'))).toBe(false);
    expect(isBefore(at('~14:30'), at('14:42'))).toBe(true);
    expect(isBefore(at('14:3?'), at('14:41'))).toBe(true);
    expect(isBefore(at('14:30:1?'), at('14:30:20'))).toBe(true);
    expect(isBefore(at('14:30:1?'), at('14:30:19'))).toBe(false);
  });

  test('moving a whole document to another offset changes no length', () => {
    const offsets = fc.constantFrom('UTC', '+02:00', '-05:00', '+05:45');
    fc.assert(
      fc.property(someDate, someClock, someClock, offsets, offsets, (date, first, second, a, b) => {
        const length = (zone: string) => {
          const context = { ...utc, date, zone };
          const [start, end] = [readTime(first, context)?.start, readTime(second, context)?.start];
          return [
            epochSeconds(end?.earliest ?? '') - epochSeconds(start?.latest ?? ''),
            epochSeconds(end?.latest ?? '') - epochSeconds(start?.earliest ?? ''),
          ];
        };
        expect(length(a)).toEqual(length(b));
      }),
    );
  });

  test('no text makes it throw', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '~',
        '?',
        ':',
        '-',
        '–',
        ' ',
        'T',
        'Z',
        'UTC',
        '/',
        '+',
        'PM',
        '24:00',
        '2024-',
        '14:30',
        'Europe/',
        '??',
      ),
      fc.nat(99).map(String),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
        (text) => {
          const match = readTime(text, amsterdam);
          expect(match?.length ?? 0).toBeLessThanOrEqual(text.length);
          expect(looksLikeTime(text)).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

test.each([
  ['January 14-19, 2026: slow', '2026-01-14', '2026-01-19'],
  ['14–19 January 2026', '2026-01-14', '2026-01-19'],
  ['14. – 19. Januar 2026', '2026-01-14', '2026-01-19'],
  ['October 9 - October 23, 2025', '2025-10-09', '2025-10-23'],
  ['December 30 – January 2, 2026', '2025-12-30', '2026-01-02'],
  ['August 10 - 15 servers fail', '2024-08-10', undefined],
])('reads several days that share a month or a year: %s', (text, from, to) => {
  const match = readTime(text, { zone: 'UTC', zoneAssumed: true, date: '2024-08-01' });
  expect([match?.start.statedDate, match?.end?.statedDate]).toEqual([from, to]);
});

test('takes a number before minutes for no day', () => {
  expect(readTime('5-10 minutes', { zone: 'UTC', zoneAssumed: true, date: '2024-08-01' })).toBeUndefined();
});

test('reads a zone behind a comma where nothing else follows', () => {
  const zones = ['9:00 – 11:00, UTC)', '9:00, CET: down', '9:00, DB: down', '9:00, UTC is meant'].map((text) => {
    const { start } = readTime(text, { zone: 'Asia/Tokyo', zoneAssumed: true, date: '2024-08-01' }) ?? {};
    return start?.unknownZone ?? (start?.zoneAssumed ? 'none' : start?.zone);
  });
  expect(zones).toEqual(['UTC', 'CET', 'none', 'none']);
});

import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { dateIn, inZone } from '../../../site/src/features/timeline/convert-time.ts';
import { stampsOf } from '../../../src/time/format.ts';
import { check } from 'casebook';
import type { Moment } from '../../../src/time/moment.ts';

/** A time of a document in UTC, and how the clocks of a zone show it beside its date. */
function shown(text: string, zone: string, last?: string): string {
  const clock = text.replace('~', '').replaceAll('?', '0');
  const first = `2024-08-10T${clock}+00:00`;
  return inZone({ text, first, last: last && `2024-08-10T${last}+00:00`, day: '2024-08-10' }, zone);
}

test('converts a time to another zone, and marks another day', () => {
  expect(shown('14:30', 'UTC')).toBe('14:30');
  expect(shown('14:30', 'Asia/Kolkata')).toBe('20:00');
  expect(shown('14:30:05', 'Asia/Kolkata')).toBe('20:00:05');
  expect(shown('14:30', 'Pacific/Auckland')).toBe('02:30⁺¹');
  expect(shown('02:30', 'America/Los_Angeles')).toBe('19:30⁻¹');
  expect(shown('~14:30', 'Asia/Kolkata')).toBe('~20:00');
});

test('keeps a vague time vague', () => {
  expect(shown('14:3?', 'Asia/Kolkata', '14:39')).toBe('20:0?');
  expect(shown('14:3?', 'Asia/Kathmandu', '14:39')).toBe('20:15 to 20:24');
  expect(shown('14:??', 'Asia/Kolkata', '14:59')).toBe('19:30 to 20:29');
  expect(shown('~14:??', 'Asia/Kolkata', '14:59')).toBe('~19:30 to 20:29');
  expect(shown('14:??', 'Pacific/Auckland', '14:59')).toBe('02:??⁺¹');
  expect(shown('18:??', 'Asia/Kolkata', '18:59')).toBe('23:30 to 00:29⁺¹');
  expect(shown('1?:??', 'Europe/Oslo', '19:59')).toBe('12:00 to 21:59');
  expect(shown('14:30:2?', 'Asia/Kolkata', '14:30:29')).toBe('20:00:2?');
});

test('writes a date in its style, and omits the date that is known', () => {
  const first = '2024-08-10T14:30+00:00';
  const long = { text: 'Saturday 10 August 2024, about 14:30', first, date: 'long' };
  expect(inZone(long, 'Pacific/Auckland')).toBe('Sunday 11 August 2024, about 02:30');
  expect(inZone({ ...long, day: '2024-08-11' }, 'Pacific/Auckland')).toBe('about 02:30');
  expect(inZone({ text: '16:45', first, date: 'long', day: '2024-08-10' }, 'Pacific/Auckland')).toBe(
    'Sunday 11 August 2024, 02:30',
  );
  expect(inZone({ text: '10 Aug ~14:30', first, date: 'short' }, 'Pacific/Auckland')).toBe('11 Aug ~02:30');
  expect(inZone({ text: '10 Aug 2024, 14:30', first, date: 'year' }, 'Pacific/Auckland')).toBe('11 Aug 2024, 02:30');
  const hour = { text: '10 Aug 18:??', first: '2024-08-10T18:00+00:00', last: '2024-08-10T18:59+00:00', date: 'short' };
  expect(inZone(hour, 'Asia/Kolkata')).toBe('10 Aug 23:30 to 00:29⁺¹');
});

test('returns the date of a moment in a zone', () => {
  expect(dateIn('2024-08-10T14:30+02:00', 'Pacific/Auckland')).toBe('2024-08-11');
  expect(dateIn('2024-12-31T23:30-05:00', 'UTC')).toBe('2025-01-01');
});

/** A moment that is read from a document. */
function read(written: string, timezone: string): Moment {
  const text = `---\ntimezone: ${timezone}\n---\n## Timeline\n- ${written} A\n`;
  const moment = check({ path: 'a.md', text }).postmortem.timeline[0]?.start;
  if (!moment) throw new Error(`${written} is no time`);
  return moment;
}

test('keeps the whole range of a moment in its stamps', () => {
  const zone = 'Europe/Oslo';
  const stamps = (written: string) => stampsOf(read(`2024-08-10 ${written}`, zone), zone);
  expect(stamps('14:30')).toEqual({ first: '2024-08-10T14:30+02:00' });
  expect(stamps('~14:30')).toEqual({ first: '2024-08-10T14:30+02:00' });
  expect(stamps('14:30:05')).toEqual({ first: '2024-08-10T14:30:05+02:00' });
  expect(stamps('14:3?')).toEqual({ first: '2024-08-10T14:30+02:00', last: '2024-08-10T14:39+02:00' });
  expect(stamps('~14:??')).toEqual({ first: '2024-08-10T14:00+02:00', last: '2024-08-10T14:59+02:00' });
  expect(stamps('??:??')).toEqual({ first: '2024-08-10' });
  expect(stampsOf(read('2024-08-?? ??:??', zone), zone)).toEqual({ first: '2024-08' });
});

const zones = ['UTC', 'Asia/Kolkata', 'Asia/Kathmandu', 'Pacific/Auckland', 'Pacific/Chatham', 'America/St_Johns'];

test('shows in any other zone the whole range of a time, and hardly more', () => {
  const written = fc.tuple(
    fc.date({ min: new Date('2023-01-01T00:00Z'), max: new Date('2024-12-31T00:00Z'), noInvalidDate: true }),
    fc.constantFrom('##:##', '##:#?', '##:??', '#?:??', '##:##:#?', '~##:##', '~##:#?'),
    fc.constantFrom(...zones),
    fc.constantFrom(...zones),
  );
  fc.assert(
    fc.property(written, ([date, mask, from, to]) => {
      const [day = '', clock = ''] = date.toISOString().split(/[TZ]/);
      const text = mask.replaceAll(/#/g, (_, index: number) => clock.charAt(index - (mask.startsWith('~') ? 1 : 0)));
      const moment = read(`${day} ${text}`, from);
      // Two clocks of one text, or none.
      fc.pre(moment.clockChange === undefined);
      const { first, last = first } = stampsOf(moment, from);
      const result = inZone({ text, first, last, day: first.slice(0, 10) }, to);

      const local = (stamp: string) => Temporal.Instant.from(stamp).toZonedDateTimeISO(to).toPlainDateTime();
      const [earliest, latest] = [local(first), local(last)];
      const [start = '', end = start] = result.replace('~', '').split(' to ');
      const read1 = (part: string, fill: 'least' | 'most') => {
        const [, digits = '', sign, days] = /^([\d:?]+)(?:([⁺⁻])(\d|[¹²]))?$/.exec(part) ?? [];
        const filled = Array.from(digits, (digit, index) => {
          const most = index === 1 && digits.startsWith('2') ? '3' : index === 3 || index === 6 ? '5' : '9';
          return digit === '?' ? (fill === 'least' ? '0' : most) : digit;
        }).join('');
        const off = days === undefined ? 0 : (days === '¹' ? 1 : 2) * (sign === '⁻' ? -1 : 1);
        return Temporal.PlainDate.from(first.slice(0, 10)).add({ days: off }).toPlainDateTime(filled);
      };
      expect([result, read1(start, 'least').toString()]).toEqual([result, earliest.toString()]);
      expect([result, read1(end, 'most').toString()]).toEqual([result, latest.toString()]);
      expect(result.startsWith('~')).toBe(text.startsWith('~'));
    }),
    { numRuns: 300 },
  );
}, 30_000);

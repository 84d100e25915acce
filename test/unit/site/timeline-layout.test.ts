import { check, createCatalog, type Incident } from 'casebook';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withInferredKinds } from '../../../src/analysis/kinds/inferred-kinds.ts';
import { phasesOf } from '../../../site/src/catalog/phases.ts';
import { layOutTimeline, plottedTime } from '../../../site/src/features/timeline/layout.ts';
import { createScale, position, type TimeRange } from '../../../site/src/features/timeline/scale.ts';
import { ticksOf } from '../../../site/src/features/timeline/ticks.ts';

const hour = 3600;
const day = 24 * hour;

/** 1 to 60 stretches over 40 seconds to 30 days, some of them wide. */
const someStretches = fc
  .tuple(
    fc.integer({ min: 40, max: 30 * day }),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(1200)), { minLength: 1, maxLength: 60 }),
  )
  .map(([length, parts]) =>
    parts.map(([share, width]): TimeRange => {
      const start = 1_700_000_000 + Math.round(share * length);
      return [start, start + (width > 1000 ? width : 0)];
    }),
  );
const someImpact = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 10 * day }), fc.nat(10 * day))
    .map(([from, length]): TimeRange => [1_700_000_000 + from, 1_700_000_000 + from + length]),
  { maxLength: 3 },
);

describe('any scale', () => {
  test('keeps all positions inside the plot and in order', () => {
    fc.assert(
      fc.property(someStretches, someImpact, (stretches, impact) => {
        const scale = createScale(stretches, impact);
        const times = stretches.flat().toSorted((a, b) => a - b);
        const places = times.map((time) => position(scale, time));
        expect(Math.min(...places)).toBeGreaterThanOrEqual(1.8 - 1e-9);
        expect(Math.max(...places)).toBeLessThanOrEqual(98.2 + 1e-9);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });

  test('fills the width with segments: folds of a fixed width, all else to one scale', () => {
    fc.assert(
      fc.property(someStretches, someImpact, (stretches, impact) => {
        const { segments, perSecond, start, end } = createScale(stretches, impact);
        expect(segments[0]?.t0).toBe(start);
        expect(segments.at(-1)?.t1).toBe(end);
        expect(segments[0]?.x0).toBeCloseTo(1.8, 6);
        expect(segments.at(-1)?.x1).toBeCloseTo(98.2, 6);
        expect(segments.filter(({ fold }) => fold).length).toBeLessThanOrEqual(6);
        for (const { t0, t1, x0, x1, fold } of segments)
          expect(x1 - x0).toBeCloseTo(fold ? 7.5 : (t1 - t0) * perSecond, 6);
      }),
    );
  });

  test('folds as many of the longest gaps as are each longer than half of the rest', () => {
    fc.assert(
      fc.property(someStretches, someImpact, (stretches, impact) => {
        const { segments, start, end } = createScale(stretches, impact);
        const folds = segments.filter(({ fold }) => fold).map(({ t0, t1 }): TimeRange => [t0, t1]);
        // A moment at which nothing happens lies in one gap: from the last end before it to the first start after it.
        const gaps = stretches
          .map(([, to]): TimeRange => [to, Math.min(...stretches.map(([from]) => from).filter((from) => from > to))])
          .filter(([from, to]) => to < Infinity && !stretches.some(([a, b]) => a <= from && b > from))
          .filter(([from], index, all) => all.findIndex((other) => other[0] === from) === index);
        const eligible = gaps
          .filter(([from, to]) => to - from >= 6 * hour || !impact.some(([a, b]) => a <= from && to <= b))
          .toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]) || a[0] - b[0])
          .slice(0, 6);
        const lengths = eligible.map(([from, to]) => to - from);
        const left = (count: number) => end - start - lengths.slice(0, count).reduce((sum, length) => sum + length, 0);
        const counts = lengths.map((_, index) => index + 1).filter((count) => left(count) > 0);
        const most = counts.findLast((count) => (lengths[count - 1] ?? 0) > 0.5 * left(count)) ?? 0;
        expect(folds).toEqual(eligible.slice(0, most).toSorted((a, b) => a[0] - b[0]));
      }),
    );
  });

  test('interpolates positions within a segment and at its ends', () => {
    fc.assert(
      fc.property(someStretches, someImpact, fc.double({ min: 0, max: 1, noNaN: true }), (stretches, impact, share) => {
        const scale = createScale(stretches, impact);
        for (const { t0, t1, x0, x1 } of scale.segments) {
          expect(position(scale, t0 + share * (t1 - t0))).toBeCloseTo(x0 + share * (x1 - x0), 4);
        }
        expect(position(scale, scale.start - 1)).toBeCloseTo(1.8, 6);
        expect(position(scale, scale.end + 1)).toBeCloseTo(98.2, 6);
      }),
    );
  });

  test('keeps the labels of the axis apart', () => {
    fc.assert(
      fc.property(
        someStretches,
        someImpact,
        fc.constantFrom('UTC', 'Europe/Amsterdam', '+05:45'),
        (stretches, impact, zone) => {
          for (const [screen, width] of [
            ['wide', 500],
            ['narrow', 330],
          ] as const) {
            const shown = ticksOf(createScale(stretches, impact), zone).filter((tick) => tick[screen]);
            for (const [index, tick] of shown.entries()) {
              const next = shown[index + 1];
              const room = next ? ((next.x - tick.x) / 100) * width : Infinity;
              expect(room).toBeGreaterThanOrEqual(((next?.label.length ?? 0) + tick.label.length) * 3.3);
            }
          }
        },
      ),
    );
  }, 30_000);
});

/** An incident of 1 to 60 entries over 40 seconds to 30 days, written in any zone, some of them vague or spans. */
const someIncident = fc
  .tuple(
    fc.integer({ min: 40, max: 30 * day }),
    fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(
          '',
          '`started` ',
          '`detected` ',
          '`identified` ',
          '`mitigated` ',
          '`regressed` ',
          '`resolved` ',
        ),
        fc.constantFrom('second', 'about', 'vague', 'span'),
      ),
      { minLength: 1, maxLength: 60 },
    ),
    fc.constantFrom('UTC', 'Asia/Kolkata', 'Pacific/Auckland', 'America/New_York'),
  )
  .map(([length, entries, zone]) => {
    const told = entries
      .toSorted((a, b) => a[0] - b[0])
      .map(([share, kind, form]) => {
        const [date = '', clock = ''] = new Date(1_700_000_000_000 + share * length * 1000).toISOString().split('T');
        const minute = clock.slice(0, 5);
        const times = {
          second: clock.slice(0, 8),
          about: `~${minute}`,
          vague: `${clock.slice(0, 4)}?`,
          span: `${minute}–23:59`,
        };
        return `- ${date} ${times[form]} UTC ${kind}A\n`;
      });
    const text = `---\ntimezone: ${zone}\nduration: { start: 2023-11-14T22:13Z }\n---\n## Timeline\n${told.join('')}`;
    return createCatalog([check({ path: 'a.md', text }).postmortem]).incidents[0] as Incident;
  });

test('draws any timeline inside the plot and in order, with labels of days that do not touch', () => {
  fc.assert(
    fc.property(someIncident, (incident) => {
      const { marks, phases, ticks, days } = layOutTimeline(incident);
      expect(marks.map(({ entry }) => entry)).toEqual(incident.timeline);
      const places = [
        ...marks.flatMap(({ x, to, vague }) => [x, to ?? x, ...(vague ?? [])]),
        ...ticks.map(({ x }) => x),
      ];
      expect(Math.min(...places)).toBeGreaterThanOrEqual(1.8 - 1e-6);
      expect(Math.max(...places)).toBeLessThanOrEqual(98.2 + 1e-6);
      for (const [index, mark] of marks.entries()) {
        const before = marks[index - 1];
        const isBeforeOthers = marks
          .slice(0, index)
          .some(({ entry }) => entry.start.earliest > mark.entry.start.latest);
        const isEarlier = before && (isBeforeOthers || plottedTime(before.entry.start) > plottedTime(mark.entry.start));
        expect(mark.x).toBeGreaterThanOrEqual(before && !isEarlier ? before.x - 1e-9 : 0);
      }
      expect(ticks.map(({ at }) => at)).toEqual(ticks.map(({ at }) => at).toSorted((a, b) => a - b));
      for (const [index, { start, end, open }] of phases.entries()) {
        expect(end > start || open).toBe(true);
        expect(start).toBeGreaterThanOrEqual(phases[index - 1]?.end ?? start);
        expect(open && index < phases.length - 1).toBe(false);
      }
      for (const [screen, width] of [
        ['wide', 500],
        ['narrow', 330],
      ] as const) {
        const edges = days
          .filter((name) => name[screen])
          .flatMap(({ x, label, isLast }) => {
            const [at, length] = [(x / 100) * width, label.length * 6.5];
            return isLast ? [at - length, at] : [at, at + length];
          });
        expect(edges).toEqual(edges.toSorted((a, b) => a - b));
        expect(Math.max(0, ...edges)).toBeLessThanOrEqual(width);
      }
    }),
  );
}, 30_000);

test('folds a gap longer than half of the rest: a cause two weeks before', () => {
  const minutes = (from: number): TimeRange => [from * 60, from * 60];
  const folds = createScale(
    [minutes(0), minutes(20_160), minutes(20_170), minutes(20_200)],
    [[20_160 * 60, 20_200 * 60]],
  ).segments.filter(({ fold }) => fold);
  expect(folds.map(({ t0, t1 }) => [t0 / 60, t1 / 60])).toEqual([[0, 20_160]]);
});

test('puts ticks at round times of the zone', () => {
  const start = Date.UTC(2024, 7, 10, 14, 30) / 1000;
  const labels = (zone: string) =>
    ticksOf(
      createScale(
        [
          [start, start],
          [start + 8100, start + 8100],
        ],
        [],
      ),
      zone,
    ).map(({ label }) => label);
  expect(labels('UTC')).toEqual(['14:30', '15:00', '15:30', '16:00', '16:30']);
  expect(labels('Asia/Kathmandu')).toEqual(['20:30', '21:00', '21:30', '22:00', '22:30']);
});

test('keeps ticks at round times across a change of the clocks', () => {
  const noon = Date.UTC(2024, 9, 26, 12) / 1000;
  const ticks = ticksOf(createScale([[noon, noon + day]], []), 'Europe/Berlin');
  expect(ticks.map(({ label }) => label)).toEqual(['18:00', '27 Oct', '06:00', '12:00']);
  expect(ticks.map(({ stamp }) => stamp)).toEqual([
    '2024-10-26T18:00:00+02:00',
    '2024-10-27T00:00:00+02:00',
    '2024-10-27T06:00:00+01:00',
    '2024-10-27T12:00:00+01:00',
  ]);
});

test('gives a tick labelled with a day no time to convert', () => {
  const ticks = ticksOf(createScale([[0, 6 * day]], []), 'UTC');
  expect(ticks.map(({ label, stamp }) => [label, stamp])).toEqual([
    ['1 Jan', undefined],
    ['2 Jan', undefined],
    ['3 Jan', undefined],
    ['4 Jan', undefined],
    ['5 Jan', undefined],
    ['6 Jan', undefined],
    ['7 Jan', undefined],
  ]);
});

function drawn(frontmatter: string, ...entries: string[]) {
  const text = `---\n${frontmatter}\n---\n## Timeline\n${entries.map((entry) => `- ${entry}\n`).join('')}`;
  return layOutTimeline(createCatalog([check({ path: 'a.md', text }).postmortem]).incidents[0] as Incident);
}

test('labels days at their midnight, or after the fold that covers it', () => {
  const duration = 'duration: 2024-08-10T20:00Z/2024-08-12T09:00Z';
  const { days, folds } = drawn(
    duration,
    '2024-08-10 20:00 UTC `started` A',
    '23:00 `detected` B',
    '2024-08-11 02:00 C',
    '2024-08-12 08:00 D',
    '09:00 `mitigated` E',
  );
  expect(days.map(({ label, isLast }) => [label, isLast])).toEqual([
    ['10 Aug', false],
    ['11 Aug', false],
    ['12 Aug', false],
  ]);
  expect(days[0]?.x).toBeCloseTo(1.8, 6);
  // Four hours after the first entry.
  expect(days[1]?.x).toBeCloseTo(1.8 + (4 * (96.4 - 7.5)) / 7, 6);
  expect(days[2]?.x).toBe(folds[0]?.x1);
  expect(drawn(duration, '2024-08-10 20:00 UTC A', '23:00 B').days).toEqual([]);
});

test('folds no gap of an ongoing incident, and none of an incident without a duration', () => {
  const entries = ['2024-08-10 07:40 UTC `started` A', '11:00 `detected` B', '11:10 C'];
  expect(drawn('duration: { start: 2024-08-10T07:40Z }', ...entries).folds).toEqual([]);
  expect(drawn('title: A', ...entries).folds).toEqual([]);
  expect(drawn('duration: 2024-08-10T11:00Z/2024-08-10T11:10Z', ...entries).folds.length).toBe(1);
});

describe('phases', () => {
  const at = (kind: string, hours: number) => ({ kind, at: hours * hour });
  const told = (turns: { kind: string; at: number }[], end: number) =>
    phasesOf(turns, end * hour).map(
      ({ name, start, end: to, open }) => `${name} ${start / hour}–${open ? '' : to / hour}`,
    );

  test('follow from impact, detection and identified cause', () => {
    expect(
      told(
        [
          at('triggered', 0),
          at('started', 1),
          at('detected', 2),
          at('identified', 3),
          at('mitigated', 4),
          at('resolved', 6),
        ],
        6,
      ),
    ).toEqual(['lead-up 0–1', 'undetected 1–2', 'detected 2–3', 'mitigating 3–4', 'mitigated 4–6']);
  });

  test('reopen with a regression, and end with the last resolution', () => {
    expect(
      told(
        [
          at('started', 0),
          at('detected', 0),
          at('mitigated', 1),
          at('resolved', 2),
          at('regressed', 3),
          at('mitigated', 4),
          at('resolved', 5),
        ],
        6,
      ),
    ).toEqual(['detected 0–1', 'mitigated 1–3', 'detected 3–4', 'mitigated 4–5']);
  });

  test('stay open during impact, even if the last entry is the milestone', () => {
    expect(told([at('started', 0), at('detected', 1)], 3)).toEqual(['undetected 0–1', 'detected 1–']);
    expect(told([at('started', 0), at('detected', 1)], 1)).toEqual(['undetected 0–1', 'detected 1–']);
    expect(told([at('started', 0), at('mitigated', 1)], 3)).toEqual(['impact 0–1', 'mitigated 1–3']);
    expect(told([], 3)).toEqual([]);
  });

  test('have a length between limits if one of their ends is imprecise', () => {
    const between = (kind: string, from: number, to: number) => ({
      ...at(kind, to),
      earliest: from * hour,
      latest: to * hour,
    });
    const turns = [between('started', 0, 1), at('detected', 2), between('mitigated', 1, 5), at('resolved', 6)];
    expect(
      phasesOf(turns, 6 * hour).map(({ name, endsFrom, length: { least, most } }) => [
        name,
        endsFrom / hour,
        least / hour,
        most / hour,
      ]),
    ).toEqual([
      ['undetected', 2, 1, 2],
      ['detected', 2, 0, 3],
      ['mitigated', 6, 1, 5],
    ]);
  });
});

test('takes the start from the duration if no entry is marked started', () => {
  const text =
    '---\nduration: 2024-08-10T14:30Z/2024-08-10T16:45Z\n---\n## Timeline\n- 14:35 UTC `detected` A\n- ~15:00 UTC `ruled_out` B\n- 15:10–15:20 UTC C\n- 16:45 UTC `mitigated` D\n';
  const [incident] = createCatalog([check({ path: 'a.md', text }).postmortem]).incidents;
  const { phases, marks } = layOutTimeline(incident as Incident);
  expect(phases.map(({ name }) => name)).toEqual(['undetected', 'detected']);
  expect(marks.map(({ shape }) => shape)).toEqual(['milestone', 'dead-end', 'entry', 'milestone']);
  expect(marks.map(({ vague, to }) => [vague !== undefined, to !== undefined])).toEqual([
    [false, false],
    [true, false],
    [false, true],
    [false, false],
  ]);
});

describe('a timeline without a detection', () => {
  const span = 'duration: 2024-08-10T14:00Z/2024-08-10T16:00Z';
  const namesOf = (...args: Parameters<typeof drawn>) => drawn(...args).phases.map(({ name }) => name);

  test('is not drawn as undetected', () => {
    expect(namesOf(span, '14:00 A', '15:00 B', '16:00 C')).toEqual(['impact']);
    expect(namesOf(span, '14:00 A', '15:00 `identified` B', '16:00 C')).toEqual(['impact', 'mitigating']);
  });

  test('is drawn with the detection that the wording suggests', () => {
    const text = `---\n${span}\n---\n## Timeline\n- 14:00 A\n- 14:05 Alert fires\n- 15:30 Error rate is back to normal\n- 16:00 C\n`;
    const { postmortem } = check({ path: 'a.md', text });
    const [incident] = createCatalog([postmortem]).incidents;
    const { phases, marks, kindsInferred } = layOutTimeline(withInferredKinds(incident as Incident));
    expect(kindsInferred).toBe(true);
    // The end that the duration states is more certain than an inferred one.
    expect(phases.map(({ name, start, end }) => [name, end - start])).toEqual([
      ['undetected', 300],
      ['detected', 6900],
    ]);
    expect(marks.map(({ shape }) => shape)).toEqual(['entry', 'milestone', 'milestone', 'entry']);
  });
});

test('ends the impact at the last moment that is possible, and no entry before the one above it', () => {
  const { scale, phases, marks } = drawn(
    'duration: { start: 2021-01-12T03:01Z, end: "2021-01-12T03:??Z" }',
    '2021-01-12 02:55 UTC `triggered` A',
    '03:01 UTC `started` `detected` B',
    '03:?? UTC `mitigated` `resolved` C',
  );
  expect(phases.map(({ name, open, end, length }) => [name, open, end - scale.start, length])).toEqual([
    ['lead-up', false, 360, { least: 360, most: 360 }],
    ['detected', false, 3840, { least: 0, most: 3480 }],
  ]);
  expect(marks[2]?.x).toBe(marks[1]?.x);
  expect(marks[2]?.vague?.[0]).toBeLessThan(marks[1]?.x ?? 0);
});

test('draws the impact from the start that the duration states, before the first entry', () => {
  const { scale, phases, marks } = drawn(
    'duration: 2024-08-10T13:00Z/2024-08-10T15:00Z',
    '14:00 `detected` A',
    '15:00 `mitigated` B',
  );
  expect(scale.end - scale.start).toBe(2 * hour);
  expect(phases.map(({ name, start }) => [name, start - scale.start])).toEqual([
    ['undetected', 0],
    ['detected', hour],
  ]);
  expect(marks[0]?.x).toBeCloseTo(50, 6);
  const dated = drawn('duration: { start: 2024-08-10, end: 2024-08-10T15:00Z }', '14:00 `detected` A', '15:00 B');
  expect(dated.scale.end - dated.scale.start).toBe(hour);
});

test('draws the pauses between several periods of impact', () => {
  const { phases } = drawn(
    'duration: [2024-08-10T13:00Z/2024-08-10T14:00Z, 2024-08-10T15:00Z/2024-08-10T16:00Z]',
    '13:10 A',
    '15:10 B',
    '16:00 C',
  );
  expect(phases.map(({ name }) => name)).toEqual(['impact', 'mitigated', 'impact']);
});

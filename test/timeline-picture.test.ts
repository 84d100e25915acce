import { check, createCatalog, type Incident } from 'casebook';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phasesOf } from '../site/src/timeline/phases.ts';
import { draw } from '../site/src/timeline/picture.ts';
import { createScale, position, type Stretch } from '../site/src/timeline/scale.ts';
import { ticksOf } from '../site/src/timeline/ticks.ts';

const hour = 3600;
const day = 24 * hour;

/** 1 to 60 stretches over 40 seconds to 30 days, some of them wide. */
const someStretches = fc
  .tuple(
    fc.integer({ min: 40, max: 30 * day }),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(1200)), { minLength: 1, maxLength: 60 }),
  )
  .map(([length, parts]) =>
    parts.map(([share, width]): Stretch => {
      const start = 1_700_000_000 + Math.round(share * length);
      return [start, start + (width > 1000 ? width : 0)];
    }),
  );
const someImpact = fc.option(
  fc
    .tuple(fc.integer({ min: 0, max: 10 * day }), fc.nat(10 * day))
    .map(([from, length]): Stretch => [1_700_000_000 + from, 1_700_000_000 + from + length]),
  { nil: undefined },
);

describe('whatever happened', () => {
  test('nothing lies outside the plot, and order is kept', () => {
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

  test('pieces fill the width, folds keep theirs, and all else is to one scale', () => {
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

  test('what users waited through is not folded away, unless it took six hours', () => {
    fc.assert(
      fc.property(someStretches, someImpact, (stretches, impact) => {
        const folds = createScale(stretches, impact).segments.filter(({ fold }) => fold);
        for (const { t0, t1 } of folds) {
          const inside = impact !== undefined && t0 >= impact[0] && t1 <= impact[1];
          expect(inside && t1 - t0 < 6 * hour).toBe(false);
          // Nothing happened in it.
          expect(stretches.some(([from, to]) => to > t0 && from < t1)).toBe(false);
        }
      }),
    );
  });

  test('labels of the axis do not touch', () => {
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
  });
});

test('folds what is longer than half of the rest: a cause two weeks before', () => {
  const minutes = (from: number): Stretch => [from * 60, from * 60];
  const folds = createScale(
    [minutes(0), minutes(20_160), minutes(20_170), minutes(20_200)],
    [20_160 * 60, 20_200 * 60],
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
        undefined,
      ),
      zone,
    ).map(({ label }) => label);
  expect(labels('UTC')).toEqual(['14:30', '15:00', '15:30', '16:00', '16:30']);
  expect(labels('Asia/Kathmandu')).toEqual(['20:30', '21:00', '21:30', '22:00', '22:30']);
});

describe('phases', () => {
  const at = (kind: string, hours: number) => ({ kind, at: hours * hour });
  const told = (turns: { kind: string; at: number }[], end: number) =>
    phasesOf(turns, end * hour).map(
      ({ name, start, end: to, open }) => `${name} ${start / hour}–${open ? '' : to / hour}`,
    );

  test('follow who feels it, who knows, and who knows why', () => {
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

  test('come back with what regresses, and end with the last resolution', () => {
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

  test('go on when nothing says that they are over', () => {
    expect(told([at('started', 0), at('detected', 1)], 3)).toEqual(['undetected 0–1', 'detected 1–']);
    expect(told([], 3)).toEqual([]);
  });
});

test('draws an incident: the duration stands in for a start that no entry marks', () => {
  const text =
    '---\nduration: 2024-08-10T14:30Z/2024-08-10T16:45Z\n---\n## Timeline\n- 14:35 UTC `detected` A\n- ~15:00 UTC `ruled_out` B\n- 15:10–15:20 UTC C\n- 16:45 UTC `mitigated` D\n';
  const [incident] = createCatalog([check({ path: 'a.md', text }).postmortem]).incidents;
  const { phases, marks } = draw(incident as Incident);
  expect(phases.map(({ name }) => name)).toEqual(['undetected', 'detected']);
  expect(marks.map(({ shape }) => shape)).toEqual(['milestone', 'dead-end', 'entry', 'milestone']);
  expect(marks.map(({ vague, to }) => [vague !== undefined, to !== undefined])).toEqual([
    [false, false],
    [true, false],
    [false, true],
    [false, false],
  ]);
});

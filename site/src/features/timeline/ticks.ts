import { clockAt } from '../../../../src/time/calendar.ts';
import { formatDay } from '../../../../src/time/format.ts';
import { position, type Scale } from './scale.ts';

/** A round time on the axis. */
export interface TimeTick {
  at: number;
  /** Percent of the width. */
  x: number;
  label: string;
  /** `2024-08-10T14:30+02:00`; absent for a label with a day, which is not converted to another zone. */
  stamp?: string;
  /** Whether its label has room on a wide and on a narrow screen. */
  wide: boolean;
  narrow: boolean;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [
  1,
  5,
  10,
  15,
  30,
  ...[1, 2, 5, 10, 15, 30].map((n) => n * minute),
  ...[1, 2, 3, 6, 12].map((n) => n * hour),
  day,
  2 * day,
  7 * day,
];

/** Width of the plot on a wide and on a narrow screen, in pixels. */
export const widths = { wide: 500, narrow: 330 };
/** Smallest distance between two ticks on the wide screen, in pixels. */
const leastGap = 62;

/**
 * Ticks at round local times, outside folds and segments of less than 1 % of the width.
 *
 * @param zone IANA name, offset or `UTC`: times are round in this zone.
 */
export function ticksOf(scale: Scale, zone: string): TimeTick[] {
  const step = steps.find((size) => ((size * scale.perSecond) / 100) * widths.wide >= leastGap) ?? 7 * day;
  const ticks: TimeTick[] = [];
  for (const segment of scale.segments.filter(({ fold, x0, x1 }) => !fold && x1 - x0 > 1)) {
    const offset = clockAt(segment.t0, zone).offsetSeconds;
    for (let local = Math.ceil((segment.t0 + offset) / step) * step; ; local += step) {
      // The offset may change in between.
      const at = local - clockAt(local - offset, zone).offsetSeconds;
      if (at > segment.t1) break;
      if (at < segment.t0 || at <= (ticks.at(-1)?.at ?? -Infinity)) continue;
      const { label, stamp } = labelOf(at, zone, step);
      ticks.push({ at, x: position(scale, at), label, ...(stamp && { stamp }), wide: false, narrow: false });
    }
  }
  for (const screen of ['wide', 'narrow'] as const) {
    let right = -Infinity;
    for (const tick of ticks) {
      const half = tick.label.length * 3.3 + 6;
      const center = (tick.x / 100) * widths[screen];
      if (center - half < right || center + half > widths[screen] + 14) continue;
      tick[screen] = true;
      right = center + half;
    }
  }
  return ticks;
}

function labelOf(at: number, zone: string, step: number): Pick<TimeTick, 'label' | 'stamp'> {
  const { clock, date, stamp } = clockAt(at, zone);
  if (step >= day) return { label: formatDay(date, 'day') };
  const time = step < minute ? clock : clock.slice(0, 5);
  return { label: clock === '00:00:00' ? formatDay(date, 'day') : time, stamp };
}

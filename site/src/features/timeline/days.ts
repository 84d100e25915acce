import { clockAt } from '../../../../src/time/calendar.ts';
import { formatDay } from '../../../../src/time/format.ts';
import { position, type Scale } from './scale.ts';
import { widths } from './ticks.ts';

/** The name of a day above the strip. */
export interface DayName {
  label: string;
  /** Percent of the width: where it begins, or ends when it is the last that fits. */
  x: number;
  isLast: boolean;
  /** Whether there is room for it on a wide and on a narrow screen. */
  wide: boolean;
  narrow: boolean;
}

/** Pixels of a letter, and what stays free between two names. */
const letter = 6.5;
const space = 8;

/**
 * The days on which something happened, each at its midnight or, when that lies in a fold, after it. None when all of it
 * was on one day.
 *
 * @param points What happened: in seconds since 1970, and in percent of the width.
 * @param zone Whose days they are.
 */
export function dayNames(points: readonly { at: number; x: number }[], scale: Scale, zone: string): DayName[] {
  const byDay = Map.groupBy(points, ({ at }) => clockAt(at, zone).date);
  if (byDay.size < 2) return [];
  const names = Array.from(byDay)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, [...ofDay]]): DayName => {
      const first = ofDay.reduce((least, point) => (point.x < least.x ? point : least));
      const { at } = first;
      const x = Math.min(position(scale, at - secondsOfDay(at, zone)), first.x);
      const fold = scale.segments.find((segment) => segment.fold && segment.x0 < x && x < segment.x1);
      const label = formatDay(date, 'day');
      // The same on both screens, since a name cannot be in two places: as there is room on the narrow one.
      const start = fold?.x1 ?? x;
      const isLast = (start / 100) * widths.narrow + label.length * letter > widths.narrow;
      return { label, x: isLast ? 100 : start, isLast, wide: false, narrow: false };
    });
  for (const screen of ['wide', 'narrow'] as const) {
    let right = -Infinity;
    for (const name of names) {
      const [at, width] = [(name.x / 100) * widths[screen], name.label.length * letter];
      const left = name.isLast ? at - width : at;
      if (left < right) continue;
      name[screen] = true;
      right = left + width + space;
    }
  }
  return names;
}

function secondsOfDay(seconds: number, zone: string): number {
  const [hours = 0, minutes = 0, rest = 0] = clockAt(seconds, zone).clock.split(':').map(Number);
  return hours * 3600 + minutes * 60 + rest;
}

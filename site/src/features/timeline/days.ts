import { clockAt } from '../../../../src/time/calendar.ts';
import { formatDay } from '../../../../src/time/format.ts';
import { position, type Scale } from './scale.ts';
import { widths } from './ticks.ts';

/** The label of a day above the time axis. */
export interface DayLabel {
  label: string;
  /** Percent of the width: its left edge, or its right edge for the last label that fits. */
  x: number;
  isLast: boolean;
  /** Whether it has room on a wide and on a narrow screen. */
  wide: boolean;
  narrow: boolean;
}

/** Width of a letter and of the space between two labels, in pixels. */
const letter = 6.5;
const space = 8;

/**
 * Labels for the days of a timeline, each at its midnight or, if that is in a fold, after the fold. Empty for a timeline
 * of one day.
 *
 * @param points The entries, in seconds since 1970 and in percent of the width.
 * @param zone The zone of the days.
 */
export function dayLabels(points: readonly { at: number; x: number }[], scale: Scale, zone: string): DayLabel[] {
  const byDay = Map.groupBy(points, ({ at }) => clockAt(at, zone).date);
  if (byDay.size < 2) return [];
  const labels = Array.from(byDay)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, [...ofDay]]): DayLabel => {
      const first = ofDay.reduce((least, point) => (point.x < least.x ? point : least));
      const { at } = first;
      const x = Math.min(position(scale, at - secondsOfDay(at, zone)), first.x);
      const fold = scale.segments.find((segment) => segment.fold && segment.x0 < x && x < segment.x1);
      const label = formatDay(date, 'day');
      // One position serves both screens: the one that fits the narrow screen.
      const start = fold?.x1 ?? x;
      const isLast = (start / 100) * widths.narrow + label.length * letter > widths.narrow;
      return { label, x: isLast ? 100 : start, isLast, wide: false, narrow: false };
    });
  for (const screen of ['wide', 'narrow'] as const) {
    let right = -Infinity;
    for (const dayLabel of labels) {
      const [at, width] = [(dayLabel.x / 100) * widths[screen], dayLabel.label.length * letter];
      const left = dayLabel.isLast ? at - width : at;
      if (left < right) continue;
      dayLabel[screen] = true;
      right = left + width + space;
    }
  }
  return labels;
}

function secondsOfDay(seconds: number, zone: string): number {
  const [hours = 0, minutes = 0, rest = 0] = clockAt(seconds, zone).clock.split(':').map(Number);
  return hours * 3600 + minutes * 60 + rest;
}

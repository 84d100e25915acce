import { logMarks } from './log-scale.ts';

/** A logarithmic axis; its first mark is where it begins, its last where it ends. */
export type LogAxis = readonly { value: number; label: string }[];

const day = 86_400;

/** Lengths of incidents, in seconds. */
export const durationAxis: LogAxis = logMarks.map(({ seconds, label }) => ({ value: seconds, label }));

/** How long something stood open before anybody knew, in seconds: it can be years. */
export const exposureAxis: LogAxis = [
  { value: 3600, label: '1 h' },
  { value: 6 * 3600, label: '6 h' },
  { value: day, label: '1 day' },
  { value: 7 * day, label: '1 week' },
  { value: 30 * day, label: '1 month' },
  { value: 182.5 * day, label: '6 months' },
  { value: 730 * day, label: '2 years' },
  { value: 3650 * day, label: '10 years' },
];

/** Ages of tasks, in days. */
export const ageAxis: LogAxis = [
  { value: 1, label: '1 day' },
  { value: 7, label: '1 week' },
  { value: 30, label: '1 month' },
  { value: 91, label: '3 months' },
  { value: 365, label: '1 year' },
  { value: 1095, label: '3 years' },
  { value: 3650, label: '10 years' },
];

/** Where a value stands on an axis, from 0 to 1; what is smaller or larger stands at its ends. */
export function positionOn(axis: LogAxis, value: number): number {
  const [low, high] = [axis[0]?.value ?? 1, axis.at(-1)?.value ?? 10];
  return Math.log(Math.min(Math.max(value, low), high) / low) / Math.log(high / low);
}

/** The names below an axis, `≤` and `≥` at an end where values stand that lie beyond it. */
export function axisLabels(axis: LogAxis, values: readonly number[]): { label: string; at: number }[] {
  const last = axis.length - 1;
  return axis.map(({ value, label }, index) => {
    const sign =
      index === 0 && values.some((other) => other < value)
        ? '≤\u00a0'
        : index === last && values.some((other) => other > value)
          ? '≥\u00a0'
          : '';
    return { label: sign + label, at: positionOn(axis, value) };
  });
}

/** Values between two marks of an axis. */
export interface Band {
  label: string;
  count: number;
}

/** How many values lie up to the first mark, from each mark to the next, and beyond the last; empty ends are left out. */
export function bandsOf(axis: LogAxis, values: readonly number[]): Band[] {
  const bands = [...axis, undefined].map((to, index): Band => {
    const from = axis[index - 1];
    const inside = values.filter(
      (value) => (from === undefined || value > from.value) && (to === undefined || value <= to.value),
    );
    const label = !from ? `Up to ${to?.label}` : !to ? `Over ${from.label}` : `${from.label} to ${to.label}`;
    return { label, count: inside.length };
  });
  const first = bands.findIndex(({ count }) => count > 0);
  return first < 0 ? [] : bands.slice(first, bands.findLastIndex(({ count }) => count > 0) + 1);
}

/** A logarithmic axis from its first mark to its last. */
export type LogAxis = readonly { value: number; label: string }[];

const day = 86_400;

/** Limits of the scale of durations, in seconds: ten seconds and thirty days. */
export const shortest = 10;
export const longest = 30 * day;

/** A mark on the scale of durations. `short` is its name on an axis that has room for three marks. */
export interface LogMark {
  seconds: number;
  label: string;
  short?: string;
}

/** The marks of the scale of durations. */
export const logMarks: readonly LogMark[] = [
  { seconds: shortest, label: '10 s' },
  { seconds: 60, label: '1 min', short: 'min' },
  { seconds: 600, label: '10 min' },
  { seconds: 3600, label: '1 h', short: 'h' },
  { seconds: 6 * 3600, label: '6 h' },
  { seconds: day, label: '1 day', short: 'day' },
  { seconds: 7 * day, label: '1 week' },
  { seconds: longest, label: '30 days' },
];

/** Durations of incidents, in seconds. */
export const durationAxis: LogAxis = logMarks.map(({ seconds, label }) => ({ value: seconds, label }));

/** How long a vulnerability was open before it was known, in seconds: it can be years. */
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

/** Position of a value on an axis, from 0 to 1; a value outside the axis is at its nearer end. */
export function positionOn(axis: LogAxis, value: number): number {
  return positionBetween(axis[0]?.value ?? 1, axis.at(-1)?.value ?? 10, value);
}

/** Position of a duration on the scale of durations, from 0 to 1; the ends hold shorter and longer ones. */
export function logPosition(seconds: number): number {
  return positionBetween(shortest, longest, seconds);
}

/** The duration at a position of the scale of durations. */
export function lengthAt(position: number): number {
  const inside = Math.min(Math.max(position, 0), 1);
  return shortest * (longest / shortest) ** inside;
}

/** The names below an axis, with `≤` or `≥` at an end that also holds values beyond it. */
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

/** The number of values up to the first mark, between neighbouring marks, and beyond the last; without empty ends. */
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

function positionBetween(low: number, high: number, value: number): number {
  return Math.log(Math.min(Math.max(value, low), high) / low) / Math.log(high / low);
}

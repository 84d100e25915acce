/** Lengths from ten seconds to thirty days, on a logarithmic axis. */
export const shortest = 10;
export const longest = 30 * 86_400;

/** A mark of the axis, in seconds. `short` names those that a small axis has room for. */
export interface LogMark {
  seconds: number;
  label: string;
  short?: string;
}

/** Where the axis is marked. */
export const logMarks: readonly LogMark[] = [
  { seconds: shortest, label: '10 s' },
  { seconds: 60, label: '1 min', short: 'min' },
  { seconds: 600, label: '10 min' },
  { seconds: 3600, label: '1 h', short: 'h' },
  { seconds: 6 * 3600, label: '6 h' },
  { seconds: 86_400, label: '1 day', short: 'day' },
  { seconds: 7 * 86_400, label: '1 week' },
  { seconds: longest, label: '30 days' },
];

/** Where a length stands on the axis, from 0 to 1; what is shorter or longer stands at its ends. */
export function logPosition(seconds: number): number {
  const inside = Math.min(Math.max(seconds, shortest), longest);
  return Math.log(inside / shortest) / Math.log(longest / shortest);
}

/** The length that stands at a place on the axis. */
export function lengthAt(position: number): number {
  const inside = Math.min(Math.max(position, 0), 1);
  return shortest * (longest / shortest) ** inside;
}

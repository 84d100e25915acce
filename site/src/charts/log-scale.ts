/** Lengths from ten seconds to thirty days, on a logarithmic axis. */
const shortest = 10;
const longest = 30 * 86_400;

/** Where the axis is marked, in seconds. */
export const logMarks: readonly { seconds: number; label: string }[] = [
  { seconds: shortest, label: '10 s' },
  { seconds: 60, label: '1 min' },
  { seconds: 600, label: '10 min' },
  { seconds: 3600, label: '1 h' },
  { seconds: 6 * 3600, label: '6 h' },
  { seconds: 86_400, label: '1 day' },
  { seconds: 7 * 86_400, label: '1 week' },
  { seconds: longest, label: '30 days' },
];

/** Where a length stands on the axis, from 0 to 1; what is shorter or longer stands at its ends. */
export function logPosition(seconds: number): number {
  const inside = Math.min(Math.max(seconds, shortest), longest);
  return Math.log(inside / shortest) / Math.log(longest / shortest);
}

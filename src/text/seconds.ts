const nbsp = '\u00a0';
const units = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/**
 * A duration in at most two units, without a trailing zero unit: `2 h 15 min`, `40 s`, `3 d 1 h`.
 * No-break spaces, so that it stays on one line.
 *
 * @param seconds Whole seconds; negative gets a minus sign.
 */
export function formatSeconds(seconds: number): string {
  const sign = seconds < 0 ? '−' : '';
  const length = Math.abs(seconds);
  const first = Math.max(
    0,
    units.findIndex(([, size]) => length >= size),
  );
  if (length === 0) return `0${nbsp}min`;
  // 23 h 59 min 59 s round up to a day when the second unit is the minute.
  const step = units[first + 1]?.[1] ?? 1;
  const rounded = Math.round(length / step) * step;
  const parts = units.flatMap(([name, size], index) => {
    const larger = units[index - 1]?.[1] ?? Infinity;
    const number = Math.floor((rounded % larger) / size);
    return number > 0 ? [`${number}${nbsp}${name}`] : [];
  });
  return sign + parts.join(nbsp);
}

import { formatSeconds } from './seconds.ts';

/**
 * `2 h 15 min`, or `2 h–2 h 15 min` for an imprecise duration; `about 1 d 16 h` if both ends have the same text, and
 * `at most 2 h` if it may have been zero.
 *
 * @param range Seconds.
 */
export function rangeText({ least, most }: { least: number; most: number }): string {
  const [from, to] = [formatSeconds(least), formatSeconds(most)];
  if (least === most) return from;
  return least <= 0 ? `at most ${to}` : from === to ? `about ${from}` : `${from}–${to}`;
}

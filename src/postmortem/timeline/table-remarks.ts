import { readWrittenDay } from '../../time/days.ts';
import { readWrittenTime } from '../../time/written-time.ts';
import { resolveZone, zonesNamed } from '../../time/zone.ts';

/** What a column contributes to the time of a row. */
export type TimeRole = 'date' | 'end' | 'zone';

/**
 * Whether a cell says more than its part of the time, so that its words belong to the event: `ongoing` in a column of
 * ends, `Aug 10 (log of the vendor)` in one of dates.
 *
 * @param text Of the cell.
 */
export function isRemark(text: string, role: TimeRole): boolean {
  const written = text.trim();
  if (/^[\s–—\-?.…]*$/.test(written)) return false;
  if (role === 'zone') return resolveZone(written) === undefined && !zonesNamed(written);
  const length = readWrittenTime(written, { bareClocks: true })?.length ?? readWrittenDay(written)?.length ?? 0;
  return !/^[\s.,:;–—-]*$/.test(written.slice(length));
}

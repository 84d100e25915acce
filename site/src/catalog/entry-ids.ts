import type { CatalogEntry } from '../../../src/catalog/catalog.ts';

/**
 * Anchors of the entries of a timeline: `t0810-1430`, from the month, day and time in UTC, so that links stay valid when
 * other entries are inserted. The next entry at the same moment is `t0810-1430-2`.
 *
 * @returns One anchor for each entry, in order; unique.
 */
export function entryIds(timeline: readonly Pick<CatalogEntry, 'start'>[]): string[] {
  const counts = new Map<string, number>();
  return timeline.map(({ start }) => {
    const [, month = '', day = '', hour = '', minute = '', second = ''] = start.earliest.split(/\D/);
    const id = `t${month}${day}-${hour}${minute}${second === '00' ? '' : second}`;
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  });
}

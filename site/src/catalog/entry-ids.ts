import type { CatalogEntry } from '../../../src/catalog/catalog.ts';

/**
 * What the entries of a timeline are linked to by: `t0810-1430`, from the month, day and time in UTC, so that a link
 * stays good when other entries are inserted. The next one at the same moment is `t0810-1430-2`.
 *
 * @returns One for each entry, in order; unique.
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

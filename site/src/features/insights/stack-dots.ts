/**
 * Put marks on top of each other where they would overlap, each as low as it can be.
 *
 * @param places Where each stands on the axis.
 * @param width Of a mark, in the unit of the places.
 * @returns The level of each, from 0.
 */
export function stackUp(places: readonly number[], width: number): number[] {
  const order = places.map((place, index) => ({ place, index })).toSorted((a, b) => a.place - b.place);
  const levels: number[] = places.map(() => 0);
  const lastOn: number[] = [];
  for (const { place, index } of order) {
    const free = lastOn.findIndex((last) => place - last >= width);
    const level = free < 0 ? lastOn.length : free;
    lastOn[level] = place;
    levels[index] = level;
  }
  return levels;
}

/**
 * Stack marks that would overlap, each as low as possible.
 *
 * @param positions Of the marks on the axis.
 * @param width Of a mark, in the unit of the positions.
 * @returns The level of each, from 0.
 */
export function stackDots(positions: readonly number[], width: number): number[] {
  const order = positions.map((position, index) => ({ position, index })).toSorted((a, b) => a.position - b.position);
  const levels: number[] = positions.map(() => 0);
  const lastByLevel: number[] = [];
  for (const { position, index } of order) {
    const free = lastByLevel.findIndex((last) => position - last >= width);
    const level = free < 0 ? lastByLevel.length : free;
    lastByLevel[level] = position;
    levels[index] = level;
  }
  return levels;
}

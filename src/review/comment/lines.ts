/** Lines of Markdown that belong together. */
export type Block = readonly string[];

/** Length as hosts count it, and not less. */
export function bytesOf(lines: Block): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
}

/**
 * Take as many lines as fit.
 *
 * @param most How many, however short they are.
 * @param describeRest What to write in place of the others.
 */
export function fitLines(
  lines: Block,
  { bytes, most = Infinity }: { bytes: number; most?: number },
  describeRest: (left: number) => string,
): string[] {
  let used = 0;
  let number = 0;
  for (const line of lines.slice(0, most)) {
    used += bytesOf([line]);
    if (used > bytes) break;
    number += 1;
  }
  const left = lines.length - number;
  return left === 0 ? [...lines] : [...lines.slice(0, number), describeRest(left)];
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** `third`, from 1. */
export function ordinal(number: number): string {
  return ordinals[number - 1] ?? `${number}th`;
}

const cardinals = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `three`. */
export function cardinal(number: number): string {
  return cardinals[number] ?? String(number);
}

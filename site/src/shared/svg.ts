/** A coordinate with two decimals: a hundredth of a pixel. */
export function rounded(value: number): number {
  return +value.toFixed(2);
}

/** A percentage of a drawing's width, as SVG writes it: `12.5%`. */
export function percent(value: number): string {
  return `${rounded(value)}%`;
}

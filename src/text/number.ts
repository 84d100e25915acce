const format = new Intl.NumberFormat('en-GB');

/** A number for a person: `20,092`, `1,234,567.89`. */
export function numberText(value: number): string {
  return format.format(value);
}

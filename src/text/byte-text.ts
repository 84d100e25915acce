/** A number of bytes in a unit for people, with as many digits as matter: `8 kB`, `1.2 MB`, `107 MB`. */
export function byteText(bytes: number): string {
  const [, size, unit] = units.find(([least]) => bytes >= least) ?? [0, 1, 'B'];
  const number = bytes / size;
  return `${number < 9.95 ? Number(number.toFixed(1)) : Math.round(number)}\u00a0${unit}`;
}

/** A unit begins where the smaller one would have four digits. */
const units: readonly (readonly [least: number, size: number, unit: string])[] = [
  [999_500_000, 1e9, 'GB'],
  [999_500, 1e6, 'MB'],
  [1000, 1000, 'kB'],
];

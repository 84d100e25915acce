/** `Booking rejects cards` as `booking-rejects-cards`. */
export function slugOf(title: string): string {
  const plain = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/['’]/g, '').replaceAll(/[^a-z0-9]+/g, '-');
}

/** `2024-08-10` as `August 10, 2024`. */
export function dayInWords(day: string): string {
  const options = { dateStyle: 'long', timeZone: 'UTC' } as const;
  return new Date(`${day}T00:00Z`).toLocaleDateString('en-US', options);
}

/** Minutes as `0h 38m`. */
export function lengthOf(minutes: number): string {
  return `${Math.floor(minutes / 60)}h ${minutes % 60}m`;
}

/** `2024-08-10` as `10.08.2024`, or with another separator. */
export function dayFirst(day: string, separator = '.'): string {
  return day.split('-').toReversed().join(separator);
}

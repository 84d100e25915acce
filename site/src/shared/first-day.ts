/**
 * The first day that an imprecise date allows, at which an incident is drawn and counted.
 *
 * @param date `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or empty when unknown.
 */
export function firstDayOf(date: string): string {
  return date && date.padEnd(10, '-01');
}

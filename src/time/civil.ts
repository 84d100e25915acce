// Dates of the proleptic Gregorian calendar as numbers of days, so that a calendar costs no object. Pure, and bundled
// into the site's renderer: nothing here may read a file or the clock.

/** Seconds of a day without a change of the clock. */
export const secondsPerDay = 86_400;

/** A date of the proleptic Gregorian calendar: `month` and `day` from 1. */
export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

/**
 * The number of a day: 0 is 1970-01-01.
 *
 * @param month 1 to 12.
 * @param day Any whole number: 0 is the last day of the month before.
 * @see https://howardhinnant.github.io/date_algorithms.html#days_from_civil
 */
export function daysFromCivil(year: number, month: number, day: number): number {
  // Years that begin in March end with the day that some of them lack.
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/**
 * The date of a day.
 *
 * @param days Since 1970-01-01.
 * @see https://howardhinnant.github.io/date_algorithms.html#civil_from_days
 */
export function civilFromDays(days: number): CivilDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month > 2 ? 0 : 1),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** Whether the calendar has a date: 29 February 2023 does not exist. */
export function isCivilDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** @param month 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of the week, 1 (Monday) to 7. */
export function weekdayOfDays(days: number): number {
  // 1970-01-01 was a Thursday.
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/**
 * The number of the day of a date in text.
 *
 * @param date `YYYY-MM-DD`; text behind it, such as a clock, is ignored.
 * @throws {RangeError} When the calendar does not have the date.
 */
export function daysOfDate(date: string): number {
  const { year, month, day } = civilOfDate(date);
  return daysFromCivil(year, month, day);
}

/**
 * The parts of a date in text.
 *
 * @param date As in `daysOfDate`.
 * @throws {RangeError} When the calendar does not have the date.
 */
export function civilOfDate(date: string): CivilDate {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  if (!isCivilDate(year, month, day)) throw new RangeError(`${date} is not a date`);
  return { year, month, day };
}

/** A day as text: `2024-08-10`. */
export function dateOfDays(days: number): string {
  const { year, month, day } = civilFromDays(days);
  return dateText(year, month, day);
}

/** A date as text: `2024-08-10`. Years outside 0 to 9999 have a sign and six digits, as in ISO 8601. */
export function dateText(year: number, month: number, day: number): string {
  const written =
    year >= 0 && year <= 9999
      ? String(year).padStart(4, '0')
      : `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
  return `${written}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** Seconds since midnight as text: `14:30:05`. */
export function clockText(secondOfDay: number): string {
  const minutes = Math.floor(secondOfDay / 60);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:${twoDigits(secondOfDay % 60)}`;
}

/** A number from 0 to 99 in two digits. */
export function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** A calendar date that exists, `YYYY-MM-DD`, or `undefined`. */
export function readDate(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return isCivilDate(Number(year), Number(month), Number(day)) ? text : undefined;
}

/** The first calendar date in a text, as in the name of a file. */
export function findDate(text: string): string | undefined {
  return readDate(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(text)?.[0] ?? '');
}

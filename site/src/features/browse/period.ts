import { firstDayOf } from '../../shared/first-day.ts';
import { undated } from './data.ts';

// Pure: used by the build and the browser.

/** Periods that move with the reader's day. The URL has their names, so that a shared link stays relative. */
export const relativePeriods = [
  { value: '90d', text: 'Last 90 days' },
  { value: 'quarter', text: 'This quarter' },
  { value: 'year', text: 'This year' },
] as const;

/** The choice of a first and a last day, which the parameters `from` and `to` are. */
export const chosenDays = 'dates';

/** Tell whether a date is in the period that URL parameters ask for. */
export type PeriodTest = (date: string) => boolean;

/**
 * Understand the parameters `period`, `from` and `to`. An imprecise date is in the period of its first possible day, as in
 * all figures.
 *
 * @param today `YYYY-MM-DD`.
 * @returns A function of the date of an incident: `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or empty when unknown.
 */
export function periodTest(params: URLSearchParams, today: string): PeriodTest {
  if (params.get('period') === undated) return (date) => date === '';
  const days = daysOfPeriod(params, today);
  if (!days) return () => true;
  const [from, to] = days;
  return (date) => {
    const day = firstDayOf(date);
    return day !== '' && day >= from && (to === '' || day <= to);
  };
}

/**
 * The first and the last day of the period that URL parameters ask for; one of them may be empty.
 *
 * @param today `YYYY-MM-DD`.
 * @returns `undefined` for all days.
 */
export function daysOfPeriod(params: URLSearchParams, today: string): [from: string, to: string] | undefined {
  const days = daysOf(params.get('period') ?? '', params, today);
  return days.every((day) => day === '') ? undefined : days;
}

/** The first and the last day of a period; empty if it has none. */
function daysOf(period: string, params: URLSearchParams, today: string): [from: string, to: string] {
  if (/^\d{4}$/.test(period)) return [`${period}-01-01`, `${period}-12-31`];
  const year = today.slice(0, 4);
  // What is dated tomorrow in its zone is among the last days, too.
  if (period === '90d') return [new Date(Date.parse(today) - 89 * 86_400_000).toISOString().slice(0, 10), ''];
  if (period === 'year') return [`${year}-01-01`, `${year}-12-31`];
  if (period === 'quarter') {
    const first = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
    const month = (number: number): string => String(number).padStart(2, '0');
    // No month has a day after its 31st.
    return [`${year}-${month(first)}-01`, `${year}-${month(first + 2)}-31`];
  }
  return [params.get('from') ?? '', params.get('to') ?? ''];
}

/** The parameters of a URL as the controls have them. `year`, an earlier name, still means a period. */
export function periodFromUrl(params: URLSearchParams): URLSearchParams {
  const read = new URLSearchParams(String(params));
  const year = read.get('year');
  if (year !== null && !read.has('period')) read.set('period', year);
  read.delete('year');
  if (!read.has('period') && (read.has('from') || read.has('to'))) read.set('period', chosenDays);
  return read;
}

/** The state of the controls as parameters of a URL: without days that are not chosen. */
export function periodToUrl(controls: URLSearchParams): URLSearchParams {
  const written = new URLSearchParams(String(controls));
  if (written.get('period') !== chosenDays) {
    written.delete('from');
    written.delete('to');
  } else if (written.has('from') || written.has('to')) written.delete('period');
  return written;
}

import { dateText, daysInMonth } from '../../../../src/time/civil.ts';
import { monthNames } from '../../shared/month-names.ts';
import { firstDayOf } from '../../shared/first-day.ts';
import { yearOf, type MeasuredIncident } from './measured-incident.ts';

/** The incidents of a year or a month. */
export interface Column {
  /** `2024`, `Mar 2024`. */
  name: string;
  /** Its incidents on the index, as a parameter of the URL. */
  period: string;
  /** Whether it holds today. */
  isCurrent: boolean;
  incidents: MeasuredIncident[];
}

/** When the years span more than this, empty ones are left out: one may be mistyped, or historical. */
const maxSpan = 60;
/** In a period of up to this number of months, each of them is a column. */
const maxMonths = 24;

/**
 * Group incidents by year, oldest first, including years without any, up to the current one. In a short period, group them
 * by month.
 *
 * @param today `YYYY-MM-DD`.
 * @param days The period, if there is one: its first and its last day, either of which may be empty.
 * @returns Incidents of unknown date are left out.
 */
export function columnsOf(
  incidents: readonly MeasuredIncident[],
  today: string,
  days?: readonly [from: string, to: string],
): Column[] {
  const dated = incidents.map(({ date = '' }) => firstDayOf(date)).filter((day) => day !== '');
  if (dated.length === 0) return [];
  const last = dated.reduce((a, b) => (a > b ? a : b));
  // Nothing has happened yet in the rest of a period.
  const end = today > last ? today : last;
  const to = days?.[1] && days[1] < end ? days[1] : end;
  const from = days?.[0] || dated.reduce((a, b) => (a < b ? a : b));
  const months = monthOf(to) - monthOf(from) + 1;
  return days && months <= maxMonths ? byMonth(incidents, today, [from, months]) : byYear(incidents, today, [from, to]);
}

function byYear(incidents: readonly MeasuredIncident[], today: string, days: readonly [string, string]): Column[] {
  const groups = Map.groupBy(incidents, (incident) => Number(yearOf(incident) ?? NaN));
  groups.delete(NaN);
  const [first = 0, last = 0] = days.map((day) => Number(day.slice(0, 4)));
  const years =
    last - first < maxSpan
      ? Array.from({ length: last - first + 1 }, (_, index) => first + index)
      : [...groups.keys()].toSorted((a, b) => a - b);
  return years.map((year) => ({
    name: String(year),
    period: `period=${year}`,
    isCurrent: String(year) === today.slice(0, 4),
    incidents: groups.get(year) ?? [],
  }));
}

function byMonth(
  incidents: readonly MeasuredIncident[],
  today: string,
  [from, months]: readonly [from: string, months: number],
): Column[] {
  const groups = Map.groupBy(incidents, ({ date = '' }) => firstDayOf(date).slice(0, 7));
  return Array.from({ length: months }, (_, index) => {
    const number = monthOf(from) + index;
    const [year, month] = [Math.floor(number / 12), (number % 12) + 1];
    const first = dateText(year, month, 1);
    return {
      name: `${monthNames[month - 1]}\u00a0${year}`,
      period: `from=${first}&to=${dateText(year, month, daysInMonth(year, month))}`,
      isCurrent: first.slice(0, 7) === today.slice(0, 7),
      incidents: groups.get(first.slice(0, 7)) ?? [],
    };
  });
}

/** Months since the year 0. */
function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

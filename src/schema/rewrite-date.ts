import { readingsOf, readWrittenDay } from '../time/days.ts';
import { formatMoment } from '../time/format.ts';
import { isBefore, type Moment } from '../time/moment.ts';
import { resolveTime } from '../time/parse.ts';
import { readWrittenTime } from '../time/written-time.ts';
import { formats } from './formats.ts';

/**
 * The dates or moments that a text in another spelling can mean, each as the format expects it.
 *
 * @param near The date of the incident.
 */
export function datesMeant(text: string, format: string, near: string | undefined): string[] {
  const written = text.trim();
  if (format === 'date') return daysMeant(written, near);
  if (format === 'moment' || format === 'moment-or-unknown') return momentsMeant(written, near);
  return format === 'span' ? spansMeant(written, near) : [];
}

function daysMeant(text: string, near: string | undefined): string[] {
  const day = readWrittenDay(text);
  if (day?.length !== text.length) return [];
  // A due date is often months after the incident, so that the incident tells nothing about the order of day and month.
  return readingsOf(day, day.year === undefined ? { near } : {}).filter((date) => formats.date(date));
}

function momentsMeant(text: string, near: string | undefined): string[] {
  const written = readWrittenTime(text, { isMoment: true });
  if (!written?.day || written.end || written.length !== text.length) return [];
  const match = resolveTime(written, text, contextOf(near));
  const moment = match && momentText(match.start);
  if (moment === undefined) return [];
  return [match?.date ?? '', ...(match?.otherDates ?? [])]
    .map((date) => moment.replace(/\d{4}-[\d?]{2}-[\d?]{2}/, date))
    .filter((one) => formats.moment(one));
}

function spansMeant(text: string, near: string | undefined): string[] {
  const written = readWrittenTime(text);
  if (!written?.day || !written.end || written.length !== text.length) return [];
  const match = resolveTime(written, text, contextOf(near));
  if (!match?.end || match.otherDates || isBefore(match.end, match.start)) return [];
  const [start, end] = [momentText(match.start), momentText(match.end)];
  const span = `${start}/${end}`;
  return start !== undefined && end !== undefined && formats.span(span) ? [span] : [];
}

function contextOf(near: string | undefined): Parameters<typeof resolveTime>[2] {
  return { zone: 'UTC', zoneAssumed: true, ...(near !== undefined && { date: near }) };
}

/** A moment in the grammar, with the zone that is written. */
function momentText(moment: Moment): string | undefined {
  // `PST` has several meanings, which the author has to settle first.
  return moment.unknownZone === undefined ? formatMoment(moment, { date: true, zone: !moment.zoneAssumed }) : undefined;
}

import { addDays } from '../../time/calendar.ts';
import { stampsOf } from '../../time/format.ts';
import { formatSeconds } from '../../text/seconds.ts';
import { epochSeconds, isBefore, type Moment } from '../../time/moment.ts';
import type { WrittenDuration } from '../../time/duration.ts';
import type { TimeContext } from '../../time/parse.ts';
import type { Inference } from '../draft.ts';
import type { LabelledPart } from './parts.ts';
import { readStatedSpan, readZonedTime } from './span.ts';

/** The span of an incident, as labels state it. */
export interface LabelledSpan {
  start?: Moment;
  end?: Moment;
  length?: WrittenDuration;
  inferences: Inference[];
}

/** Read the parts `Duration`, `Start`, `End` and `Time to repair`. */
export function readLabelledSpan(parts: readonly LabelledPart[], context: TimeContext): LabelledSpan {
  const inferences: Inference[] = [];
  const spans = parts.filter(({ field }) => field === 'duration').map(({ text }) => readStatedSpan(text, context));
  const span = spans.find(({ start }) => start) ?? { ...daysOfDate(parts, context, inferences), ...spans[0] };
  const guess = (pointer: string, zone: string | undefined) => {
    if (zone !== undefined) inferences.push({ pointer, reason: `${zone} has several meanings` });
  };
  const moment = (field: 'start' | 'end', date: string | undefined): Moment | undefined => {
    const texts = parts.filter((part) => part.field === field).map(({ text }) => text);
    for (const text of texts) {
      const found = readZonedTime(text, { ...context, date });
      if (!found || found.match.end) continue;
      guess(`/duration/${field}`, found.guessedZone);
      return found.match.start;
    }
    return undefined;
  };
  const start = moment('start', context.date) ?? span.start;
  const statedEnd = moment('end', start?.statedDate ?? context.date) ?? span.end;
  const end = start && statedEnd && isAfterMidnight(start, statedEnd) ? addDays(statedEnd, 1) : statedEnd;
  if (end !== statedEnd) inferences.push({ pointer: '/duration/end', reason: 'its clock is before that of the start' });
  if (start === span.start) guess('/duration', span.guessedZone);
  const length =
    span.length ??
    parts
      .map((part) => (part.field === 'length' ? readStatedSpan(part.text, context).length : undefined))
      .find(Boolean);
  return { ...(start && { start }), ...(end && { end }), ...(length && { length }), inferences };
}

/** `21:30 - 03:10` goes over midnight. A span of more than half a day is rather a mistake, and stays one. */
function isAfterMidnight(start: Moment, end: Moment): boolean {
  if (end.statedDate !== undefined || end.precision === 'day' || !isBefore(end, start)) return false;
  const seconds = epochSeconds(addDays(end, 1).latest) - epochSeconds(start.earliest);
  return seconds <= 12 * 60 * 60;
}

/** The first and the last of several days: `Date: January 14–19, 2026`. */
function daysOfDate(
  parts: readonly LabelledPart[],
  context: TimeContext,
  inferences: Inference[],
): Pick<LabelledSpan, 'start' | 'end'> {
  for (const { text } of parts.filter(({ field }) => field === 'date')) {
    const { match } = readZonedTime(text, context) ?? {};
    if (!match?.end) continue;
    for (const key of ['start', 'end']) inferences.push({ pointer: `/duration/${key}`, reason: 'from the date' });
    return { start: match.start, end: match.end };
  }
  return {};
}

/** A moment as the frontmatter states it: `2024-08-10T14:30Z`, `~2024-08-10T16:30+02:00`; a zone only if one is stated. */
export function writtenMoment(moment: Moment): string {
  const { first } = stampsOf(moment, moment.zone);
  const zoned = moment.zoneAssumed ? first.replace(/(?<=T.*)[+-]\d{2}:\d{2}$/, '') : first.replace('+00:00', 'Z');
  return moment.approximate && first.includes('T') ? `~${zoned}` : zoned;
}

/** Whether a stated length disagrees with a stated span, as a sentence. */
export function lengthContradiction({ start, end, length }: Omit<LabelledSpan, 'inferences'>): string | undefined {
  if (!start || !end || !length) return undefined;
  const seconds = epochSeconds(end.earliest) - epochSeconds(start.earliest);
  if (seconds < 0) return `the incident ends at ${writtenMoment(end)}, before it starts at ${writtenMoment(start)}`;
  if (seconds >= length.leastSeconds - 60 && seconds <= length.mostSeconds + 60) return undefined;
  return `the length is "${length.text}", but from start to end it is ${formatSeconds(seconds).replaceAll('\u00A0', ' ')}`;
}

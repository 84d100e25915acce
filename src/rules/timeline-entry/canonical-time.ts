import type { OtherForm, TimelineEntry } from '../../postmortem/postmortem.ts';
import { formatMoment } from '../../time/format.ts';
import { isBefore, type Moment } from '../../time/moment.ts';
import { dateOf } from '../../time/parse.ts';
import { shortZoneName } from '../../time/zone.ts';

/**
 * The time of an entry in the grammar of docs/format.md, with its date where the entry has to state it.
 *
 * @returns `undefined` when the time may be wrong, so that writing it anew would hide that.
 */
export function canonicalTime(
  { start, end }: TimelineEntry,
  { statesDate }: Pick<OtherForm, 'statesDate'>,
): string | undefined {
  if (start.clockChange ?? end?.clockChange ?? (end && isBefore(end, start))) return undefined;
  const zone = zoneBehind(start);
  const from = formatMoment(start, { date: statesDate, zone: false });
  if (!end) return from + (hasClock(start) ? zone : '');
  if (!hasClock(end)) return undefined;
  const to = formatMoment(end, { date: dateOf(end) !== undefined, zone: false });
  return `${from}–${to}${zoneBehind(end) || zone}`;
}

/** The zone that the time states. One that is the document's is not repeated. */
function zoneBehind({ text, zone, unknownZone }: Moment): string {
  if (unknownZone !== undefined) return ` ${shortZoneName(unknownZone)}`;
  const isStated = /(?:\d|[AaPp]\.?[Mm]\.?|[?x])[ ([]*(?:Z|UTC|GMT|utc|gmt|[+−-]\d{2}:?\d{2}|[A-Z]\w+\/\w+)[)\]]?/.test(
    text,
  );
  return isStated ? ` ${zone}` : '';
}

function hasClock({ precision }: Moment): boolean {
  return precision !== 'day' && precision !== 'month' && precision !== 'year';
}

import type { TimelineEntry } from '../postmortem/postmortem.ts';
import { dayOf, formatMoment } from '../time/format.ts';
import type { Moment } from '../time/moment.ts';

/** How an entry states its time. */
export interface TimeStyle {
  /** The zone that the time is written in. */
  zone: string;
  /** What is written behind the clock: ` UTC`, `Z`, or nothing. */
  zoneText: string;
  /** Between the date and the clock. */
  joint: 'T' | ' ';
}

/** The style of the time of an entry. */
export function styleOf({ start }: TimelineEntry): TimeStyle {
  const [zoneText = ''] =
    /(?: ?(?:Z|UTC|GMT)| ?[+-]\d{2}:\d{2}| [A-Z][A-Za-z_]+(?:\/[\w+-]+){1,2})$/.exec(start.text) ?? [];
  return { zone: start.zone, zoneText, joint: /\dT\d/.test(start.text) ? 'T' : ' ' };
}

/** The time of a new entry: `14:32 UTC`, `2024-08-11 00:10`. */
export function writeTime(at: Moment, { zone, zoneText, joint }: TimeStyle, withDate: boolean): string {
  const written = formatMoment(at, { date: withDate, zone: false }, zone);
  return `${joint === 'T' ? written.replace(/^(\d{4}-\d\d-\d\d) /, '$1T') : written}${zoneText}`;
}

/** The kinds and the text of a new entry. */
export function writeContent(kinds: readonly string[], text: string): string {
  return [...kinds.map((kind) => `\`${kind}\``), text].filter(Boolean).join(' ');
}

/** Whether a moment is on another day than an entry, in the zone of the entry. */
export function isOtherDay(at: Moment, { start }: TimelineEntry): boolean {
  return dayOf(at, start.zone) !== dayOf(start, start.zone);
}

/** A time as a page shows it, and its machine-readable form. */
export interface WrittenTime {
  /** In the document's zone: `14:30`, `~14:3?`, `Saturday 10 August 2024, about 14:30`. */
  text: string;
  /** The earliest possible moment: `2024-08-10T14:30+02:00`. */
  first: string;
  /** The latest possible moment; absent for an exact time. */
  last?: string | undefined;
  /** How its date is written: `long`, with the `year`, or `short`; absent for a time without a date. */
  date?: string | undefined;
  /**
   * The date that the reader knows from the context, `YYYY-MM-DD`. It is not repeated, and a time on another date is
   * marked by ⁺¹ or ⁻¹.
   */
  day?: string | undefined;
}

/**
 * A time in another zone. An imprecise time stays imprecise: with an offset of half an hour, `14:??` becomes
 * `19:30 to 20:29`.
 *
 * @param zone An IANA name, or `UTC`.
 */
export function inZone({ text, first, last = first, date, day }: WrittenTime, zone: string): string {
  const [mask = ''] = /[\d?]+:[\d?:]+/.exec(text) ?? [];
  const [about = ''] = /~|about /.exec(text) ?? [];
  const [from, to] = [localTime(first, zone), localTime(last, zone)];
  const isExact = first === last;
  const shown = isExact || isWhole(mask, from.clock, to.clock) ? mask : mask.replaceAll('?', '0');
  const clock = fill(shown, from.clock) + (date ? '' : offDay(from.date, day));
  const end = fill(shown, to.clock) + offDay(to.date, date ? from.date : day);
  const dated = date && from.date !== day ? dateText(from.date, date) : '';
  return `${dated}${about}${clock}${shown === mask ? '' : ` to ${end}`}`;
}

/** The date of a moment in a zone, `YYYY-MM-DD`. */
export function dateIn(stamp: string, zone: string): string {
  return localTime(stamp, zone).date;
}

function localTime(stamp: string, zone: string): { date: string; clock: string } {
  const { year, month, day, hour, minute, second } = partsOf(stamp, {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return { date: `${year}-${month}-${day}`, clock: `${hour}:${minute}:${second}` };
}

/** Whether each `?` of a mask covers its whole range: `14:00` to `14:59` for `##:??`. */
function isWhole(mask: string, from: string, to: string): boolean {
  return (
    fill(mask, from) === fill(mask, to) &&
    Array.from(mask, (sign, index) => {
      const most = index === 1 && to.startsWith('2') ? '3' : index === 3 || index === 6 ? '5' : '9';
      return sign !== '?' || (from[index] === '0' && to[index] === most);
    }).every(Boolean)
  );
}

function fill(mask: string, clock: string): string {
  return mask.replaceAll(/\d/g, (_, index: number) => clock.charAt(index));
}

function offDay(date: string, day: string | undefined): string {
  if (day === undefined || date === day) return '';
  const days = Math.round((Date.parse(date) - Date.parse(day)) / 86_400_000);
  return `${days < 0 ? '⁻' : '⁺'}${'⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Math.abs(days)) || '…'}`;
}

function dateText(date: string, style: string): string {
  const { weekday, day, month, year } = partsOf(date, {
    timeZone: 'UTC',
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
  const short = `${day} ${month?.slice(0, 3)}`;
  return style === 'long'
    ? `${weekday} ${day} ${month} ${year}, `
    : style === 'year'
      ? `${short} ${year}, `
      : `${short} `;
}

function partsOf(time: string, options: Intl.DateTimeFormatOptions): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', options);
  return Object.fromEntries(format.formatToParts(Date.parse(time)).map(({ type, value }) => [type, value]));
}

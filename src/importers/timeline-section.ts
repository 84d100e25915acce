import { compareText } from '../text/collate.ts';

/** An entry of a timeline that a tool recorded. */
export interface DraftEntry {
  /** RFC 3339 with a zone: `2024-06-15T10:30:07.123+02:00`. */
  time: string;
  /** Entry kinds that the source states. */
  kinds?: string[];
  /** Markdown, without an end of line at its end. */
  text: string;
  /** Why its kinds are guesses: `resolving the page is no proof that the impact ended`. */
  check?: string;
}

/**
 * The section of a timeline in canonical form: sorted by time, in UTC, a day heading where there are several days.
 *
 * @param date `YYYY-MM-DD` that a reader assumes without a heading: the day on which the impact starts, or that of the
 *   file name. Without it, entries of one day are taken to be on it.
 * @throws {RangeError} for a time that is none.
 */
export function timelineSection(entries: readonly DraftEntry[], date?: string): string {
  const sorted = entries
    .map((entry) => ({ ...entry, stamp: new Date(entry.time).toISOString() }))
    .toSorted((a, b) => compareText(a.stamp, b.stamp));
  const days = new Set(sorted.map(({ stamp }) => stamp.slice(0, 10)));
  const lines = ['## Timeline', ''];
  const needsDays = days.size > 1 || (date !== undefined && !days.has(date));
  let day = '';
  for (const { stamp, kinds = [], text, check } of sorted) {
    const [own = '', clock = ''] = stamp.split('T');
    if (needsDays && own !== day) lines.push(...(day ? [''] : []), `### ${own}`, '');
    day = own;
    const marks = kinds.map((kind) => `\`${kind}\` `).join('');
    const comment = check === undefined ? '' : ` <!-- casebook: check, ${check} -->`;
    const time = clock.slice(6, 8) === '00' ? clock.slice(0, 5) : clock.slice(0, 8);
    lines.push(indented(`- ${time} UTC ${marks}${text}`, comment));
  }
  return `${lines.join('\n')}\n`;
}

/** Lines below the first belong to the item. A comment ends the first line, where its kinds are. */
function indented(text: string, comment: string): string {
  const [first = '', ...rest] = text.split('\n');
  return [first + comment, ...rest.map((line) => (line ? `  ${line}` : ''))].join('\n');
}

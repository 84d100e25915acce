import type { Postmortem } from '../postmortem/postmortem.ts';
import { stampsOf } from '../time/format.ts';
import { readTime } from '../time/parse.ts';

/** An entry whose day nothing in its document states. */
export interface UndatedEntry {
  /** As a clock on the wall showed it, `X` for a digit that the document does not give: `XXXX-XX-XXT09:00`. */
  time: string;
  kinds: string[];
  text: string;
}

/** The entries that stay as they are written, until somebody adds the date. */
export function undatedEntries({ looseItems }: Postmortem): UndatedEntry[] {
  return looseItems.flatMap(({ text, undated, isRelative }) => {
    const match = undated && !isRelative ? readTime(text, context) : undefined;
    if (!match) return [];
    const [, clock = ''] = /(T.{5})/.exec(stampsOf(match.start, match.start.zone).first) ?? [];
    const day = match.start.statedDate === undefined ? 'XX-XX' : match.start.statedDate.slice(5).replaceAll('?', 'X');
    const said = text.slice(match.length).replace(/^[\s:：.,;–—|-]+/, '');
    return [{ time: `XXXX-${day}${clock}`, kinds: [], text: said }];
  });
}

/** Of the year nothing is taken. */
const context = { date: '2000-07-01', zone: 'UTC', zoneAssumed: true };

import type { DraftEntry } from '../timeline-section.ts';

/** A time at the start of a line, with or without its day and its zone, and the rest of the line. */
const timed =
  /^(?:[-*•]|\\-)?\s*\**(?:(\d{4}-\d\d-\d\d)[T ])?([01]?\d|2[0-3])[:.]([0-5]\d)(?::([0-5]\d))?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d)?\**(?![\d%])\s*(?:\\?[-–—:]+\s+)?(\S.*)$/;

/**
 * Entries of a comment that begins with a time: one of each line that does. Whatever a line leaves out, its day or its
 * zone, is taken from the time of the comment, and marked.
 *
 * @param text Markdown.
 * @param created RFC 3339, in the zone that the comment was shown in.
 * @returns No entries for a comment that begins with anything else.
 */
export function entriesOfComment(text: string, created: string): DraftEntry[] {
  const entries: DraftEntry[] = [];
  const ownDay = created.slice(0, 10);
  const ownZone = /[+-]\d\d:\d\d$/.exec(created)?.[0] ?? 'Z';
  for (const raw of text.split('\n')) {
    // A line break would escape what is put behind the line.
    const line = raw.replace(/\\$/, '').trimEnd();
    const match = timed.exec(line);
    const last = entries.at(-1);
    if (!match) {
      if (!last) return [];
      last.text += `\n${line}`;
      continue;
    }
    const [, day = ownDay, hour = '', minute, second = '00', zone, words = ''] = match;
    const offset = zone === undefined ? ownZone : zone.replace(/^(?:UTC|GMT)$/, 'Z').replace(/(\d\d)(\d\d)$/, '$1:$2');
    const time = `${day}T${hour.padStart(2, '0')}:${minute}:${second}${offset}`;
    if (Number.isNaN(Date.parse(time))) return [];
    const guesses = [...(match[1] ? [] : ['day']), ...(zone ? [] : ['zone'])];
    const check = `the ${guesses.join(' and ')} of its time ${guesses.length > 1 ? 'are those' : 'is that'} of a comment`;
    entries.push({ time, text: words, ...(guesses.length > 0 && { check }) });
  }
  return entries.map((entry) => ({ ...entry, text: entry.text.trimEnd() }));
}

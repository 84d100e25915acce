import { ImportError } from '../draft.ts';
import { escapeText } from '../escape.ts';
import type { DraftEntry } from '../timeline-section.ts';
import type { Postmortem, TimelinePage } from './schemas.ts';

type Entry = TimelinePage['entries'][number];

/** What the types of entries that Opsgenie writes say. Only `CustomUserEntry` is documented, so all of it is inferred. */
const kindsByType: [type: RegExp, kind: string][] = [
  [/acknowledg/i, 'acknowledged'],
  [/resolv|clos/i, 'resolved'],
  [/stakeholder|status ?page/i, 'communicated'],
  [/respond|escalat/i, 'escalated'],
  [/creat|open/i, 'declared'],
];

/** Entries of all pages, each once. Hidden ones are left out: people hid them. */
export function entriesOf(pages: readonly { path: string; page: TimelinePage }[]): DraftEntry[] {
  const entries = new Map<string, DraftEntry>();
  for (const { path, page } of pages) {
    for (const [index, entry] of page.entries.entries()) {
      const time = entry.eventTime ?? entry.time;
      if (!time) throw new ImportError(path, `Expected a time with a zone at /data/entries/${index}/eventTime`);
      if (!entry.hidden) entries.set(entry.id, { time, ...wordsOf(entry) });
    }
  }
  return [...entries.values()];
}

function wordsOf({ group, type, description }: Entry): Omit<DraftEntry, 'time'> {
  const text = escapeText(description?.content || description?.name || type);
  const kind = group === 'custom' ? undefined : kindsByType.find(([pattern]) => pattern.test(type))?.[1];
  return kind === undefined ? { text } : { kinds: [kind], text, check: `from the type ${type} of the entry` };
}

/** Times of the postmortem that the timeline does not have. */
export function milestonesOf(postmortem: Postmortem, entries: readonly DraftEntry[]): DraftEntry[] {
  const has = (kind: string): boolean => entries.some(({ kinds = [] }) => kinds.includes(kind));
  const found: DraftEntry[] = [];
  if (postmortem.respondTime && !has('acknowledged')) {
    found.push({
      time: postmortem.respondTime,
      kinds: ['acknowledged'],
      text: 'Opsgenie records the first response.',
      check: 'from respondTime of the postmortem',
    });
  }
  if (postmortem.resolveTime && !has('resolved')) {
    found.push({
      time: postmortem.resolveTime,
      kinds: ['resolved'],
      text: 'Opsgenie records the resolution.',
      check: 'from resolveTime; resolving an incident is no proof that the impact ended',
    });
  }
  return found;
}

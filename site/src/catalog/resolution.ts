import { findResolution } from '../../../src/analysis/resolution.ts';
import type { Incident } from '../../../src/catalog/catalog.ts';
import { entryIds } from './entry-ids.ts';
import { firstWords } from './labels.ts';

/** An entry that ended the impact, or the change before it. */
export interface ResolutionStep {
  /** Anchor on the page of the incident. */
  anchor: string;
  text: string;
}

/** The change and the entry that ended the impact of an incident, in order; empty as long as nothing has. */
export function resolutionSteps({ timeline }: Pick<Incident, 'timeline'>): ResolutionStep[] {
  const ids = entryIds(timeline);
  return endingEntries(timeline).map(([index, text]) => ({ anchor: ids[index] ?? '', text }));
}

/** The same in one line, for a list of incidents; empty as long as nothing has ended the impact. */
export function resolutionText({ timeline }: Pick<Incident, 'timeline'>): string {
  return endingEntries(timeline)
    .map(([, text]) => firstWords(text, 100))
    .join(' → ');
}

function endingEntries(timeline: Incident['timeline']): [index: number, text: string][] {
  const { changed, ended } = findResolution(timeline) ?? {};
  return [changed, ended].flatMap((index): [number, string][] => {
    const text = index === undefined ? undefined : timeline[index]?.text;
    return index !== undefined && text ? [[index, text]] : [];
  });
}

/** What an incident was not, as the entries marked `ruled_out` say; empty if none is. */
export function ruledOutText({ timeline }: Pick<Incident, 'timeline'>): string {
  const texts = timeline
    .filter(({ kinds, text }) => kinds.includes('ruled_out') && text !== '')
    .map(({ text }) => text);
  const more = texts.length > mostRuledOut ? ` (and ${texts.length - mostRuledOut} more)` : '';
  return (
    texts
      .slice(0, mostRuledOut)
      .map((text) => firstWords(text, 60))
      .join(' · ') + more
  );
}

/** Entries in a line; the page of the incident has all of them. */
const mostRuledOut = 2;

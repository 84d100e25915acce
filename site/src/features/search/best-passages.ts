import type { SearchRecord } from '../../../../src/publish/search.ts';
import { wordsIn } from './tokenize.ts';

/** A place of an incident's page at which words were found. */
export interface FoundPlace {
  /** Of the place in the page, with `#`; empty for the page itself. */
  fragment: string;
  /** What the place is called; empty for the page itself. */
  name: string;
  text: string;
}

/**
 * Where in an incident the words stand: the places that hold all of them, together with the title, or else the one that
 * holds most.
 *
 * @param words What words begin with; at least one stands somewhere in the incident.
 * @param limit How many places to return at most.
 * @returns At least one place, and whether each holds all words.
 */
export function placesOf(
  record: SearchRecord,
  words: readonly string[],
  limit: number,
): { places: FoundPlace[]; isTogether: boolean } {
  const { title, severity = '', summary = '' } = record;
  const inTitle = found(words, [title, severity]);
  const head = {
    place: { fragment: '', name: matchingLabels(record, words), text: summary },
    own: found(words, [title, severity, ...record.labels, ...record.names, summary]),
  };
  const others = record.places.map(([anchor, name, text]) => ({
    place: { fragment: anchor && `#${anchor}`, name, text },
    own: found(words, [name, text]),
  }));
  const ranked = [head, ...others]
    .filter(({ own }) => own.size > 0)
    .map(({ place, own }) => ({ place, own: own.size, all: new Set([...own, ...inTitle]).size }));
  const most = Math.max(...ranked.map(({ all }) => all));
  const best = ranked.filter(({ all }) => all === most);
  const ownMost = Math.max(...best.map(({ own }) => own));
  const isTogether = most === words.length;
  const places = best
    .filter(({ own }) => own === ownMost)
    .map(({ place }) => place)
    .filter(({ fragment }, index, all) => all.findIndex((other) => other.fragment === fragment) === index);
  return { places: places.slice(0, isTogether ? limit : 1), isTogether };
}

/** Which words begin a word of the texts. */
function found(words: readonly string[], texts: readonly string[]): Set<string> {
  const there = new Set(texts.flatMap((text) => wordsIn(text).map(({ word }) => word)));
  return new Set(words.filter((word) => [...there].some((other) => other.startsWith(word))));
}

function matchingLabels({ labels }: SearchRecord, words: readonly string[]): string {
  return labels.filter((label) => found(words, [label]).size > 0).join(', ');
}

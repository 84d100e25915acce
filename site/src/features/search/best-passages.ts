import type { SearchRecord } from '../../../../src/publish/search-record.ts';
import { tokenize } from './tokenize.ts';

// Pure: used by the browser only, and free of the DOM.

/** A passage of an incident's page that contains searched words. */
export interface FoundPassage {
  /** The anchor of the passage, with `#`; empty for the page itself. */
  fragment: string;
  /** The heading of the passage; for the page itself the matching labels. */
  name: string;
  text: string;
}

/**
 * Find the passages of an incident that contain all words, together with its title, or else the one that contains most.
 *
 * @param words Prefixes of words; at least one is contained in the incident.
 * @param limit The most passages to return.
 * @returns At least one passage, and whether each contains all words.
 */
export function findBestPassages(
  record: SearchRecord,
  words: readonly string[],
  limit: number,
): { passages: FoundPassage[]; isTogether: boolean } {
  const { title, severity = '', summary = '' } = record;
  const inTitle = matchingWords(words, [title, severity]);
  const page = {
    passage: { fragment: '', name: matchingLabels(record, words), text: summary },
    own: matchingWords(words, [title, severity, ...record.labels, ...record.names, summary]),
  };
  const parts = record.places.map(([anchor, name, text]) => ({
    passage: { fragment: anchor && `#${anchor}`, name, text },
    own: matchingWords(words, [name, text]),
  }));
  const ranked = [page, ...parts]
    .filter(({ own }) => own.size > 0)
    .map(({ passage, own }) => ({ passage, own: own.size, all: new Set([...own, ...inTitle]).size }));
  const most = Math.max(...ranked.map(({ all }) => all));
  const best = ranked.filter(({ all }) => all === most);
  const ownMost = Math.max(...best.map(({ own }) => own));
  const isTogether = most === words.length;
  const passages = best
    .filter(({ own }) => own === ownMost)
    .map(({ passage }) => passage)
    .filter(({ fragment }, index, all) => all.findIndex((other) => other.fragment === fragment) === index);
  return { passages: passages.slice(0, isTogether ? limit : 1), isTogether };
}

/** The words that are a prefix of a word in the texts. */
function matchingWords(words: readonly string[], texts: readonly string[]): Set<string> {
  const present = new Set(texts.flatMap((text) => tokenize(text).map(({ word }) => word)));
  return new Set(words.filter((word) => [...present].some((other) => other.startsWith(word))));
}

function matchingLabels({ labels }: SearchRecord, words: readonly string[]): string {
  return labels.filter((label) => matchingWords(words, [label]).size > 0).join(', ');
}

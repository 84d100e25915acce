import { containsAll } from './query.ts';
import type { SearchRecord } from './search-record.ts';
import { tokenize } from './tokenize.ts';

// Pure: it runs in browsers as well.

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
 * @param query.words Prefixes of words; at least one is contained in the incident, unless there are none.
 * @param query.exact What is searched as it is written: passages that contain all of it come before the others.
 * @param limit The most passages to return.
 * @returns At least one passage, and whether each contains all words.
 */
export function findBestPassages(
  record: SearchRecord,
  { words, exact }: { words: readonly string[]; exact: readonly RegExp[] },
  limit: number,
): { passages: FoundPassage[]; isTogether: boolean } {
  const { title, severity = '', summary = '' } = record;
  const inTitle = matchingWords(words, [title, severity]);
  const matchesOf = (texts: readonly string[]) => ({
    own: matchingWords(words, texts),
    isExact: exact.length > 0 && containsAll(texts, exact),
  });
  const page = {
    passage: { fragment: '', name: matchingLabels(record, words), text: summary },
    ...matchesOf([title, severity, ...record.labels, ...record.names, summary]),
  };
  const parts = record.places.map(([anchor, name, text]) => ({
    passage: { fragment: anchor && `#${anchor}`, name, text },
    ...matchesOf([name, text]),
  }));
  const all = [page, ...parts];
  const exactly = all.filter(({ isExact }) => isExact);
  const ranked = (exactly.length > 0 ? exactly : all.filter(({ own }) => own.size > 0)).map(({ passage, own }) => ({
    passage,
    own: own.size,
    together: new Set([...own, ...inTitle]).size,
  }));
  const most = Math.max(0, ...ranked.map(({ together }) => together));
  const best = ranked.filter(({ together }) => together === most);
  const ownMost = Math.max(0, ...best.map(({ own }) => own));
  const isTogether = most === words.length;
  const passages = best
    .filter(({ own }) => own === ownMost)
    .map(({ passage }) => passage)
    .filter(({ fragment }, index, chosen) => chosen.findIndex((other) => other.fragment === fragment) === index);
  // Signs in quotes, which are no words, may be in several places.
  if (passages.length === 0) return { passages: [page.passage], isTogether };
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

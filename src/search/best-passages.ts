import { containsAll } from './query.ts';
import type { SearchRecord } from './search-record.ts';
import { termsIn, type SearchTerm } from './search-term.ts';

// Pure: it runs in browsers as well.

/** A passage of an incident's page that contains searched words. */
export interface FoundPassage {
  /** The anchor of the passage, with `#`; empty for the page itself. */
  fragment: string;
  /** The heading of the passage; for the page itself the matching labels. */
  name: string;
  text: string;
}

/** A passage and what it has of a query. */
interface Candidate {
  passage: FoundPassage;
  /** The terms in it. */
  own: ReadonlySet<SearchTerm>;
  /** The number of terms in it and in the title of its incident. */
  together: number;
  isExact: boolean;
}

/** The most passages of an incident that are shown. */
const maxPassages = 2;

/**
 * Find the two passages of an incident that contain most of a query, together with its title: the second one has as much
 * of it as the first, or what the first lacks.
 *
 * @param query.terms At least one is contained in the incident, unless there are none.
 * @param query.exact What is searched as it is written: passages that contain all of it come before the others.
 * @returns At least one passage, and the number of terms that the first one has.
 */
export function findBestPassages(
  record: SearchRecord,
  { terms, exact }: { terms: readonly SearchTerm[]; exact: readonly RegExp[] },
): { passages: FoundPassage[]; together: number } {
  const { title, severity = '', summary = '' } = record;
  const inTitle = termsIn(terms, [title, severity]);
  const candidateOf = (passage: FoundPassage, texts: readonly string[]): Candidate => {
    const own = termsIn(terms, texts);
    const isExact = exact.length > 0 && containsAll(texts, exact);
    return { passage, own, together: new Set([...own, ...inTitle]).size, isExact };
  };
  const page = candidateOf({ fragment: '', name: matchingLabels(record, terms), text: summary }, [
    title,
    severity,
    ...record.labels,
    ...record.names,
    summary,
  ]);
  const parts = record.places.map(([anchor, name, text]) =>
    candidateOf({ fragment: anchor && `#${anchor}`, name, text }, [name, text]),
  );
  const all = [page, ...parts];
  const exactly = all.filter(({ isExact }) => isExact);
  const ranked = (exactly.length > 0 ? exactly : all.filter(({ own }) => own.size > 0)).toSorted(
    (a, b) => b.together - a.together || b.own.size - a.own.size,
  );
  const [first] = ranked;
  // Signs in quotes, which are no words, may be in several places.
  if (!first) return { passages: [page.passage], together: page.together };
  const others = ranked.filter(({ passage }) => passage.fragment !== first.passage.fragment);
  const equals = others.filter(({ together, own }) => together === first.together && own.size === first.own.size);
  const isAll = first.together === terms.length;
  const second = isAll ? equals : others.filter(addsTo(first)).toSorted((a, b) => b.own.size - a.own.size);
  return {
    passages: [first, ...second].slice(0, maxPassages).map(({ passage }) => passage),
    together: first.together,
  };
}

function addsTo(first: Candidate): (other: Candidate) => boolean {
  return ({ own }) => [...own].some((term) => !first.own.has(term));
}

function matchingLabels({ labels }: SearchRecord, terms: readonly SearchTerm[]): string {
  // A name may be that of a service and of a tag.
  return [...new Set(labels)].filter((label) => termsIn(terms, [label]).size > 0).join(', ');
}

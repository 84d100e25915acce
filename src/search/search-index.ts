import { findBestPassages, type FoundPassage } from './best-passages.ts';
import { checkTexts, type CheckedTexts } from './check-texts.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import type { IndexParts } from './index-parts.ts';
import { matchOf, TermLookup } from './match-terms.ts';
import { parseQuery, type ExactText, type Query } from './query.ts';
import { chooseMatches, rankMatches, type Match, type RankedMatch } from './rank-matches.ts';
import type { SearchRecord, SearchTask } from './search-record.ts';
import { termsIn, wordTerm, type SearchTerm } from './search-term.ts';
import { findCorrection } from './spelling.ts';
import { stopWords } from './stop-words.ts';

/** The results of a query. */
export interface SearchResults {
  /** The prefixes to highlight: the words of the query, with corrections, other forms and synonyms; empty for an empty query. */
  words: string[];
  /** Words of the query that occur nowhere, each with the word that was searched instead. */
  corrections: ReadonlyMap<string, string>;
  /** The words and phrases that were searched: those of the query without stop words, with corrections. */
  terms: string[];
  /** Beginnings of so many words that they were left out. */
  cut: string[];
  /** Best first, up to the limit. */
  incidents: FoundIncident[];
  tasks: FoundTask[];
  /** The number of all incidents and services that were found. */
  incidentCount: number;
  taskCount: number;
  coverage: Coverage;
  /** Of texts in quotes and names; absent if all could be checked. */
  checked?: CheckedTexts;
  /** Whether nothing that the search has asked for is missing. */
  isComplete: boolean;
}

export interface FoundIncident {
  record: SearchRecord;
  /** Its best places, one or two. */
  passages: FoundPassage[];
  /** Those of the terms that it does not have. */
  missing: string[];
}

export interface FoundTask {
  record: SearchRecord;
  task: SearchTask;
  /** As that of an incident. */
  missing: string[];
}

/** How much a search reads. */
export interface SearchLimits {
  /** The most incidents and services that are described. */
  incidents: number;
  tasks: number;
  /** The most incidents of which the texts are checked for quotations, and for names. */
  checked: number;
}

/** Of services that are found, so many are looked at for being named. */
const mostServices = 5;

/** With fewer incidents that have all terms, those that have most of them are shown, too. */
const fewIncidents = 3;

/** So many incidents are put in order by their best passages, then so many again. */
const windowLength = 10;

const everything: SearchLimits = { incidents: 20, tasks: 20, checked: Infinity };

/**
 * Find the incidents and tasks that contain every term of a query, or else most of them, and every text in quotes as it is
 * written.
 *
 * Why not MiniSearch: it reads an index as a whole, and cannot search a part of it and ask for the rest.
 *
 * @param parts If something that it is asked for is missing, the result is not complete: load it, and search again.
 */
export function search(text: string, parts: IndexParts, limits: SearchLimits = everything): SearchResults {
  const query = parseQuery(text, parts.synonyms);
  const lookup = new TermLookup(parts);
  let matches = matchesOf(query.terms, query, lookup, parts);
  const known = query.terms.filter((term) => !lookup.cut.has(term.text) || lookup.scoresOf(term).size > 0);
  const isCorrect = !lookup.isComplete || matches.some(({ has }) => has.size === known.length);
  const { corrections, isMissing } = isCorrect ? noCorrections : findCorrections(known, lookup, parts);
  const terms = known.map((term) => {
    const word = corrections.get(term.text);
    return word === undefined ? term : wordTerm(word, parts.synonyms);
  });
  if (corrections.size > 0) matches = matchesOf(terms, query, lookup, parts);
  const about = {
    words: wordsOf(terms, lookup),
    corrections,
    terms: terms.map((term) => term.text),
    cut: [...lookup.cut].filter((word) => query.terms.some((term) => term.text === word)),
  };
  const isReady = lookup.isComplete && !isMissing;
  const { ranked, checked, isComplete } = isReady
    ? choose(matches, terms, query, limits, parts)
    : { ranked: [], checked: undefined, isComplete: false };
  const incidents = ranked.filter(({ task }) => task === undefined);
  const services = findNamedServices(incidents, terms, parts);
  const others = incidents.filter((match) => !services.includes(match));
  const tasks = ranked.filter(({ task }) => task !== undefined);
  const missingOf = ({ has }: Match) => terms.flatMap((term) => (has.has(term) ? [] : term.text));
  const describing = { terms, exact: [...query.quotations, ...query.names].map(({ pattern }) => pattern), missingOf };
  const found = {
    incidents: [
      ...services.flatMap((match) => describeIncidents(match ? [match] : [], describing, parts)),
      ...describeIncidents(others.slice(0, Math.max(0, limits.incidents - services.length)), describing, parts),
    ],
    tasks: tasks.slice(0, limits.tasks).map((match) => {
      const record = parts.record(match.record);
      const task = record?.tasks[match.task ?? 0];
      return record && task && { record, task, missing: missingOf(match) };
    }),
  };
  return {
    ...about,
    incidents: found.incidents.flatMap((one) => one ?? []),
    tasks: found.tasks.flatMap((one) => one ?? []),
    incidentCount: incidents.length,
    taskCount: tasks.length,
    coverage: coverageOf(terms.length, ranked.map(missingOf)),
    ...(checked && { checked }),
    isComplete: isComplete && [...services, ...found.incidents, ...found.tasks].every(Boolean),
  };
}

interface Corrections {
  /** By unknown word. */
  corrections: ReadonlyMap<string, string>;
  /** Whether words have to be loaded first. */
  isMissing: boolean;
}

const noCorrections: Corrections = { corrections: new Map(), isMissing: false };

function findCorrections(terms: readonly SearchTerm[], lookup: TermLookup, parts: IndexParts): Corrections {
  const corrections = new Map<string, string>();
  let isMissing = false;
  for (const term of terms) {
    if (!term.isCorrectable || lookup.scoresOf(term).size > 0) continue;
    const found = findCorrection(term.text, parts);
    if (found === 'missing') isMissing = true;
    else if (found) corrections.set(term.text, found.word);
  }
  return { corrections, isMissing };
}

/** The items that have at least one term, and the words of all quotations. */
function matchesOf(
  terms: readonly SearchTerm[],
  { quotations }: Query,
  lookup: TermLookup,
  { recordCount, taskStarts }: IndexParts,
): Match[] {
  // Quotations of nothing but signs.
  if (terms.length === 0 && quotations.length > 0) {
    return Array.from({ length: recordCount + (taskStarts.at(-1) ?? 0) }, (_, item) =>
      matchOf(item, recordCount, taskStarts),
    );
  }
  const matches = [...lookup.match(terms).values()];
  return matches.filter(({ has }) => quotations.every(({ term }) => !term || has.has(term)));
}

/** The matches that are results, best first. */
function choose(
  matches: readonly Match[],
  terms: readonly SearchTerm[],
  { quotations, names }: Query,
  { checked: limit }: SearchLimits,
  parts: IndexParts,
): { ranked: RankedMatch[]; checked: CheckedTexts | undefined; isComplete: boolean } {
  const total = parts.recordCount + (parts.taskStarts.at(-1) ?? 0);
  let ranked = rankMatches(matches, terms, total);
  const quoted = check(ranked, quotations, limit, parts);
  // What fewer items have counts more.
  if (quoted.passed.length < ranked.length) ranked = rankMatches(quoted.passed, terms, total);
  const withNames =
    names.length === 0 ? [] : ranked.filter(({ has }) => names.every(({ term }) => !term || has.has(term)));
  const named = check(withNames, names, limit, parts);
  const chosen = chooseMatches(
    ranked,
    terms,
    new Set(named.passed.map(({ item }) => item)),
    (complete) =>
      complete.filter(({ record, task }) => task === undefined && !parts.isService(record)).length >=
      (quotations.length > 0 ? 1 : fewIncidents),
  );
  const checked = [quoted.checked, named.checked].find((one) => one && one.done < one.of);
  return { ranked: chosen, checked, isComplete: quoted.isComplete && named.isComplete };
}

function check(
  ranked: readonly RankedMatch[],
  texts: readonly ExactText[],
  limit: number,
  parts: IndexParts,
): { passed: readonly RankedMatch[]; checked?: CheckedTexts; isComplete: boolean } {
  const patterns = texts.filter(({ isWord }) => !isWord).map(({ pattern }) => pattern);
  return patterns.length === 0 ? { passed: ranked, isComplete: true } : checkTexts(ranked, patterns, limit, parts);
}

interface Describing {
  terms: readonly SearchTerm[];
  exact: readonly RegExp[];
  missingOf: (match: Match) => string[];
}

/** Services that are named: they come first, since they say whom to ask. `undefined` for those that are not loaded. */
function findNamedServices(
  matches: readonly RankedMatch[],
  terms: readonly SearchTerm[],
  parts: IndexParts,
): (RankedMatch | undefined)[] {
  const services = matches.filter(({ record }) => parts.isService(record)).slice(0, mostServices);
  return services
    .filter((match) => {
      const record = parts.record(match.record);
      return !record || termsIn(terms, [record.title, ...record.labels]).size > 0;
    })
    .map((match) => (parts.record(match.record) ? match : undefined));
}

/**
 * Incidents with their best passages; `undefined` for those that are not loaded. Of those that have as much of the query,
 * those with more of it in one place come first: there it belongs together.
 */
function describeIncidents(
  matches: readonly RankedMatch[],
  { terms, exact, missingOf }: Describing,
  parts: IndexParts,
): (FoundIncident | undefined)[] {
  const described: (FoundIncident | undefined)[] = [];
  for (let start = 0; start < matches.length; start += windowLength) {
    const found = matches.slice(start, start + windowLength).map((match) => {
      const record = parts.record(match.record);
      if (!record) return undefined;
      const { passages, together } = findBestPassages(record, { terms, exact });
      return { hit: { record, passages, missing: missingOf(match) }, weight: match.weight, together };
    });
    const ranked = found.flatMap((one) => one ?? []).toSorted((a, b) => b.weight - a.weight || b.together - a.together);
    described.push(...ranked.map(({ hit }) => hit), ...found.filter((one) => !one).map(() => undefined));
  }
  return described;
}

/** The words of terms to highlight: those of the query, and the others that occur. */
function wordsOf(terms: readonly SearchTerm[], lookup: TermLookup): string[] {
  const words = terms.flatMap(({ lookups: [own, ...others], phrases }) => [
    ...(own ? [own.word] : []),
    ...others
      .filter(({ word, isPrefix }) => !stopWords.has(word) && lookup.has(word, isPrefix))
      .map(({ word }) => word),
    ...phrases
      .filter(({ lookups }) => lookups.every(({ word, isPrefix }) => lookup.has(word, isPrefix)))
      .flatMap((phrase) => phrase.words.filter((word) => !stopWords.has(word))),
  ]);
  return [...new Set(words)];
}

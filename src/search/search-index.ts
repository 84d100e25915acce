import MiniSearch from 'minisearch';
import { findBestPassages, type FoundPassage } from './best-passages.ts';
import { parseQuery, containsAll, type Query } from './query.ts';
import { rankMatches, type Match } from './rank-matches.ts';
import type { SearchRecord, SearchTask } from './search-record.ts';
import { termsIn, wordTerm, type SearchTerm } from './search-term.ts';
import { findCorrections } from './spelling.ts';
import { stopWords } from './stop-words.ts';
import { Synonyms } from './synonyms.ts';
import { listWords } from './tokenize.ts';

/** The results of a query. */
export interface SearchResults {
  /** The prefixes to highlight: the words of the query, with corrections, other forms and synonyms; empty for an empty query. */
  words: string[];
  /** Words of the query that occur nowhere, each with the word that was searched instead. */
  corrections: Map<string, string>;
  /** The words and phrases that were searched: those of the query without stop words, with corrections. */
  terms: string[];
  /** Best first. */
  incidents: FoundIncident[];
  tasks: FoundTask[];
  /** The number of incidents and tasks that are not shown. */
  more: number;
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

/** With fewer incidents that have all terms, those that have most of them are shown, too. */
const fewIncidents = 3;

/** The most incidents, and the most tasks, that are shown. */
const maxShown = 20;

interface IndexedItem {
  id: number;
  title: string;
  labels: string;
  text: string;
}

/** An incident, or one of its tasks. */
interface Item {
  record: SearchRecord;
  task?: SearchTask;
}

/** Everything that has been loaded so far and can be found. */
export class SearchIndex {
  readonly #index = new MiniSearch<IndexedItem>({
    fields: ['title', 'labels', 'text'],
    tokenize: listWords,
    processTerm: (word) => word,
    searchOptions: {
      // `find` has split the query already.
      tokenize: (words) => words.split('\n'),
      combineWith: 'AND',
      boost: { title: 3, labels: 2 },
    },
  });
  readonly #items: Item[] = [];
  #synonyms = new Synonyms();

  /** @param groups Words and phrases that mean the same, besides those that everybody has. */
  setSynonyms(groups: readonly (readonly string[])[]): void {
    this.#synonyms = new Synonyms(groups);
  }

  add(record: SearchRecord): void {
    const { title, severity = '', labels, names, summary = '', places, tasks } = record;
    const texts = places.map(([, name, text]) => `${name} ${text}`);
    this.#addItem(
      { title, labels: [severity, ...labels, ...names].join(' '), text: [summary, ...texts].join(' ') },
      { record },
    );
    for (const task of tasks) {
      const { owner = '', details = '' } = task;
      this.#addItem({ title: task.title, labels: `${owner} ${task.state}`, text: details }, { record, task });
    }
  }

  #addItem(texts: Omit<IndexedItem, 'id'>, item: Item): void {
    this.#index.add({ id: this.#items.length, ...texts });
    this.#items.push(item);
  }

  /**
   * Find the incidents and tasks that contain every term of a query, or else most of them, and every text in quotes as it
   * is written.
   */
  find(text: string): SearchResults {
    const query = parseQuery(text, this.#synonyms);
    let { terms } = query;
    let matches = this.#match(terms, query);
    let corrections = new Map<string, string>();
    if (!matches.some(({ has }) => has.size === terms.length)) {
      corrections = this.#correct(terms);
      terms = terms.map((term) => {
        const word = corrections.get(term.text);
        return word === undefined ? term : wordTerm(word, this.#synonyms);
      });
      if (corrections.size > 0) matches = this.#match(terms, query);
    }
    const { names, quotations } = query;
    const isNamed = (item: Item): boolean => containsAll(textsOf(item), names);
    const ranked = rankMatches(matches, {
      terms,
      total: this.#items.length,
      isNamed: names.length > 0 ? isNamed : undefined,
      isEnough: (complete) =>
        complete.filter(({ item: { record, task } }) => !task && record.kind !== 'service').length >=
        (quotations.length > 0 ? 1 : fewIncidents),
    });
    const missingOf = ({ has }: Match<Item>) => terms.flatMap((term) => (has.has(term) ? [] : term.text));
    const incidents = ranked.filter(({ item }) => !item.task);
    const tasks = ranked.flatMap((match) => {
      const { record, task } = match.item;
      return task ? [{ record, task, missing: missingOf(match) }] : [];
    });
    const exact = [...quotations, ...names];
    return {
      words: this.#wordsOf(terms),
      corrections,
      terms: terms.map((term) => term.text),
      incidents: rankFound(
        incidents.slice(0, 2 * maxShown).map((match) => {
          const { item, weight } = match;
          const { record } = item;
          return { record, weight, missing: missingOf(match), ...findBestPassages(record, { terms, exact }) };
        }),
        terms,
      )
        .slice(0, maxShown)
        .map(({ record, passages, missing }) => ({ record, passages, missing })),
      tasks: tasks.slice(0, maxShown),
      more: Math.max(0, incidents.length - maxShown) + Math.max(0, tasks.length - maxShown),
    };
  }

  /** The items that have at least one term, and all quotations. */
  #match(terms: readonly SearchTerm[], { quotations }: Query): Match<Item>[] {
    const matches = new Map<Item, Match<Item>>();
    const matchOf = (item: Item): Match<Item> => {
      const match = matches.get(item) ?? { item, has: new Map<SearchTerm, number>() };
      matches.set(item, match);
      return match;
    };
    // Quotations of nothing but signs.
    if (terms.length === 0 && quotations.length > 0) for (const item of this.#items) matchOf(item);
    for (const term of terms) for (const [item, score] of this.#scoresOf(term)) matchOf(item).has.set(term, score);
    if (quotations.length === 0) return [...matches.values()];
    return [...matches.values()].filter(({ item }) => containsAll(textsOf(item), quotations));
  }

  /** The items that have a term, and how well. */
  #scoresOf({ lookups, phrases }: SearchTerm): Map<Item, number> {
    const best = new Map<Item, number>();
    const note = (item: Item, score: number): void => void best.set(item, Math.max(score, best.get(item) ?? 0));
    for (const { word, isPrefix, weight } of lookups) {
      for (const { item, score } of this.#search(word, isPrefix)) note(item, score * weight);
    }
    for (const { words, pattern, weight } of phrases) {
      for (const { item, score } of this.#search(words.join('\n'), true)) {
        if (!pattern || textsOf(item).some((text) => pattern.test(text))) note(item, score * weight);
      }
    }
    return best;
  }

  #search(words: string, prefix: boolean): { item: Item; score: number }[] {
    return this.#index.search(words, { prefix }).flatMap(({ id, score }) => {
      const item = this.#items[Number(id)];
      return item ? [{ item, score }] : [];
    });
  }

  /** Corrections of the words that occur nowhere. */
  #correct(terms: readonly SearchTerm[]): Map<string, string> {
    const unknown = terms.filter((term) => term.isCorrectable && this.#scoresOf(term).size === 0);
    return findCorrections(
      unknown.map(({ text }) => text),
      this.#index,
    );
  }

  #wordsOf(terms: readonly SearchTerm[]): string[] {
    const words = terms.flatMap(({ lookups: [own, ...others], phrases }) => [
      ...(own ? [own] : []),
      ...[...others, ...phrases.flatMap((phrase) => phrase.words.map((word) => ({ word, isPrefix: true })))].filter(
        ({ word, isPrefix }) => !stopWords.has(word) && this.#search(word, isPrefix).length > 0,
      ),
    ]);
    return [...new Set(words.map(({ word }) => word))];
  }
}

/** Everything that is said of an incident, or of a task. */
function textsOf({ record, task }: Item): string[] {
  const { title, severity = '', labels, names, summary = '', places } = record;
  if (task) return [task.title, task.owner ?? '', task.state, task.details ?? ''];
  return [title, severity, ...labels, ...names, summary, ...places.flatMap(([, name, text]) => [name, text])];
}

/**
 * Of incidents that have as much of the query, those with more of it in one place come first: there it belongs together. A
 * service that is named comes before them: it says whom to ask.
 */
function rankFound<Found extends { record: SearchRecord; weight: number; together: number }>(
  incidents: readonly Found[],
  terms: readonly SearchTerm[],
): Found[] {
  const isNamed = ({ record: { kind, title, labels } }: Found): boolean =>
    kind === 'service' && termsIn(terms, [title, ...labels]).size > 0;
  return incidents.toSorted(
    (a, b) => Number(isNamed(b)) - Number(isNamed(a)) || b.weight - a.weight || b.together - a.together,
  );
}

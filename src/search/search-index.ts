import MiniSearch from 'minisearch';
import type { SearchRecord, SearchTask } from './search-record.ts';
import { findCorrections } from './spelling.ts';
import { findBestPassages, type FoundPassage } from './best-passages.ts';
import { containsAll, parseQuery, type Query } from './query.ts';
import { listWords } from './tokenize.ts';

/** The results of a query. */
export interface SearchResults {
  /** The prefixes that were searched, with corrections; empty for an empty query. */
  words: string[];
  /** Words of the query that occur nowhere, each with the word that was searched instead. */
  corrections: Map<string, string>;
  incidents: FoundIncident[];
  tasks: FoundTask[];
  /** The number of incidents and tasks that are not shown. */
  more: number;
}

export interface FoundIncident {
  record: SearchRecord;
  passage: FoundPassage;
}

export interface FoundTask {
  record: SearchRecord;
  task: SearchTask;
}

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
      prefix: true,
      boost: { title: 3, labels: 2 },
    },
  });
  readonly #items: Item[] = [];

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
   * Find the incidents and tasks that contain every word of a query, or a word that begins with it, and every text in
   * quotes as it is written.
   */
  find(text: string): SearchResults {
    const query = parseQuery(text);
    let { words } = query;
    let items = this.#search(query, words);
    const corrections = items.length > 0 ? new Map<string, string>() : findCorrections(query.correctable, this.#index);
    if (corrections.size > 0) {
      words = [...new Set(words.map((word) => corrections.get(word) ?? word))];
      items = this.#search(query, words);
    }
    const incidents = items.flatMap(({ record, task }) => (task ? [] : [record]));
    const tasks = items.flatMap(({ record, task }) => (task ? [{ record, task }] : []));
    return {
      words,
      corrections,
      incidents: rankIncidents(incidents, words, [...query.quotations, ...query.names]),
      tasks: tasks.slice(0, maxShown),
      more: Math.max(0, incidents.length - maxShown) + Math.max(0, tasks.length - maxShown),
    };
  }

  #search({ quotations, names }: Query, words: readonly string[]): Item[] {
    const found =
      words.length > 0
        ? this.#index.search(words.join('\n')).flatMap(({ id }) => this.#items[Number(id)] ?? [])
        : quotations.length > 0
          ? this.#items
          : [];
    const quoting = found.filter((item) => containsAll(textsOf(item), quotations));
    const naming = names.length === 0 ? [] : quoting.filter((item) => containsAll(textsOf(item), names));
    return naming.length > 0 ? naming : quoting;
  }
}

/** Everything that is said of an incident, or of a task. */
function textsOf({ record, task }: Item): string[] {
  const { title, severity = '', labels, names, summary = '', places } = record;
  if (task) return [task.title, task.owner ?? '', task.state, task.details ?? ''];
  return [title, severity, ...labels, ...names, summary, ...places.flatMap(([, name, text]) => [name, text])];
}

/**
 * The passages of the best incidents; several of each, unless they would hide other incidents. Incidents with all words
 * in one passage come first, because there the words belong together. A service that is named comes before them: it says
 * whom to ask.
 */
function rankIncidents(
  records: readonly SearchRecord[],
  words: readonly string[],
  exact: readonly RegExp[],
): FoundIncident[] {
  const limit = records.length > maxShown / 2 ? 1 : 3;
  return records
    .slice(0, 2 * maxShown)
    .map((record) => ({ record, ...findBestPassages(record, { words, exact }, limit) }))
    .toSorted(
      (a, b) =>
        Number(isNamed(b.record, words)) - Number(isNamed(a.record, words)) ||
        Number(b.isTogether) - Number(a.isTogether),
    )
    .slice(0, maxShown)
    .flatMap(({ record, passages }) => passages.map((passage) => ({ record, passage })));
}

function isNamed({ kind, title, labels }: SearchRecord, words: readonly string[]): boolean {
  if (kind !== 'service') return false;
  return [title, ...labels].flatMap(listWords).some((word) => words.some((prefix) => word.startsWith(prefix)));
}

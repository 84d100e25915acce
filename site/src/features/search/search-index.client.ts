import MiniSearch from 'minisearch';
import type { SearchRecord, SearchTask } from '../../../../src/publish/search-record.ts';
import { findCorrections } from './spelling.ts';
import { findBestPassages, type FoundPassage } from './best-passages.ts';
import { listWords, tokenize } from './tokenize.ts';

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

interface Item {
  id: number;
  title: string;
  labels: string;
  text: string;
}

/** Everything that has been loaded so far and can be found. */
export class SearchIndex {
  readonly #index = new MiniSearch<Item>({
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
  readonly #items: { record: SearchRecord; task?: SearchTask }[] = [];

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

  #addItem(texts: Omit<Item, 'id'>, item: { record: SearchRecord; task?: SearchTask }): void {
    this.#index.add({ id: this.#items.length, ...texts });
    this.#items.push(item);
  }

  /** Find the incidents and tasks that contain every word of a query, or a word that begins with it. */
  find(query: string): SearchResults {
    const queryWords = wordsOfQuery(query);
    let words = queryWords;
    let ids = this.#search(words);
    const corrections = ids.length > 0 ? new Map<string, string>() : findCorrections(queryWords, this.#index);
    if (corrections.size > 0) {
      words = [...new Set(queryWords.map((word) => corrections.get(word) ?? word))];
      ids = this.#search(words);
    }
    const items = ids.flatMap((id) => this.#items[id] ?? []);
    const incidents = items.flatMap(({ record, task }) => (task ? [] : [record]));
    const tasks = items.flatMap(({ record, task }) => (task ? [{ record, task }] : []));
    return {
      words,
      corrections,
      incidents: rankIncidents(incidents, words),
      tasks: tasks.slice(0, maxShown),
      more: Math.max(0, incidents.length - maxShown) + Math.max(0, tasks.length - maxShown),
    };
  }

  #search(words: readonly string[]): number[] {
    return words.length === 0 ? [] : this.#index.search(words.join('\n')).map(({ id }) => Number(id));
  }
}

/**
 * The passages of the best incidents; several of each, unless they would hide other incidents. Incidents with all words
 * in one passage come first, because there the words belong together.
 */
function rankIncidents(records: readonly SearchRecord[], words: readonly string[]): FoundIncident[] {
  const limit = records.length > maxShown / 2 ? 1 : 3;
  return records
    .slice(0, 2 * maxShown)
    .map((record) => ({ record, ...findBestPassages(record, words, limit) }))
    .toSorted((a, b) => Number(b.isTogether) - Number(a.isTogether))
    .slice(0, maxShown)
    .flatMap(({ record, passages }) => passages.map((passage) => ({ record, passage })));
}

/** The words of a query. In a script without spaces only pairs: the last character is part of the pair before it. */
function wordsOfQuery(query: string): string[] {
  const tokens = tokenize(query);
  const pairs = tokens.filter(({ end }, index) => tokens[index - 1]?.end !== end);
  return [...new Set(pairs.map(({ word }) => word))];
}

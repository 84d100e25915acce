import MiniSearch from 'minisearch';
import type { SearchRecord, SearchTask } from '../../../../src/publish/search.ts';
import { spellingsOf } from './spelling.ts';
import { placesOf, type FoundPlace } from './best-passages.ts';
import { wordList, wordsIn } from './tokenize.ts';

/** What a search found. */
export interface Found {
  /** What words of texts begin with, as they were looked for; none when nothing was asked. */
  words: string[];
  /** Words that stand nowhere, each with the one that was looked for in its stead. */
  spelt: Map<string, string>;
  incidents: FoundIncident[];
  tasks: FoundTask[];
  /** How many incidents and tasks there are beside those. */
  more: number;
}

export interface FoundIncident {
  record: SearchRecord;
  place: FoundPlace;
}

export interface FoundTask {
  record: SearchRecord;
  task: SearchTask;
}

/** How many incidents, and how many tasks, are shown at most. */
const shown = 20;

interface Item {
  id: number;
  title: string;
  labels: string;
  text: string;
}

/** Everything that can be found so far. */
export class Library {
  readonly #index = new MiniSearch<Item>({
    fields: ['title', 'labels', 'text'],
    tokenize: wordList,
    processTerm: (word) => word,
    searchOptions: {
      // What is asked for has been taken apart already.
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

  /** Look for incidents and tasks that hold every word of a query, or the beginning of it. */
  find(query: string): Found {
    const asked = askedWords(query);
    let words = asked;
    let results = this.#search(words);
    const spelt = results.length > 0 ? new Map<string, string>() : spellingsOf(asked, this.#index);
    if (spelt.size > 0) {
      words = [...new Set(asked.map((word) => spelt.get(word) ?? word))];
      results = this.#search(words);
    }
    const items = results.flatMap((id) => this.#items[id] ?? []);
    const ofIncidents = items.filter(({ task }) => !task);
    const ofTasks = items.flatMap(({ record, task }) => (task ? [{ record, task }] : []));
    return {
      words,
      spelt,
      incidents: bestPlaces(
        ofIncidents.map(({ record }) => record),
        words,
      ),
      tasks: ofTasks.slice(0, shown),
      more: Math.max(0, ofIncidents.length - shown) + Math.max(0, ofTasks.length - shown),
    };
  }

  #search(words: readonly string[]): number[] {
    return words.length === 0 ? [] : this.#index.search(words.join('\n')).map(({ id }) => Number(id));
  }
}

/**
 * The places of the best incidents, several of each where that hides no other incident. Those that hold all words in
 * one place come first: what they say, they say together.
 */
function bestPlaces(records: readonly SearchRecord[], words: readonly string[]): FoundIncident[] {
  const limit = records.length > shown / 2 ? 1 : 3;
  return records
    .slice(0, 2 * shown)
    .map((record) => ({ record, ...placesOf(record, words, limit) }))
    .toSorted((a, b) => Number(b.isTogether) - Number(a.isTogether))
    .slice(0, shown)
    .flatMap(({ record, places }) => places.map((place) => ({ record, place })));
}

/** The words of a query. Of writing without spaces only pairs, since its last character belongs to the pair before. */
function askedWords(query: string): string[] {
  const words = wordsIn(query);
  const alone = words.filter(({ end }, index) => words[index - 1]?.end !== end);
  return [...new Set(alone.map(({ word }) => word))];
}

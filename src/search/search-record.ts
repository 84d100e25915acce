import { stableSlug } from '../text/slug.ts';
import type { TaskStatus } from '../postmortem/postmortem.ts';

// The format of the search index. Scripts of the pages use it, so this file uses nothing of Node.

/** The searchable content of an incident and its anchors. Plain JSON, since it is part of a script. */
export interface SearchRecord {
  /** Path of its page, relative to the site's root. */
  path: string;
  /** Absent for an incident. */
  kind?: 'service';
  /** `2024`; empty if unknown. */
  year: string;
  title: string;
  /** Language of its texts; absent for English. */
  lang?: string;
  severity?: string;
  /** The name of the repository that it is from; absent for the site's own. */
  source?: string;
  /** Rank of its severity, which selects the symbol. */
  rank: number;
  /** `10 Aug 2024`. */
  date?: string;
  /** Its services and tags, and its kind if that is not `incident`. */
  labels: string[];
  /** Its id and its aliases. */
  names: string[];
  summary?: string;
  /** What ended it, in one line; absent as long as nothing has. */
  ended?: string;
  /** In the order of the page. */
  places: SearchPlace[];
  tasks: SearchTask[];
}

/** A section of a page: its anchor, empty for the page itself; its name; its text, on one line. */
export type SearchPlace = [anchor: string, name: string, text: string];

/** The anchor of a team's own fields. */
export const fieldAnchor = 'fields';

export interface SearchTask {
  title: string;
  status: TaskStatus;
  /** The status in words. */
  state: string;
  owner?: string;
  /** `YYYY-MM-DD`; only for outstanding tasks. */
  due?: string;
  details?: string;
}

/** What the search loads first. Records are numbered from 0: services, then incidents with the newest last. */
export interface SearchList {
  /** Groups of words and phrases that mean the same, besides those that everybody has. */
  synonyms: string[][];
  /** The number of services. */
  services: number;
  /** The number of tasks of each record, see `encodeNumber`. */
  tasks: string;
  /** Paths of the pages of the records, in groups of `pageGroup`: themselves, or the hash of a file of them. */
  pages: (string[] | string)[];
  /** Files of terms. */
  terms: SortedFile[];
  /** Files of words for spelling. */
  words: SortedFile[];
}

/** A file of sorted texts: the first one, and the hash in the name of the file. */
export type SortedFile = [first: string, hash: string];

export const pageGroup = 128;

/** A file of paths. */
export interface SearchPages {
  /** The number of the first record. */
  start: number;
  paths: string[];
}

/** A file of terms, each followed by its entries, see `readEntries`. */
export type SearchTerms = string[];

/** A file of words for spelling. */
export interface SearchSpelling {
  /** Sorted, with spaces between them. */
  words: string;
  /** How many records have each: a digit, the logarithm to the base 2. */
  records: string;
}

/** Path of the file that a search loads first, relative to the site's root. Its name is stable. */
export const searchList = 'search/index.js';

/** Path of a file of the index; the name contains a hash of the content. */
export function searchFile(kind: 'terms' | 'words' | 'pages', hash: string): string {
  return `search/${kind}.${hash}.js`;
}

/** Path of the file with the record of a page. Its name is stable, as that of the page, which may be of another site. */
export function recordFile(page: string): string {
  const name = /^https?:/.test(page) ? `sources/${stableSlug(page, 'incident')}` : page.replace(/\.html$/, '');
  return `search/${name}.js`;
}

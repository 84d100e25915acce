import type { TaskStatus } from '../postmortem/postmortem.ts';

// The format of the search index. Scripts of the pages import these types, so this file uses nothing of Node.

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

/** What the search loads first. */
export interface SearchList {
  /** Newest first. */
  files: SearchPart[];
  /** Groups of words and phrases that mean the same, besides those that everybody has. */
  synonyms: string[][];
}

/** A file of the index. */
export interface SearchPart {
  /** Relative to the site's root. */
  file: string;
  /** Years of its incidents, latest first; empty text for an unknown year. */
  years: string[];
  /** Number of characters. */
  length: number;
}

/**
 * Path of the list of index files, relative to the site's root. The list's name is stable; the names of its files contain a
 * hash.
 */
export const searchList = 'search/index.js';

import type { CatalogService } from '../catalog/catalog.ts';
import type { SearchTask } from '../search/search-record.ts';
import type { Role } from './people.ts';

/** What was found. Plain JSON; absent is what is not stated. */
export interface FindReport {
  /** As the user wrote it. */
  query: string;
  /** The prefixes of words that were searched, with other forms and synonyms. */
  words: string[];
  /** The words and phrases of the query that were searched, without stop words, with corrections. */
  terms: string[];
  /** Words that occur nowhere, each with the one that was searched instead. */
  corrections: Record<string, string>;
  /** Best first. */
  incidents: FoundIncident[];
  /** Services of which more is known than the name. */
  services: FoundService[];
  tasks: FoundTask[];
  /** The number of incidents and tasks that are not listed. */
  more: number;
  /** What the user has to know, each a sentence without a final period. */
  notes: string[];
}

export interface FoundIncident {
  id: string;
  title: string;
  /** Relative to the root, `/` as separator. */
  path: string;
  /** Address of its page, if `site.url` is configured. */
  url?: string;
  severity?: string;
  status: string;
  /** `YYYY-MM-DD`. */
  day?: string;
  services: string[];
  /** Who runs its services, where that is configured. */
  owners: { service: string; owner: string }[];
  /** Where the words are. */
  passages: FoundPassage[];
  /** Those of the terms that it does not have; absent if it has all. */
  missing?: string[];
  /** The change and the entry that ended the impact; empty as long as nothing has. They are among those that helped. */
  ended: FoundEntry[];
  /** Entries that say what was changed, and what ended the impact. */
  helped: FoundEntry[];
  /** Entries that say what it was not. */
  ruledOut: FoundEntry[];
  /** Who knows about it, without `@`. */
  people: Record<Role, string[]>;
}

/** A service, as configured. */
export interface FoundService extends CatalogService {
  /** Address of its page, if `site.url` is configured. */
  url?: string;
}

/** A passage of the page. */
export interface FoundPassage {
  /** Its heading, or the time of its entry; may be empty. */
  name: string;
  text: string;
  /** Line of the entry in the document, from 1; only of entries. */
  line?: number;
  url?: string;
}

/** An entry of the timeline. */
export interface FoundEntry {
  /** `2024-08-10 14:30 UTC`. */
  time: string;
  kinds: string[];
  text: string;
  /** Line in the document, from 1. */
  line: number;
}

export interface FoundTask extends SearchTask {
  /** As that of an incident. */
  missing?: string[];
  incident: { id: string; title: string; path: string };
}

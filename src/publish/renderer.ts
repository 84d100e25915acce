import type { Catalog, Incident } from '../catalog/catalog.ts';
import type { Passage } from '../markdown/search-passages.ts';
import type { Message } from '../message.ts';
import type { Rule } from '../rule.ts';
import type { Settings } from '../settings.ts';
import type { SearchRecord } from './search.ts';

/** What the compiled site offers to the commands. It reads no file, no clock and no environment. */
export interface Renderer {
  /** Files that the pages refer to, text by path: the stylesheet, the script and the icon, with hashed names. */
  assets: Readonly<Record<string, string>>;
  /** The pages of a catalog. */
  routes: (catalog: Catalog) => Route[];
  /** Scripts that pages load only when they need them, text by name; none where a catalog is small. */
  scripts: (catalog: Catalog, settings: Settings) => Record<string, string>;
  /**
   * Render one page to HTML, with relative links.
   *
   * @throws What a component threw, with the page's path in front of its message.
   */
  render: (locals: Locals) => Promise<string>;
  /** What the search can find on a page; `undefined` when that is nothing. */
  searchRecord: (locals: Locals) => SearchRecord | undefined;
}

/** One page of the site. */
export interface Route {
  /** Relative to the site's root, `/` as separator, ends in `.html`. */
  path: string;
  page: Page;
}

export type Page =
  | { name: 'index' }
  | { name: 'year'; year: string; number: number }
  | { name: 'insights' }
  | { name: 'rules' }
  | { name: 'not-found' }
  | { name: 'incident'; incident: Incident }
  // A page of a long list; `number` counts from 1.
  | { name: 'tasks' | 'settled' | 'services' | 'tags' | 'owners'; number: number }
  | { name: 'service' | 'tag'; facet: string; number: number }
  | { name: 'owner'; owner: string; number: number };

/** Everything that a page is made from. */
export interface Locals {
  catalog: Catalog;
  route: Route;
  /** Those that hold for the page's document, with the overrides that match it. */
  settings: Settings;
  /** Paths of the scripts that pages load when they need them, relative to the site's root, by name. */
  scripts: Readonly<Record<string, string>>;
  /** Every rule, in the order of the manual. */
  rules: readonly Rule[];
  /** The date of the build, `YYYY-MM-DD`. */
  today: string;
  branding: Branding;
  /** What the checks say about the page's document; none on other pages. */
  messages: readonly PlacedMessage[];
  /** The page's document as HTML; absent on other pages. */
  html?: DocumentHtml;
  /** Where the page's document is on the code host. */
  source: SourceLinks;
}

/** Addresses of a document on the code host; absent where nobody said which that is. */
export interface SourceLinks {
  /** Where it can be seen. */
  view?: string;
  /** What became of it since it was written. */
  history?: string;
  /** Where a change of it can be proposed. */
  edit?: string;
}

/** What a team's own look adds; paths are relative to the site's root. */
export interface Branding {
  /** An image. */
  logo?: string;
  /** In the order in which they apply, after the site's own. */
  stylesheets: readonly string[];
}

/** A message, and where on the page it belongs. */
export interface PlacedMessage extends Message {
  /** The timeline entry that it is about, counted from 0; absent when it is about something else. */
  entry?: number;
}

/** A heading of a document's prose. */
export interface DocumentHeading {
  /** What it is linked to by. */
  id: string;
  /** Without markup. */
  text: string;
  /** 2 to 6: the page's title is the only one of the first rank. */
  depth: number;
}

/** Sanitised HTML of a document. */
export interface DocumentHtml {
  /** The body without the timeline. */
  prose: string;
  /** The headings of the prose that can be linked to, in order. */
  headings: readonly DocumentHeading[];
  /** What stands in the timeline before its first entry. */
  timelineNotes: string;
  /** What each timeline entry says, in order. */
  entries: readonly string[];
  /** The footnotes of all of it, with their heading; empty when there is none. */
  footnotes: string;
  /** What it says without markup. */
  passages: DocumentPassages;
}

/** What a document says, by the places that a page can be opened at. */
export interface DocumentPassages {
  timelineNotes: readonly Passage[];
  /** Of each timeline entry, in order. */
  entries: readonly (readonly Passage[])[];
  /** Of the prose and the footnotes. */
  prose: readonly Passage[];
}

import type { Catalog, Incident, UnnamedIncident } from '../catalog/catalog.ts';
import type { FieldLabels } from '../postmortem/postmortem.ts';
import type { Passage } from '../markdown/search-passages.ts';
import type { Message } from '../message.ts';
import type { Rule } from '../rule.ts';
import type { Settings, SiteSettings } from '../settings.ts';
import type { DataName } from './data-script.ts';
import type { SearchRecord } from '../search/search-record.ts';

/** The interface of the compiled site. It reads no files, clock or environment. */
export interface Renderer {
  /** Files that the pages refer to, text by path: the stylesheet, the script and the icon, with hashed names. */
  assets: Readonly<Record<string, string>>;
  /** Images with stable names, base64 by path: the icon for programs that draw no SVG. */
  images: Readonly<Record<string, string>>;
  /** The pages of a catalog. */
  routes: (catalog: Catalog) => Route[];
  /** Path of an incident's page, relative to the site's root; of one of another repository, its URL. */
  incidentPath: (incident: Pick<Incident, 'slug' | 'source'>) => string;
  /** The year under which an incident is listed; anything but digits if it is unknown. */
  yearOf: (incident: UnnamedIncident) => string;
  /** Matches every id that the renderer gives to elements of an incident's page. */
  ownAnchors: RegExp;
  /** Scripts with data of all incidents, which pages load besides the site's own scripts. */
  scripts: (catalog: Catalog, settings: Settings, context: ScriptsContext) => DataScript[];
  /** Files for programs: feeds and `llms.txt`. */
  files: (catalog: Catalog, context: FilesContext) => SiteText[];
  /** What a page shows of the catalog. It changes only if the page does. */
  dataOf: (catalog: Catalog, route: Route, context: PageContext) => PageData;
  /**
   * Render one page to HTML, with relative links.
   *
   * @throws The error of a component, with the page's path in front of its message.
   */
  render: (locals: Locals) => Promise<string>;
  /** What only the pages of `casebook serve` load; a built site does not have it. */
  preview: PreviewParts;
  /** The content of an incident's page for the search index. */
  searchRecord: (page: SearchedPage) => SearchRecord;
  /** The services of a catalog for the search index. */
  serviceRecords: (catalog: Catalog) => SearchRecord[];
}

/** The length of the catalog: of all its files, if it has several. */
export interface CatalogSize {
  bytes: number;
}

/** What scripts depend on besides the catalog and the settings. */
export interface ScriptsContext extends CatalogSize {
  /** The date of the build, `YYYY-MM-DD`. */
  today: string;
}

/** What reloads served pages, and the style of what they say about themselves. */
export interface PreviewParts {
  /** Reads `data-page` and `data-version` of its own element. */
  script: string;
  style: string;
}

/** A script that holds data: from disk, browsers load nothing else. */
export interface DataScript {
  /** The site has it as `data/<name>.js`, with a hash of the text in front of the extension unless its name is stable. */
  name: DataName;
  /** The data. */
  json: string;
  /** Every page loads it, and must not change when it does. */
  isStable?: true;
}

/** What files for programs depend on besides the catalog. */
export interface FilesContext {
  settings: Settings;
  /** The date of the build, `YYYY-MM-DD`. */
  today: string;
  /** Path of the copy of a document, relative to the site's root, by its path in the repository. */
  markdown: ReadonlyMap<string, string>;
}

/** A text file of the site. */
export interface SiteText {
  /** Relative to the site's root. */
  path: string;
  /** Made when it is asked for. */
  text: () => string;
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
  // `document` is the path of its document, relative to the repository's root.
  | { name: 'incident'; id: string; document: string }
  // At the former name of an incident, `id`.
  | { name: 'moved'; id: string }
  // At an alias of a service.
  | { name: 'moved'; service: string }
  // A page of a long list; `number` counts from 1.
  | { name: 'tasks' | 'settled' | 'services' | 'tags' | 'owners'; number: number }
  | { name: 'service' | 'tag'; facet: string; number: number }
  | { name: 'owner'; owner: string; number: number };

/** What the data of a page depend on besides the catalog. */
export interface PageContext {
  /** The settings for the page's document, with the overrides that match it. */
  settings: Settings;
  /** Every rule, in the order of docs/rules.md. */
  rules: readonly Rule[];
  /** The date of the build, `YYYY-MM-DD`. */
  today: string;
  /** What the team's schema says of the fields of all documents. */
  fieldLabels: FieldLabels;
  sources?: SourceStates;
  /** Paths of the scripts whose names are not stable, relative to the site's root, by name. */
  scripts: Readonly<Record<string, string>>;
}

/** Other repositories whose incidents are not shown as they are. */
export interface SourceStates {
  /** Nothing of them is known. */
  missing: readonly { name: string }[];
  /** As they were on a day, `YYYY-MM-DD`. */
  outdated: readonly { name: string; day: string }[];
}

/** What a page shows of the catalog: plain JSON, of a type that only the page itself knows. */
export interface PageData {
  readonly name: Page['name'];
}

/** Everything that a page is rendered from. Plain JSON. */
export interface Locals {
  route: Route;
  frame: Frame;
  data: PageData;
  /** The messages about the page's document; empty on other pages. */
  messages: readonly PlacedMessage[];
  /** The page's document as HTML; absent on other pages. */
  html?: DocumentHtml;
  /** URLs of the page's document on the code host. */
  source: SourceLinks;
  /** Whether the author of the document is the reader, as in `casebook serve`. */
  isPreview?: true;
}

/** What is the same on every page of a site. */
export interface Frame {
  site: SiteSettings;
  /** The severities of incidents, most severe first. */
  severities: Settings['severities'];
  branding: Branding;
  /** Whether there is anything to search. */
  hasSearch: boolean;
}

/** What the search can find on the page of an incident. */
export interface SearchedPage {
  /** Relative to the site's root. */
  path: string;
  incident: UnnamedIncident;
  passages: DocumentPassages;
  settings: Pick<Settings, 'severities' | 'services'>;
  labels: FieldLabels;
}

/** URLs of a document; those on the code host are absent if not configured. */
export interface SourceLinks {
  /** Path of its copy in the site, relative to the site's root; absent if it mentions what the site must not. */
  copy?: string;
  /** Shows the file. */
  view?: string;
  /** Shows its history. */
  history?: string;
  /** Edits the file. */
  edit?: string;
}

/** A team's branding; paths are relative to the site's root. */
export interface Branding {
  /** Path of an image. */
  logo?: string;
  /** Paths in the order in which they apply, after the site's own styles. */
  stylesheets: readonly string[];
}

/** A message with its position on the page. */
export interface PlacedMessage extends Message {
  /** Index of the timeline entry that the message is about; absent if it is not about an entry. */
  entry?: number;
}

/** A heading of a document's prose. */
export interface DocumentHeading {
  /** Anchor of the heading. */
  id: string;
  /** Without markup. */
  text: string;
  /** 2 to 6: only the page's title has level 1. */
  depth: number;
}

/** Sanitised HTML of a document. */
export interface DocumentHtml {
  /** The body without the timeline. */
  prose: string;
  /** The headings of the prose that can be linked to, in order. */
  headings: readonly DocumentHeading[];
  /** The content of the timeline before its first entry. */
  timelineNotes: string;
  /** The content of each timeline entry, in order. */
  entries: readonly string[];
  /** All footnotes, with their heading; empty if there are none. */
  footnotes: string;
  /** Its text without markup. */
  passages: DocumentPassages;
}

/** The text of a document, by the anchors of its page. */
export interface DocumentPassages {
  timelineNotes: readonly Passage[];
  /** Of each timeline entry, in order. */
  entries: readonly (readonly Passage[])[];
  /** Of the prose and the footnotes. */
  prose: readonly Passage[];
}

import type { Severity } from './message.ts';

/** The severity that a repository may give to a rule. */
export type RuleSeverity = 'off' | Severity;

/** All settings of a repository, with defaults filled in. Commands, rules and pages use them. */
export interface Settings {
  /** Globs of the documents, relative to the root, `/` as separator. */
  documents: string[];
  /** Incident severities, most severe first. */
  severities: IncidentSeverity[];
  /** Zone of times without a zone, in documents without one: an IANA name, an offset or `UTC`. */
  timezone?: string;
  /** A heading that contains one of these, in any case, starts a timeline. */
  timelineHeadings: string[];
  /** A heading that contains one of these, in any case, starts a checklist of tasks. */
  taskHeadings: string[];
  /** Kinds of timeline entries, in the order in which an incident usually has them. */
  kinds: string[];
  /** Services that documents may name, each by its name or with more; absent if any name is accepted. */
  services?: (string | ServiceSettings)[];
  /** Names that documents may use; absent if any name is accepted. */
  owners?: string[];
  tags?: string[];
  /** Changes to the defaults of the rules, by id. */
  rules: Record<string, RuleSettings>;
  /** Changes to `rules` for some documents; if several match a document, the last one wins. */
  overrides: RuleOverride[];
  /** The team's own JSON Schema of the frontmatter: a path relative to the root, `/` as separator. */
  schema?: string;
  /** Templates of new documents, in the order in which they are tried; absent if none is configured. */
  templates?: TemplateSettings[];
  /** Catalogs of other repositories that the site shows as well. */
  sources: SourceSettings[];
  site: SiteSettings;
}

/** The catalog of another repository. */
export interface SourceSettings {
  /** Lower-case letters, digits and `-`; begins the ids of its incidents. */
  id: string;
  /** An address, or a path relative to the root. */
  catalog: string;
  /** URL of its site, if it is not the folder of the address, or what the catalog says. */
  url?: string;
  /** Hexadecimal digits. */
  sha256?: string;
  /** How the site names it, if that is not the id. */
  name?: string;
}

/** A template of new documents, and what it is meant for. */
export interface TemplateSettings {
  /** Relative to the root, `/` as separator. */
  file: string;
  /** Names or aliases of severities; absent for any. */
  severities?: string[];
  /** Kinds of events; absent for any. */
  kinds?: string[];
}

/** One of the severities of incidents. */
export interface IncidentSeverity {
  name: string;
  /** Other names that documents may use for it. */
  aliases: string[];
}

/** A service, and whom to ask about it. */
export interface ServiceSettings {
  name: string;
  /** Other names that documents may use for it. */
  aliases?: string[];
  /** A handle or a team, as written. */
  owner?: string;
  /** URLs, `http:` or `https:`. */
  runbook?: string;
  dashboard?: string;
  chat?: string;
}

/** The settings of a rule. */
export interface RuleSettings {
  severity?: RuleSeverity;
  /** By name; absent options have their defaults. */
  options?: Record<string, unknown>;
}

/** The settings of rules for some of the documents. */
export interface RuleOverride {
  /** Globs relative to the root, `/` as separator. */
  files: string[];
  rules: Record<string, RuleSettings>;
}

/** The settings of the site. */
export interface SiteSettings {
  title: string;
  /** The site shows postmortems up to this level. Others are excluded before anything is computed from them. */
  visibility: 'public' | 'internal' | 'restricted';
  /** URL of the published site, without a slash at its end; messages link to it. */
  url?: string;
  /** URL of a file on the code host, with `{path}` for its path; if absent, no page links to it. */
  source?: string;
  /** URL of the history of a file, likewise. */
  history?: string;
  /** URL for editing a file, likewise. */
  edit?: string;
  /** URL of a ticket in the tracker, with `{key}` for its key; if absent, only tickets that are URLs are links. */
  tickets?: string;
  /** Keys of the team's own fields by which incidents can be filtered. */
  facets: string[];
  /** Groups of words and phrases that mean the same in the search. */
  synonyms: string[][];
  /** Path of an image, relative to the root. */
  logo?: string;
  /** Colour of links, `#rgb` or `#rrggbb`. */
  accent?: string;
  /** Path of a style sheet that is applied after the site's own, relative to the root. */
  stylesheet?: string;
  /** Links in the header of every page. */
  navigation: NavigationLink[];
  /** A sentence at the foot of every page; if absent, the built-in one. */
  footer?: string;
}

/** A link in the header of the site. */
export interface NavigationLink {
  title: string;
  url: string;
}

/** Facts about the place and time of a run that rules may use. */
export interface Environment {
  /** The present, as an ISO 8601 instant in UTC. */
  now: string;
  /**
   * Whether a path, relative to the root with `/` as separator, is a file or a folder of the repository.
   * Absent if there is no repository; rules that need it then do nothing.
   */
  isFile?: ((path: string) => boolean) | undefined;
  /** Whether only some of the repository's documents are checked, so that a missing document may exist. */
  partial?: boolean;
}

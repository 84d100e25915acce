import type { Severity } from './message.ts';

/** What a repository may make of a rule. */
export type RuleSeverity = 'off' | Severity;

/** Everything a team can decide, after defaults: what the commands, rules and pages go by. */
export interface Settings {
  /** Globs of the documents, relative to the root, `/` as separator. */
  documents: string[];
  /** Incident severities, gravest first. */
  severities: IncidentSeverity[];
  /** Zone of times that state none, where their document states none either: an IANA name, an offset or `UTC`. */
  timezone?: string;
  /** A heading that contains one of these, in any case, begins a timeline. */
  timelineHeadings: string[];
  /** A heading that contains one of these, in any case, stands above a checklist of tasks. */
  taskHeadings: string[];
  /** What inline code after an entry's time may name; in the order an incident usually takes them. */
  kinds: string[];
  /** Names that documents may use; absent when any will do. */
  services?: string[];
  owners?: string[];
  tags?: string[];
  /** What differs from the rules' defaults, by id. */
  rules: Record<string, RuleSettings>;
  /** What differs from `rules` in some documents; of several that match one, the later wins. */
  overrides: RuleOverride[];
  /** The team's own JSON Schema of the frontmatter, beside ours: a path relative to the root, `/` as separator. */
  schema?: string;
  site: SiteSettings;
}

/** One step of the scale of incidents. */
export interface IncidentSeverity {
  name: string;
  /** Other names for it, which documents may use. */
  aliases: string[];
}

/** What a repository decides about a rule. */
export interface RuleSettings {
  severity?: RuleSeverity;
  /** By name; those that are absent keep their defaults. */
  options?: Record<string, unknown>;
}

/** What a repository decides about rules in a part of its documents. */
export interface RuleOverride {
  /** Globs relative to the root, `/` as separator. */
  files: string[];
  rules: Record<string, RuleSettings>;
}

/** What a team decides about its site. */
export interface SiteSettings {
  title: string;
  /** The site shows postmortems up to this level; what is above it is left out before anything is derived. */
  visibility: 'public' | 'internal' | 'restricted';
  /** Where the site is served, without a slash at its end; messages lead there. Absent where nobody has said. */
  url?: string;
  /** Address of a file on the code host, with `{path}` where its path goes; without it no page links there. */
  source?: string;
  /** Address of the history of a file, likewise. */
  history?: string;
  /** Address at which a file can be edited, likewise. */
  edit?: string;
  /** Path of an image, relative to the root. */
  logo?: string;
  /** Colour of links, `#rgb` or `#rrggbb`. */
  accent?: string;
  /** Path of a style sheet that is applied after the site's own, relative to the root. */
  stylesheet?: string;
  /** Links to other places, in the head of every page. */
  navigation: NavigationLink[];
  /** A sentence at the foot of every page; absent for the site's own. */
  footer?: string;
}

/** A link to another place. */
export interface NavigationLink {
  title: string;
  url: string;
}

/** What is true of the place and the time at which rules run. */
export interface Environment {
  /** The present, as an ISO 8601 instant in UTC. */
  now: string;
  /**
   * Whether a path, relative to the root with `/` as separator, is a file or a folder of the repository.
   * Absent where there is no repository; then rules do not ask.
   */
  isFile?: ((path: string) => boolean) | undefined;
  /** The repository has documents that are not looked at, so nobody knows what is not there. */
  partial?: boolean;
}

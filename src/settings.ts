/** How much a message weighs. Only `error` changes the exit code. */
export type Severity = 'info' | 'warn' | 'error';

/** Everything a team can decide, after defaults: what the commands, rules and pages go by. */
export interface Settings {
  /** Globs of the documents, relative to the root, `/` as separator. */
  documents: string[];
  /** Incident severities, gravest first. */
  severities: string[];
  /** Zone of times that state none, where their document states none either: an IANA name, an offset or `UTC`. */
  timezone?: string;
  /** A heading that contains one of these, in any case, begins a timeline. */
  timelineHeadings: string[];
  /** A heading that contains one of these, in any case, stands above a checklist of tasks. */
  taskHeadings: string[];
  /** What inline code after an entry's time may name; in the order an incident usually takes them. */
  kinds: string[];
  site: SiteSettings;
}

/** What a team decides about its site. */
export interface SiteSettings {
  title: string;
  /** The site shows postmortems up to this level; what is above it is left out before anything is derived. */
  visibility: 'public' | 'internal' | 'restricted';
}

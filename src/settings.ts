/** How much a message weighs. Only `error` changes the exit code. */
export type Severity = 'info' | 'warn' | 'error';

/** Everything a team can decide, after defaults: what the commands, rules and pages go by. */
export interface Settings {
  /** Globs of the documents, relative to the root, `/` as separator. */
  documents: string[];
  /** Incident severities, gravest first. */
  severities: string[];
  /** Zone of times that state none, here or in their document: an IANA name or `UTC`. */
  timezone: string;
  site: SiteSettings;
}

/** What a team decides about its site. */
export interface SiteSettings {
  title: string;
}

/** What is known of an incident when its write-up begins. */
export interface DraftValues {
  title: string;
  /** The date that it is known by, `YYYY-MM-DD`. */
  date: string;
  /** The file name without `.md`. */
  id: string;
  severity?: string;
  kind?: string;
  services: readonly string[];
  /** Start of impact, in the grammar of docs/format.md, with its date. */
  start?: string;
  authors: readonly string[];
  /** Absent if the configuration states it. */
  timezone?: string;
}

/** The values of placeholders, by name: a text, or a list in the frontmatter. */
export function placeholderValues(values: DraftValues): Record<string, string | readonly string[]> {
  const { title, date, id, severity = '', kind = '', services, start = '', authors, timezone = '' } = values;
  const [service = ''] = services;
  const [author = ''] = authors;
  return { title, date, id, severity, kind, service, services, start, author, authors, timezone };
}

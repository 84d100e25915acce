import type { Postmortem } from '../postmortem/postmortem.ts';
import type { Reading } from '../postmortem/read-postmortem.ts';
import type { Settings } from '../settings.ts';
import type { MarkdownDocument } from '../markdown/document.ts';

/** A postmortem that is exported. */
export interface ExportSource {
  document: MarkdownDocument;
  reading: Reading;
  /** The values of its frontmatter. */
  values: Record<string, unknown>;
  /** The text below its frontmatter, byte for byte. */
  body: string;
  settings: Settings;
  /** What a page may show and link to. */
  places: ExportPlaces;
}

/** Files around a document. */
export interface ExportPlaces {
  /** The URL of an image for a page that stands alone; `undefined` if it cannot be shown. */
  imageAt: (url: string) => string | undefined;
  /** The target of a link; `undefined` if readers could not open it. */
  linkTo: (url: string) => string | undefined;
}

/** The text of a postmortem in another format. Pure. */
export type Exporter = (source: ExportSource) => string;

/** The day that a postmortem is known by, if its id begins with one. */
export function dateOf({ id }: Pick<Postmortem, 'id'>): string | undefined {
  return /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(id)?.[0];
}

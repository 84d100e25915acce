import { defaultSettings } from './config/defaults.ts';
import { checkDocuments } from './lint/check-documents.ts';
import { parseMarkdown } from './markdown/parse.ts';
import type { Source } from './markdown/source.ts';
import type { Postmortem } from './postmortem/postmortem.ts';
import type { Message } from './message.ts';
import type { Environment, Settings } from './settings.ts';

export { createCatalog, type Catalog, type CatalogEntry, type Incident } from './catalog/catalog.ts';
export type { IntervalName, Metrics, Milestone, Milestones, SecondsRange } from './analysis/metrics.ts';
export type { MilestoneName } from './analysis/milestones.ts';
export { defaultSettings } from './config/defaults.ts';
export { UserError, type UserErrorCode } from './errors.ts';
export type { Point, Position } from './position.ts';
export type * from './postmortem/postmortem.ts';
export type { Source } from './markdown/source.ts';
export type { Edit } from './edit.ts';
export type { Message, Severity } from './message.ts';
export type * from './settings.ts';
export type { Moment, Precision } from './time/moment.ts';

/** A document as Casebook reads it, with its messages. */
export interface CheckedSource {
  postmortem: Postmortem;
  /** By line, column and rule. */
  messages: Message[];
}

/**
 * Read and check one document. Never throws, whatever the text. Some texts, such as 20,000 times `*a_`, take minutes, so
 * check untrusted texts in a thread that can be stopped.
 *
 * @param environment The current time, and which files exist; without `isFile`, links to files are not checked.
 */
export function check(
  source: Source,
  settings: Settings = defaultSettings,
  environment: Environment = { now: new Date().toISOString() },
): CheckedSource {
  const [checked] = checkDocuments([parseMarkdown(source)], settings, { partial: true, ...environment });
  if (!checked) throw new Error(`${source.path} was not checked`);
  return { postmortem: checked.reading.postmortem, messages: checked.messages };
}

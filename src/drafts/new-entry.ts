import type { MarkdownDocument } from '../markdown/document.ts';
import type { Postmortem, TimelineEntry } from '../postmortem/postmortem.ts';
import type { Moment } from '../time/moment.ts';

/** An entry to add to a timeline. */
export interface NewEntry {
  at: Moment;
  kinds: readonly string[];
  /** Markdown on one line. */
  text: string;
}

/** A place in the text and what surrounds the new entry there. */
export interface Slot {
  document: MarkdownDocument;
  postmortem: Postmortem;
  model: TimelineEntry;
  isAbove: boolean;
}

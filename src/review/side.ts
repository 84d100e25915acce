import type { UnnamedIncident } from '../catalog/catalog.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import type { Message } from '../message.ts';
import type { Reading } from '../postmortem/read-postmortem.ts';

/** One version of a postmortem: at the base, or at the head. */
export interface ReviewedSide {
  document: MarkdownDocument;
  reading: Reading;
  incident: UnnamedIncident;
  isRestricted: boolean;
  /** Everything that is reported about it, before a baseline. */
  messages: readonly Message[];
}

/** The present version of a postmortem. */
export interface ReviewedHead extends ReviewedSide {
  /** What the baseline does not accept. */
  reported: readonly Message[];
  /** What a draft gets as if it were in review; absent for others. */
  asInReview?: readonly Message[];
  /** The text with everything fixed that has exactly one fix, if that changes it. */
  fixed?: string;
}

/** Whether a version says anything at all: an error in its frontmatter hides all of it. */
export function isReadable({ document: { unreadable, frontmatter } }: ReviewedSide): boolean {
  return unreadable === undefined && (frontmatter?.faults ?? []).length === 0;
}

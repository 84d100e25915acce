import type { MarkdownDocument } from './markdown/parse.ts';
import type { Position } from './markdown/position.ts';
import type { Postmortem } from './postmortem/postmortem.ts';
import type { Settings, Severity } from './settings.ts';

/** What a rule found, at its place. */
export interface Finding {
  /** `Unexpected X, expected Y`; values in backticks, no final period. */
  reason: string;
  position: Position;
  /** How to mend it, in a sentence. */
  note?: string;
}

/** What a rule may know beside the postmortem. */
export interface RuleContext {
  /** The file that the postmortem was read from: its tree, its text, its frontmatter. */
  document: MarkdownDocument;
  settings: Settings;
  report: (finding: Finding) => void;
}

/** One example of a rule: a document, and what is said about it. */
export interface RuleExample {
  /** A sentence; the test is called by it. */
  name: string;
  document: string;
  /** `line:column reason` of every message that the document gets from this rule; none when it passes. */
  messages: string[];
}

/** One thing that Casebook checks. The reference page and the tests are made from what stands here. */
export interface Rule {
  /** `kebab-case`; what it looks at comes first. */
  id: string;
  severity: Severity;
  /** What it says, in one sentence. */
  description: string;
  /** Why that matters to whoever reads the postmortem. */
  reason: string;
  examples: RuleExample[];
  checkDocument: (postmortem: Postmortem, context: RuleContext) => void;
}

/** Declare a rule; the type of each part is checked where it is written. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

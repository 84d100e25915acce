import type { MarkdownDocument } from './markdown/parse.ts';
import type { Edit } from './message.ts';
import type { Position } from './markdown/position.ts';
import type { Postmortem } from './postmortem/postmortem.ts';
import type { Environment, RuleSeverity, Settings, Severity } from './settings.ts';

/** What a rule found, at its place. */
export interface Finding {
  /** `Unexpected X, expected Y`; values in backticks, no final period. */
  reason: string;
  position: Position;
  /** How to mend it, in a sentence. */
  note?: string | undefined;
  /** What would stand there instead, where there is one answer. */
  expected?: string | undefined;
  /** When it weighs less than the rule's other findings. */
  severity?: Severity;
  /** Mends it, all edits together, where there is one answer that does not change what the document means unsaid. */
  fix?: readonly Edit[] | undefined;
}

/** What a rule may know beside the postmortem. */
export interface RuleContext<Options = Record<string, unknown>> extends Environment {
  /** The file that the postmortem was read from: its tree, its text, its frontmatter. */
  document: MarkdownDocument;
  settings: Settings;
  options: Options;
  report: (finding: Finding) => void;
}

/** What a rule that looks at all postmortems may know. */
export interface RepositoryContext {
  settings: Settings;
  /** @param path The postmortem's. */
  report: (path: string, finding: Finding) => void;
}

/** One example of a rule: a document, and what is said about it. */
export interface RuleExample {
  /** A sentence; the test is called by it. */
  name: string;
  /** Where the document stands in the repository, where the rule looks at that. */
  path?: string;
  document: string;
  /**
   * `line:column reason` of every message that the document gets from this rule, with `info` or `warn` in front of
   * the reason where it is not the rule's own severity; none when it passes.
   */
  messages: string[];
  /** Options that differ from the defaults. */
  options?: Record<string, unknown>;
  /** What `--fix` makes of the document; absent when it leaves it as it is. */
  fixed?: string;
  /** Settings that differ from the defaults. */
  settings?: Partial<Settings>;
  /** Other files of the repository. Text where they are postmortems. */
  files?: Record<string, string>;
}

/** An option of a rule: a piece of JSON Schema. */
export type RuleOption = NumberOption | TextsOption;

export interface NumberOption {
  description: string;
  type: 'integer' | 'number';
  minimum: number;
  maximum?: number;
  default: number;
}

export interface TextsOption {
  description: string;
  type: 'array';
  items: { type: 'string'; minLength: 1 };
  default: readonly string[];
}

/** What a rule is given for its options. */
type OptionValues<Options> = {
  [Name in keyof Options]: Options[Name] extends TextsOption ? readonly string[] : number;
};

/** One thing that Casebook checks. The reference page and the tests are made from what stands here. */
export interface Rule {
  /** `kebab-case`; what it looks at comes first. */
  id: string;
  severity: RuleSeverity;
  /** What it says, in one sentence. */
  description: string;
  /** Why that matters to whoever reads the postmortem. */
  reason: string;
  options?: Record<string, RuleOption>;
  /** What `casebook lint --fix` does about it, in one sentence; absent when it has no fix. */
  fix?: string;
  examples: RuleExample[];
  checkDocument?: (postmortem: Postmortem, context: RuleContext) => void;
  checkRepository?: (postmortems: readonly Postmortem[], context: RepositoryContext) => void;
}

/** Declare a rule; its options are what `context.options` holds. */
export function defineRule<const Options extends Record<string, RuleOption>>(
  rule: Omit<Rule, 'options' | 'checkDocument'> & {
    options?: Options;
    checkDocument?: (postmortem: Postmortem, context: RuleContext<OptionValues<Options>>) => void;
  },
): Rule {
  // The engine fills in `options` from the declaration, checked against its schema.
  return rule as Rule;
}
